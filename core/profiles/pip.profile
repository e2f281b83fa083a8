# pip 24. Sources: `pip help CMD`. A package that is installed runs its own build code.
program pip pip3 pipx
globals
complete
variables PIP_*
flag --debug --isolated --require-virtualenv -v -vv -vvv --verbose -q -qq --quiet --no-input --no-color --no-cache-dir --disable-pip-version-check --no-python-version-warning
value --retries --timeout --exists-action --trusted-host --use-feature --use-deprecated --keyring-provider --progress-bar
info flag -V --version -h --help
config value --python --proxy --cert --client-cert --cache-dir --resume-retries
path value --log
safe --version
ask --python x list

sub list | show | freeze | check | search | index versions | config list | config get | cache list | cache info | cache dir | debug | help | inspect | hash | completion | environment
flag -o --outdated -u --uptodate -e --editable -l --local --user --pre --not-required --exclude-editable --include-editable -f --files --all -a -A
value --format --path --exclude -r --requirement --platform --python-version --implementation --abi
config value -i --index-url --extra-index-url --find-links
config flag --no-index
safe list --outdated
safe show x
safe freeze

sub install | download | wheel | uninstall | config set | config unset | config edit | cache purge | cache remove | lock | run | upgrade | inject | ensurepath | reinstall | upgrade-all
is exec
ask install x
