program black isort autopep8 yapf autoflake pyupgrade
place workspace
flag --check --diff -q --quiet -v --verbose --color --no-color --fast --safe --preview -c --check-only
value -l --line-length -t --target-version --exclude --include --extend-exclude --profile
info flag --version -h --help
config value --config --sp --settings-path
without --check --check-only --diff -c : write
safe --check .
safe --diff src
ask .
