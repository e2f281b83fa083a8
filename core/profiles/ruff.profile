# ruff 0.8, mypy 1.13, black 24, flake8 7, pylint 3, isort 5, pyright 1.1. Sources: their `--help`.
program ruff
shy
place workspace
complete
responses
globals
variables RUFF_*
flag -v --verbose -q --quiet -s --silent --isolated
value --color
info flag -V --version -h --help
config value --config --cache-dir
safe --version

sub check | linter | rule | config | version | help
flag --no-fix --diff --show-fixes --preview --no-preview --respect-gitignore --no-respect-gitignore --force-exclude --no-force-exclude -n --no-cache -e --exit-zero --exit-non-zero-on-fix --statistics --show-files --show-settings --ignore-noqa --no-unsafe-fixes --all -w --watch
value --output-format --target-version --select --ignore --extend-select --extend-ignore --per-file-ignores --extend-per-file-ignores --fixable --unfixable --extend-fixable --exclude --extend-exclude --stdin-filename --extension --line-length
write flag --fix --fix-only --unsafe-fixes --add-noqa
path value -o --output-file
safe check .
safe check --select E,F src
ask check --fix .
ask check -o x
ask check @x

sub format
flag --check --diff --preview --no-preview --respect-gitignore --no-respect-gitignore -n --no-cache --exit-non-zero-on-format
value --line-length --target-version --exclude --stdin-filename --range --extension
without --check --diff : write
safe format --check .
ask format .

sub clean | server | analyze | analyze graph
is exec
ask clean
