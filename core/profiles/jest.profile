# Jest 29 and 30. Source: `jest --help`.
program jest
shy
place workspace
complete
flag --all --automock -b --ci --clearMocks --collectCoverage --coverage --no-coverage --color --colors --no-color --debug --detectLeaks --detectOpenHandles --errorOnDeprecated -e --expand --findRelatedTests --forceExit --injectGlobals --json --lastCommit --listTests --logHeapUsage --no-cache --cache --noStackTrace -o --onlyChanged -f --onlyFailures --openHandlesTimeout --passWithNoTests --randomize --resetMocks --resetModules --restoreMocks -i --runInBand --runTestsByPath --showConfig --showSeed --silent --skipFilter -u --updateSnapshot --useStderr --verbose --watch --watchAll --watchman --no-watchman --waitForUnhandledRejections --workerThreads
optional --bail --changedSince --collectCoverageFrom --coveragePathIgnorePatterns --coverageThreshold --coverageProvider --maxConcurrency -w --notify --notifyMode --selectProjects --ignoreProjects --shard --testLocationInResults --testMatch --testPathIgnorePatterns --testPathPatterns --testRegex --testTimeout --watchPathIgnorePatterns --workerIdleMemoryLimit --seed --moduleFileExtensions --unmockedModulePathPatterns --modulePathIgnorePatterns --transformIgnorePatterns --fakeTimers
value -t --testNamePattern --maxWorkers --testPathPattern
info flag -h --help --version
code value -c --config --testEnvironmentOptions --filter --globalSetup --globalTeardown --globals --haste --moduleNameMapper --preset --prettierPath --resolver --rootDir --runner --runtime --testResultsProcessor --testRunner --testSequencer --transform
code many --moduleDirectories --modulePaths --projects --roots --setupFiles --setupFilesAfterEnv --snapshotSerializers --watchPlugins
code value --env --testEnvironment : node jsdom
code many --reporters : default summary github-actions
# A name that is no report of Istanbul is a module.
code many --coverageReporters : clover cobertura html html-spa json json-summary lcov lcovonly none teamcity text text-lcov text-summary
path value --cacheDirectory --coverageDirectory --outputFile
write flag --init --clearCache
safe --ci --coverage src/a.test.ts
safe -t 'adds numbers'
ask --config x
safe --reporters=default --env jsdom
safe --coverageReporters text lcov --coverage
safe --changedSince=main
safe --bail=-1
ask --reporters ./x.js
ask --reporters default ./x.js
ask --reporters=default ./x.js
ask --coverageReporters=./x.js
ask --coverageReporters text ./x.js
ask --changedSince=--output=x
ask --globalSetup=x
ask --outputFile=x
ask --coverageDirectory x
