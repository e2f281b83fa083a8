program pnpm
shy
place workspace
globals
complete
variables PNPM_HOME
flag -s --silent -r --recursive -w --workspace-root --json --long --parallel --stream --aggregate-output --no-bail --bail --if-present --sequential --sort --no-sort --reverse --color --no-color --frozen-lockfile --no-frozen-lockfile --prefer-offline --offline --ignore-scripts -D --save-dev -P --save-prod --prod --dev --no-optional -O --save-optional -E --save-exact --save-peer --lockfile-only --fix-lockfile --latest -L --force --strict-peer-dependencies --no-strict-peer-dependencies --shamefully-hoist --no-verify-store-integrity --include-workspace-root --fail-if-no-match --use-stderr --yes -y --no-lockfile --report-summary
value --loglevel --reporter --depth --workspace-concurrency --resume-from --changed-files-ignore-pattern -F --filter --filter-prod --test-pattern
info flag -v --version -h --help
config value --config --prefix --registry --store-dir --modules-dir --virtual-store-dir --script-shell --shell --userconfig --global-dir --cache-dir --state-dir --lockfile-dir --node-options --package-import-method --pnpmfile --global-pnpmfile --shell-emulator --npmrc-auth-file
config flag -g --global --ignore-pnpmfile
directory value -C --dir
# A word that is neither a subcommand nor a script is a program that is run.
operands runs plain
tasks build lint typecheck type-check types check format fmt test e2e unit integration coverage ci verify validate codegen generate compile bundle dev start serve preview docs storybook clean fix build:* lint:* typecheck:* type-check:* types:* check:* format:* fmt:* test:* e2e:* unit:* integration:* coverage:* ci:* verify:* validate:* codegen:* generate:* compile:* bundle:* dev:* start:* serve:* preview:* docs:* storybook:* clean:* fix:* : exec
open
safe test
safe --loglevel silent test
ask touch x
safe --filter api build
safe typecheck
safe add left-pad
ask --loglevel silent exec x
ask --color always exec x
ask --script-shell=x test

# Other names as `pnpm help CMD` lists them.
sub run=run-script
keep 1
safe run build

sub test=t,tst | start | list=ls | ll | la | why | outdated | audit | root | bin | licenses | licenses list | config get | config list | store path | store status | help | install-test=it | fetch
safe ls --depth=0

sub install=i | init | add | update=up,upgrade | remove=rm,uninstall,un | link=ln | unlink | import | rebuild=rb | prune | dedupe | patch-commit | pack | ci
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
