program uv
shy
complete
globals
place workspace
variables UV_*
flag -q --quiet -v --verbose --offline --no-progress --native-tls --no-cache -n --no-config --managed-python --no-managed-python --no-python-downloads --system-certs
value --color
info flag -V --version -h --help
config value --config-file --cache-dir --project --index --default-index -i --index-url --extra-index-url -f --find-links --allow-insecure-host --index-strategy --keyring-provider -p --python
directory value --directory
safe --version

sub tree | pip list | pip show | pip freeze | pip check | pip tree | python list | python find | python dir | tool list | tool dir | cache dir | version | help | self version | export
flag --all-extras --no-dev --frozen --locked --outdated --all-groups --no-hashes --editable --exclude-editable --strict --system --only-installed --all-versions
value --package --extra --group --format --depth -d --prune --exclude --only-group
path value -o --output-file
safe tree
safe pip list

sub run
exec value --with --with-editable --with-requirements -s --script --env-file
module value -m --module
flag --all-extras --no-dev --frozen --locked --no-sync --isolated --no-project --active --exact --all-packages --no-env-file --dev
value --package --extra --group --only-group --no-group
stop
operands runs plain
ask run pytest
ask run -m pytest

# Packages run their own build code.
sub sync | lock | add | remove | pip install | pip uninstall | pip sync
is exec
flag --all-extras --no-dev --dev --only-dev --all-groups --no-default-groups --frozen --locked --no-sync --no-install-project --no-install-workspace --inexact --exact --active --all-packages --dry-run --check -U --upgrade --refresh --reinstall --no-build --no-binary --no-deps --pre --user --system --break-system-packages --require-hashes --strict --no-build-isolation --no-editable --editable --raw --workspace --no-workspace
value --extra --no-extra --group --no-group --only-group --package -P --upgrade-package --reinstall-package --refresh-package --no-install-package --optional --marker -r --requirements --requirement -c --constraints --constraint -e --resolution --prerelease --link-mode --branch --tag --rev --bounds --no-build-package --no-binary-package --only-binary
ask sync --all-extras
ask add --dev x
ask pip install -r requirements.txt

sub init | build | publish | venv | pip compile | python install | python uninstall | python pin | python upgrade | tool run | tool install | tool uninstall | tool upgrade | tool update-shell | cache clean | cache prune | self update | auth | format | generate-shell-completion
is exec
ask venv
ask pip compile x
