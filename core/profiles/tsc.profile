program tsc vue-tsc
shy
place workspace
complete
responses
holds flag --noEmit
flag -w --watch --strict --pretty --skipLibCheck --listFiles --listFilesOnly --showConfig --traceResolution --diagnostics --extendedDiagnostics --explainFiles --noErrorTruncation --preserveWatchOutput --force -f --verbose -v --dry -d --clean --noUnusedLocals --noUnusedParameters --esModuleInterop --allowJs --checkJs --isolatedModules --resolveJsonModule --noImplicitAny --strictNullChecks --allowSyntheticDefaultImports --downlevelIteration --experimentalDecorators --emitDecoratorMetadata --declaration --emitDeclarationOnly --sourceMap --inlineSourceMap --inlineSources --removeComments --importHelpers --noResolve --noLib --forceConsistentCasingInFileNames --listEmittedFiles --stopBuildOnErrors --all --noEmitOnError --verbatimModuleSyntax --erasableSyntaxOnly --allowImportingTsExtensions --incremental --composite --noCheck
value --target -t --module -m --lib --jsx --moduleResolution --types --locale --max --customConditions --baseUrl
info flag --version --help -h
# The file that is read anyway.
config value -p --project : . ./ tsconfig.json ./tsconfig.json
config value --typeRoots --paths --plugins --rootDir --rootDirs
config flag -b --build --init
path value --outDir --outFile --declarationDir --tsBuildInfoFile --generateTrace --generateCpuProfile --declarationMap
safe --noEmit
safe --noEmit --pretty false
ask --outDir x
ask -p other
ask --noEmit -p ../tsconfig.json
safe --noEmit -p tsconfig.json
safe --noEmit --project .
ask --noEmit false
ask --noEmit a.ts @x
