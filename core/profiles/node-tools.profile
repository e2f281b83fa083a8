# Package managers of JavaScript. `npm run x` runs what package.json says, hence the place.
program npm
place workspace
complete
globals
variables npm_config_* NPM_CONFIG_*
flag -s --silent -q --quiet -d -dd -ddd --verbose -w --workspaces --include-workspace-root --no-workspaces --if-present --json --long -l --parseable -p --all -a --no-color --color --no-progress --progress --no-audit --audit --no-fund --fund --no-save --save -S --save-dev -D --save-exact -E --save-optional -O --save-prod -P --save-peer --dry-run --no-package-lock --package-lock --package-lock-only --legacy-peer-deps --no-legacy-peer-deps --strict-peer-deps --prefer-offline --prefer-online --offline --no-optional --production --ignore-scripts --no-update-notifier --no-bin-links --yes -y --no --force -f --foreground-scripts --prefer-dedupe --no-shrinkwrap --engine-strict --link --unicode --description --ignore-existing --timing
optional --loglevel --omit --include --only --depth --workspace --audit-level --access --tag --otp --searchlimit --color --json --before --fetch-retries --fetch-timeout --maxsockets --cpu --os --libc --install-strategy
value -w -C
info flag -v --version -h --help -? -H --usage
config value --prefix --registry --userconfig --globalconfig --cache --script-shell --shell --node-options --init-module --git --viewer --editor --browser --npm-version --cafile --proxy --https-proxy --noproxy --user-agent --local-prefix --tmp --local-address --cert --key --ca --scripts-prepend-node-path --pack-destination --node-gyp --python --auth-type
config flag -g --global --location --ignore-prefix --strict-ssl --no-strict-ssl
open
safe --version
safe -s test
ask --prefix x test
ask --script-shell=x run y

sub test | t | tst
flag --
safe test
safe test -- --watch=false
ask test --prefix x
ask run x --script-shell=./evil

sub run | run-script | rum | urn
keep 1
safe run build
safe run test:unit -- -t x
safe run --silent lint

sub start | stop | restart
flag --
safe start

sub ls | list | la | ll | view | info | show | v | outdated | ping | whoami | root | bin | why | explain | search | find | fund | doctor | audit | query | sbom | diff | help | help-search | pkg get | config get | config list | config ls | get | dist-tag ls | owner ls | team ls | token list | access list | profile get | cache verify | cache ls | completion | prefix | stars
safe ls --depth=0
safe view react version
ask view x --userconfig=y

sub install | i | in | add | ci | clean-install | install-test | it | update | up | upgrade | uninstall | un | remove | rm | r | dedupe | ddp | prune | rebuild | rb | pack | link | ln | init | create | audit fix | shrinkwrap | version
safe ci --ignore-scripts
safe install -D left-pad
ask install -g x

sub exec | x
exec value -c --call --package
operands runs plain
ask exec eslint
ask exec -c id

sub publish | unpublish | deprecate | login | logout | adduser | owner | token | access | team | org | profile | hook | star | unstar | dist-tag
is exec
ask publish

sub config | config set | config delete | config edit | set | pkg set | pkg delete | pkg fix | edit | explore | docs | repo | bugs | home | cache clean | cache add
is config
ask config set script-shell x
ask set x y

program npx bunx pnpx uvx
place workspace
never-suggest
stop
flag -y --yes --no --no-install --quiet -q --bun --verbose --silent -n --no-progress --offline --isolated --ignore-existing --prefer-offline
info flag --version -v --help -h
exec value -p --package -c --call --from --with --with-editable --with-requirements --python --shell -s --node-arg --script-shell --userconfig --cache --index-url --registry --shell-auto-fallback --prefix -w --workspace --directory --project
operands runs plain
ask cowsay x
ask tsc --noEmit
ask -p x y

program pnpm
place workspace
globals
complete
variables PNPM_HOME
flag -s --silent -r --recursive -w --workspace-root --json --long --parallel --stream --aggregate-output --no-bail --bail --if-present --sequential --sort --no-sort --reverse --color --no-color --frozen-lockfile --no-frozen-lockfile --prefer-offline --offline --ignore-scripts -D --save-dev -P --save-prod --prod --dev --no-optional -O --save-optional -E --save-exact --save-peer --lockfile-only --fix-lockfile --latest -L --force --strict-peer-dependencies --no-strict-peer-dependencies --shamefully-hoist --no-verify-store-integrity --include-workspace-root --fail-if-no-match --use-stderr --yes -y --no-lockfile --report-summary
optional --loglevel --reporter --depth --workspace-concurrency --resume-from --changed-files-ignore-pattern
value -F --filter --filter-prod --test-pattern
info flag -v --version -h --help
config value --config --prefix --registry --store-dir --modules-dir --virtual-store-dir --script-shell --shell --userconfig --global-dir --cache-dir --state-dir --lockfile-dir --node-options --package-import-method --pnpmfile --global-pnpmfile --shell-emulator --npmrc-auth-file
config flag -g --global --ignore-pnpmfile
directory value -C --dir
operands plain
open
safe test
safe --filter api build
safe typecheck
ask --script-shell=x test

sub run | run-script
keep 1
safe run build

sub test | t | start | list | ls | ll | la | why | outdated | audit | root | bin | licenses | licenses list | config get | config list | store path | store status | help | install-test | it | fetch
safe ls --depth=0

sub install | i | add | update | up | upgrade | remove | rm | uninstall | un | link | unlink | import | rebuild | rb | prune | dedupe | patch-commit | pack | ci | init
safe install --frozen-lockfile
ask add -g x

sub exec | dlx | create
exec flag -c --shell-mode
exec value --package
operands runs plain
ask exec tsc
ask dlx x

sub publish | deploy | config set | config delete | env use | setup | self-update | store prune | patch | server start | login | approve-builds
is config
ask config set x y

program yarn yarnpkg
place workspace
globals
variables YARN_*
flag -s --silent --json --verbose --frozen-lockfile --immutable --offline --prefer-offline --ignore-scripts --ignore-engines --ignore-optional --non-interactive --no-progress --production -D --dev -P --peer -O --optional -E --exact -T --tilde -A --all -R --recursive -W --ignore-workspace-root-check --check-cache --inline-builds -v --no-lockfile --pure-lockfile --flat --har --force
value --pattern --depth
info flag --version -h --help
config value --cwd --use-yarnrc --registry --modules-folder --cache-folder --preferred-cache-folder --global-folder --prefix --mutex --script-shell --link-folder --proxy --https-proxy --use-manifest
config flag -g --global
open
safe test
safe lint
ask --use-yarnrc x test

sub run | workspace
keep 1
safe run build

sub exec | node | dlx | create | global | set version | set resolution | plugin import | config set | config unset | policies | link | unlink | publish | npm publish | npm login | patch | patch-commit
is exec
operands runs plain
ask dlx x
ask node x
ask config set x y

program bun
place workspace
globals
complete
variables BUN_*
flag --silent --bun -b --watch --hot --smol --no-clear-screen --if-present --verbose -d --dev -D -E --exact --production -p --frozen-lockfile --no-save --save --dry-run --force -f --no-cache --no-verify --ignore-scripts --no-progress --no-summary --update-snapshots -u --only --todo --coverage --all -a --no-install --optional --peer --yarn
optional --bail --timeout --rerun-each --test-name-pattern --reporter --coverage-reporter --elide-lines --concurrency --jsx-factory --jsx-fragment --conditions --target --filter --seed
value -t -F --timeout --rerun-each --test-name-pattern
info flag -v --version -h --help --revision
directory value --cwd
code value -r --preload --require --import -c --config --env-file --define --loader --drop --tsconfig-override --registry --cafile --ca --cache-dir --backend --extension-order --main-fields --shell
code optional --inspect --inspect-brk --inspect-wait
source value -e --eval --print
path value --coverage-dir --outfile --outdir --root --reporter-outfile
config flag -g --global --install
open
operands code plain
safe test
safe test x.test.ts
safe run typecheck
safe --version
ask x.ts
ask -e x
ask --preload x test

sub run
keep 1
operands plain
safe run build

sub test
operands plain
safe test src

sub install | i | add | a | remove | rm | update | outdated | link | unlink | pm | pm ls | pm bin | pm hash | pm cache | pm trust | why | audit | info | init | patch
operands plain
safe pm ls
safe install

sub build | create | x | repl | exec | publish | upgrade | c
is exec
operands runs plain
ask x tsc
ask build a.ts

program tsc vue-tsc
place workspace
complete
flag --noEmit -w --watch --strict --pretty --skipLibCheck --listFiles --listFilesOnly --showConfig --traceResolution --diagnostics --extendedDiagnostics --explainFiles --noErrorTruncation --preserveWatchOutput --force -f --verbose -v --dry -d --clean --noUnusedLocals --noUnusedParameters --esModuleInterop --allowJs --checkJs --isolatedModules --resolveJsonModule --noImplicitAny --strictNullChecks --allowSyntheticDefaultImports --downlevelIteration --experimentalDecorators --emitDecoratorMetadata --declaration --emitDeclarationOnly --sourceMap --inlineSourceMap --inlineSources --removeComments --importHelpers --noResolve --noLib --forceConsistentCasingInFileNames --listEmittedFiles --stopBuildOnErrors --all --noEmitOnError --verbatimModuleSyntax --erasableSyntaxOnly --allowImportingTsExtensions --incremental --composite --noCheck
value --target -t --module -m --lib --jsx --moduleResolution --types --locale --max --customConditions --baseUrl
info flag --version --help -h
config value -p --project --typeRoots --paths --plugins --rootDir --rootDirs
config flag -b --build --init
path value --outDir --outFile --declarationDir --tsBuildInfoFile --generateTrace --generateCpuProfile --declarationMap
safe --noEmit
safe --noEmit --pretty false
ask --outDir x
ask -p other

program eslint
place workspace
complete
flag --quiet --no-error-on-unmatched-pattern --no-warn-ignored --cache --no-cache --no-inline-config --color --no-color --debug --pass-on-no-patterns --exit-on-fatal-error --no-ignore --report-unused-disable-directives --stats --stdin --fix-dry-run --no-eslintrc --no-config-lookup --env-info --error-on-unmatched-pattern --warn-ignored
value --ext --rule --global --max-warnings --env --cache-strategy --fix-type --stdin-filename --report-unused-disable-directives-severity --ignore-pattern --flag --print-config --concurrency --parser-options
info flag -v --version -h --help
config value -c --config --resolve-plugins-relative-to --plugin --parser --rulesdir --ignore-path --suppressions-location
code value -f --format
config flag --init --inspect-config
write flag --fix --suppress-all --prune-suppressions
path value -o --output-file --cache-file --cache-location
safe .
safe src --ext .ts,.tsx
safe --max-warnings 0 src/a.ts
ask --fix src
ask -c x .
ask --rulesdir x .

program prettier
place workspace
complete
flag -c --check -l --list-different --no-color --color --no-semi --single-quote --jsx-single-quote --use-tabs --no-bracket-spacing --bracket-same-line --require-pragma --insert-pragma --no-editorconfig --no-config -u --ignore-unknown --no-error-on-unmatched-pattern --cache --with-node-modules --support-info --no-plugin-search --vue-indent-script-and-style --experimental-ternaries --single-attribute-per-line
optional --tab-width --print-width --prose-wrap --end-of-line --trailing-comma --arrow-parens --quote-props --html-whitespace-sensitivity --embedded-language-formatting --parser --log-level --stdin-filepath --cache-strategy --file-info --find-config-path --range-start --range-end --config-precedence --object-wrap --experimental-operator-position
value --tab-width --print-width --parser --log-level --stdin-filepath --ignore-path
info flag -v --version -h --help
config value --config --plugin --plugin-search-dir
write flag -w --write
path value --cache-location
safe --check .
safe --check src/…
ask --write .
ask --plugin=x a

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
