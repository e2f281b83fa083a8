program yarn yarnpkg
shy
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
