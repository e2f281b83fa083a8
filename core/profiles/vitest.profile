# Vitest 3. Source: `vitest --help`.
program vitest
shy
place workspace
complete
globals
open
flag --run -w --watch --no-watch --ui --open --silent --hideSkippedTests --coverage --coverage.enabled --coverage.all --no-coverage --isolate --no-isolate --globals --dom --passWithNoTests --logHeapUsage --allowOnly --dangerouslyIgnoreUnhandledErrors --changed -u --update --no-color --color --no-file-parallelism --fileParallelism --typecheck --typecheck.only --includeTaskLocation --disableConsoleIntercept --no-cache --cache --expandSnapshotDiff --standalone --printConsoleTrace --clearScreen --json --filesOnly --staticParse --no-threads --threads
optional --bail --retry --sequence --sequence.shuffle --sequence.seed --slowTestThreshold --testTimeout --hookTimeout --teardownTimeout --maxConcurrency --minWorkers --pool --shard --exclude --include --coverage.include --coverage.exclude --coverage.thresholds --poolOptions --mode --api --expect.poll.timeout --vmMemoryLimit
value -t --testNamePattern --maxWorkers --project
info flag -h --help -v --version
code value -c --config -r --root --dir --runner --globalSetup --setupFiles --browser --browser.name --configLoader --execArgv --workspace --typecheck.checker --coverage.customProviderModule --snapshotSerializers --diff --inspect --inspect-brk --inspectBrk
code value --environment : node jsdom happy-dom edge-runtime
code value --reporter : default basic verbose dot json tap tap-flat junit hanging-process github-actions tree
# A name that is no report of Istanbul is a module.
code value --coverage.reporter : clover cobertura html html-spa json json-summary lcov lcovonly none teamcity text text-lcov text-summary
code value --coverage.provider : v8 istanbul
path value --outputFile --coverage.reportsDirectory --attachmentsDir --merge-reports
safe run src/a.test.ts
safe --run
safe run -t 'adds numbers'
safe --coverage.reporter=lcov --changed=main
ask --coverage.reporter=./x.js
ask --changed=--output=x
ask --config x
ask --reporter=./x.js
safe run --reporter=verbose --environment jsdom
ask --outputFile=x
ask --globalSetup x

sub run | watch | dev | related | list | bench | typecheck
safe run

sub init
is code
ask init browser
