# Vitest 3. Source: `vitest --help`.
program vitest
shy
place workspace
complete
globals
open
flag --run -w --watch --no-watch --ui --open --silent --hideSkippedTests --coverage --coverage.enabled --coverage.all --no-coverage --isolate --no-isolate --globals --dom --passWithNoTests --logHeapUsage --allowOnly --dangerouslyIgnoreUnhandledErrors --changed -u --update --no-color --color --no-file-parallelism --fileParallelism --typecheck --typecheck.only --includeTaskLocation --disableConsoleIntercept --no-cache --cache --expandSnapshotDiff --standalone --printConsoleTrace --clearScreen --json --filesOnly --staticParse --no-threads --threads
optional --bail --retry --sequence --sequence.shuffle --sequence.seed --slowTestThreshold --testTimeout --hookTimeout --teardownTimeout --maxConcurrency --minWorkers --pool --shard --exclude --include --coverage.include --coverage.exclude --coverage.reporter --coverage.thresholds --poolOptions --mode --api --expect.poll.timeout --vmMemoryLimit
value -t --testNamePattern --maxWorkers --project
info flag -h --help -v --version
code value -c --config -r --root --dir --environment --reporter --runner --globalSetup --setupFiles --browser --browser.name --configLoader --execArgv --workspace --typecheck.checker --coverage.provider --coverage.customProviderModule --snapshotSerializers --diff --inspect --inspect-brk --inspectBrk
path value --outputFile --coverage.reportsDirectory --attachmentsDir --merge-reports
safe run src/a.test.ts
safe --run
safe run -t 'adds numbers'
ask --config x
ask --reporter=./x.js
ask --outputFile=x
ask --globalSetup x

sub run | watch | dev | related | list | bench | typecheck
safe run

sub init
is code
ask init browser
