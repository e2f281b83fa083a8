# Programs that run what a file of the project says. Sources: their `--help`.
program ninja
place workspace
never-suggest
complete
flag -v --verbose --quiet -n
value -j -k -l
info flag --version -h --help
config value -f -d -w
config value -t : list targets commands inputs query compdb graph
directory value -C
safe test
safe -j8 -k 0 all
ask -f x
ask --no-such

program just
place workspace
never-suggest
complete
flag -n --dry-run -q --quiet -v --verbose -u --unsorted -l --list --summary --evaluate --dump --check --changelog --groups --variables --yes --no-deps --no-highlight --highlight --no-dotenv --no-aliases --one --timestamp --explain --time --list-submodules --unstable --shell-command --clear-shell-args
value -s --show --usage --color --dump-format --list-heading --list-prefix --timestamp-format --command-color --alias-style
info flag -V --version -h --help
config value -f --justfile -d --working-directory --dotenv-path -E --dotenv-filename --cygpath --tempdir -g --global-justfile
config two --set
exec final -c --command
exec value --shell --shell-arg --chooser
exec flag --choose -e --edit --fmt --init
assigns
config optional *=
safe test
safe --list
ask --command x
ask --set a b test

program rake
place workspace
never-suggest
complete
abbreviate
flag --all -A -j -m --multitask -n --dry-run -q --quiet -s --silent -v --verbose --trace --backtrace -P --prereqs -T --tasks -W --where -D --describe -N --no-search --nosearch --job-stats
info flag -V --version -h -H --help
config value -f --rakefile -R --rakelibdir --rakelib -I --libdir -C --directory
config flag -G --no-system -g --system
code value -r --require -e --execute -p --execute-print -E --execute-continue
assigns
config optional *=
safe test
safe -s spec
ask -e x
ask --requ x

# They run tasks of the project, and programs behind `exec`.
program mise rtx tox nox poe
place workspace
never-suggest
open
globals
flag -v -vv -q --verbose --quiet -n --dry-run
value -j --jobs
info flag --version -h --help
config value -f -C --file --config -c --conf --directory -d -x --override -p --project -P
directory value --cd
safe test
safe -v test
ask -c x

sub run=r
keep 1
operands plain
safe run x

sub exec=x | execute | shell | activate | env | use=u,global | watch
is exec
operands program
ask exec -- x
ask x node -- evil

sub install=i | upgrade=up | plugins=p | plugin | trust | settings | set | unset | config | link | sync | implode | self-update | uninstall | prune
is config
ask install x
ask trust

# Here `run` takes a program, too.
program hatch pdm devbox rye pixi
place workspace
never-suggest
open
globals
flag -v -q --verbose --quiet -n --dry-run
info flag --version -h --help
config value -f -C --config -c -d -p --project -P --manifest-path
safe build
ask -c x

sub run
operands runs plain
tasks build lint typecheck type-check types check format fmt test e2e unit integration coverage ci verify validate codegen generate compile bundle dev start serve preview docs storybook clean fix build:* lint:* typecheck:* type-check:* types:* check:* format:* fmt:* test:* e2e:* unit:* integration:* coverage:* ci:* verify:* validate:* codegen:* generate:* compile:* bundle:* dev:* start:* serve:* preview:* docs:* storybook:* clean:* fix:* : exec
safe run test
ask run x

sub exec | shell | global | env run
is exec
operands program
ask shell

# Not every option of these is listed.
program meson bazel buck2 task mage ant sbt lein scons invoke lefthook pre-commit
place workspace
never-suggest
flag -v -n -k -q --verbose --quiet --dry-run
value -j --jobs
info flag --version --help -h
config value -f -C --file --justfile --set --config -c --directory -d --init_script
exec value --run_under --shell_executable --workspace_status_command
config value --bazelrc --system_rc --taskfile
directory value --cd
safe test
safe run fmt
ask -f x
ask run --run_under=x //a:b
