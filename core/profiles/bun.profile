program bun
shy
place workspace
globals
complete
variables BUN_*
flag --silent --bun -b --watch --hot --smol --no-clear-screen --if-present --verbose -d --dev -D -E --exact --production -p --frozen-lockfile --no-save --save --dry-run --force -f --no-cache --no-verify --ignore-scripts --no-progress --no-summary --update-snapshots -u --only --todo --coverage --all -a --no-install --optional --peer --yarn
optional --bail --reporter --coverage-reporter --elide-lines --concurrency --jsx-factory --jsx-fragment --conditions --target --filter --seed
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

# A file, a script, or else a program that is run.
sub run
keep 1
operands runs plain
tasks build lint typecheck type-check types check format fmt test e2e unit integration coverage ci verify validate codegen generate compile bundle dev start serve preview docs storybook clean fix build:* lint:* typecheck:* type-check:* types:* check:* format:* fmt:* test:* e2e:* unit:* integration:* coverage:* ci:* verify:* validate:* codegen:* generate:* compile:* bundle:* dev:* start:* serve:* preview:* docs:* storybook:* clean:* fix:* : exec
safe run build
safe run lint:fix
safe run test src/…
ask run ./x.ts
ask run test:/x
ask run touch x

sub test
operands plain
safe test src

sub install | i | add | a | remove | rm | update | outdated | link | unlink | pm | pm ls | pm bin | pm hash | pm cache | pm trust | why | audit | info | patch
operands plain
safe pm ls
safe install

sub build | create | init | x | repl | exec | publish | upgrade | c
is exec
operands runs plain
ask x tsc
ask build a.ts
