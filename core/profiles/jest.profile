program jest vitest ava mocha playwright cypress ts-node tsx nx turbo lerna next vite webpack rollup esbuild parcel astro nuxt svelte-kit svelte-check storybook biome oxlint stylelint knip depcheck size-limit tap c8 nyc
place workspace
flag --run --watch --watchAll --ci --coverage --verbose --silent --bail -i --runInBand --passWithNoTests --noEmit --noStackTrace --no-coverage --no-color --color --listTests --onlyChanged -o --forceExit --detectOpenHandles --json --no-cache --errors-only --ui -u --update --updateSnapshot --changed --hideSkippedTests --no-watch --expand --logHeapUsage --findRelatedTests --clearMocks --resetMocks --restoreMocks --showConfig
value -t --testNamePattern --testPathPattern --testPathPatterns --maxWorkers -w --testTimeout --selectProjects --shard -g --grep --project --retries --workers --max-workers
info flag --version -v --help -h
code value -c --config --setupFiles --setupFilesAfterEnv --globalSetup --globalTeardown --testRunner --transform --runner --testEnvironment --resolver --reporters --preset --rootDir --roots --moduleNameMapper --plugin -r --require --import --loader --reporter --environment --testSequencer --prettierPath --snapshotSerializers --watchPlugins --filter --haste --modulePaths --moduleDirectories --dir --root --configLoader --node-options --browser
path value --outputFile --coverageDirectory --cacheDirectory --output-file --coverage.reportsDirectory --outDir --outfile --outdir -d
source value -e --eval -p --print
write flag --write --fix --apply --unsafe --init --clearCache
config value --cwd -C --tsconfig
safe --ci
safe run src/a.test.ts
ask --config x
ask --globalSetup=x
ask --outputFile=x
