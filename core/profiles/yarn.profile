# yarn 1.22 and 4. Sources: `yarn help`, `yarn CMD --help`. What stands behind a script belongs to the script, but
# yarn looks for its settings among all arguments.
program yarn yarnpkg
shy
place workspace
complete
globals
variables YARN_*
flag -s --silent --json --verbose --frozen-lockfile --immutable --immutable-cache --offline --prefer-offline --ignore-scripts --ignore-engines --ignore-platform --ignore-optional --non-interactive --no-progress --production --prod -D --dev -P --peer -O --optional -E --exact -T --tilde -C --caret -F --fixed -A --all -R --recursive -W --ignore-workspace-root-check --check-cache --check-files --check-resolutions --inline-builds -v --no-lockfile --pure-lockfile --flat --har --force --no-bin-links --no-emoji --no-default-rc --no-node-version-check --skip-integrity-check --strict-semver --update-checksums --link-duplicates --focus --audit --latest -L --refresh-lockfile --name-only --top-level -i --interactive --cached -c --strict
optional --emoji --mode
value --pattern --depth --network-timeout --network-concurrency --otp --groups --level --severity --environment --scope -S --from
info flag --version -h --help
config value --cwd --use-yarnrc --registry --modules-folder --cache-folder --preferred-cache-folder --global-folder --prefix --mutex --script-shell --link-folder --proxy --https-proxy --use-manifest
config flag -g --global
open
loose
safe test
safe lint --fix-nothing
safe --network-timeout 5 test
ask --use-yarnrc x test
ask test --use-yarnrc x
ask run test --use-yarnrc x
ask --network-timeout 5 dlx x
ask --network-timeout 5 publish
ask --not-known test

sub run
keep 1
loose
safe run build --any

sub install | add | remove | upgrade | up | upgrade-interactive | outdated | why | list | ls | info | audit | check | licenses | licenses list | dedupe | import | autoclean | help | version | versions | bin | cache dir | cache list | config get | config list | workspaces list | workspaces info | npm audit | npm info | constraints | constraints query | explain | search | rebuild | owner list | tag list | team list
open
safe install --immutable
safe list --pattern react --depth 0
safe workspaces list --json
ask install --use-yarnrc x
ask add -g x

# The word behind the workspace is a script or a subcommand of its own.
sub workspace
operands plain runs plain
tasks run install add remove up build lint typecheck type-check types check format fmt test e2e unit integration coverage ci verify validate codegen generate compile bundle dev start serve preview docs storybook clean fix build:* lint:* typecheck:* type-check:* types:* check:* format:* fmt:* test:* e2e:* unit:* integration:* coverage:* ci:* verify:* validate:* codegen:* generate:* compile:* bundle:* dev:* start:* serve:* preview:* docs:* storybook:* clean:* fix:* : exec
loose
keep 1
safe workspace web
safe workspace web test --any
safe workspace web run x
ask workspace web exec x
ask workspace web dlx x

sub workspaces run
keep 1
loose
safe workspaces run build

sub workspaces foreach | workspaces focus
flag --since -p --parallel -t --topological --topological-dev -n --dry-run --no-private
value --include --exclude -j --jobs
operands runs plain
tasks run install add remove up build lint typecheck type-check types check format fmt test e2e unit integration coverage ci verify validate codegen generate compile bundle dev start serve preview docs storybook clean fix build:* lint:* typecheck:* type-check:* types:* check:* format:* fmt:* test:* e2e:* unit:* integration:* coverage:* ci:* verify:* validate:* codegen:* generate:* compile:* bundle:* dev:* start:* serve:* preview:* docs:* storybook:* clean:* fix:* : exec
loose
safe workspaces foreach --all run build
ask workspaces foreach exec x

sub exec | node | dlx | create | init | global | set version | set resolution | plugin import | config set | config unset | config delete | policies | link | unlink | unplug | publish | pack | npm publish | npm login | npm logout | npm tag | patch | patch-commit | login | logout | owner | tag | team | self-update | generate-lock-entry | cache clean | constraints source | plugin | plugin list | plugin runtime | plugin remove | plugin check | stage
is exec
operands runs plain
ask dlx x
ask node x
ask config set x y
