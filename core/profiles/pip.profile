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

sub install | download | wheel | inject
is exec
flag -U --upgrade --pre --user --no-deps --force-reinstall -I --ignore-installed --ignore-requires-python --no-build-isolation --use-pep517 --check-build-dependencies --break-system-packages --compile --no-compile --no-warn-script-location --no-warn-conflicts --prefer-binary --require-hashes --no-clean --dry-run --include-deps --include-apps --no-verify -f --force
value -r --requirement -c --constraint -e --editable --upgrade-strategy --no-binary --only-binary --platform --python-version --implementation --abi --group --root-user-action
config value -i --index-url --extra-index-url --find-links --pip-args --suffix -C --config-settings --global-option --build-constraint
config flag --no-index
folder value -t --target --prefix --root --src -d --dest -w --wheel-dir
path value --report
ask install x
ask install -U -r requirements.txt
ask install -t x y

sub uninstall
is exec
flag -y --yes --break-system-packages
value -r --requirement --root-user-action
ask uninstall -y x

sub config set | config unset | config edit | cache purge | cache remove | lock | run | upgrade | ensurepath | reinstall | upgrade-all
is exec
ask config set a b
