# Interpreters. Code in the arguments, in a file or on the input needs a rule that spells it.
program node nodejs
complete
stop
never-suggest
input-code
place workspace
flag --test-only --watch --no-warnings --trace-warnings --trace-uncaught --trace-deprecation --no-deprecation --throw-deprecation --pending-deprecation --enable-source-maps --experimental-strip-types --experimental-vm-modules --experimental-json-modules --experimental-modules --experimental-test-coverage --experimental-transform-types --no-experimental-strip-types --expose-gc --preserve-symlinks --preserve-symlinks-main --use-openssl-ca --use-bundled-ca --abort-on-uncaught-exception --harmony --jitless --frozen-intrinsics --test-force-exit --test-update-snapshots --experimental-test-isolation --trace-exit --trace-sync-io --trace-tls --verify-base-objects --zero-fill-buffers --no-addons --permission
optional --max-old-space-size --max-semi-space-size --stack-size --stack-trace-limit --test-concurrency --test-timeout --test-name-pattern --test-skip-pattern --unhandled-rejections --max-http-header-size --dns-result-order --icu-data-dir --input-type --test-shard --test-isolation
# With it Node looks for the tests by itself, and reads no code from its input.
info flag --test
info flag -v --version -h --help --v8-options --completion-bash
code value -r --require --import --loader --experimental-loader --env-file --env-file-if-exists --test-global-setup --experimental-config-file
source value -e --eval -p --print -pe -C --conditions --run
source flag -c --check -i --interactive
code optional --inspect --inspect-brk --inspect-wait
code value --test-reporter : spec tap dot junit lcov
write flag --cpu-prof --heap-prof --prof --build-snapshot --report-on-fatalerror --experimental-sea-config
path value --cpu-prof-dir --cpu-prof-name --heap-prof-dir --heap-prof-name --diagnostic-dir --report-dir --report-directory --report-filename --redirect-warnings --test-reporter-destination --trace-event-file-pattern --tls-keylog --disable-warning-file --localstorage-file --snapshot-blob
stdin flag -
operands code plain
shifted plain
safe --version
safe --test --test-only
safe --test --test-reporter=tap
ask --test --test-reporter=./x.js
ask --test a.test.js
ask --test --import ./x.js
ask script.js
ask -e x
ask --require ./x.js -v
ask -p 1
ask
ask -
