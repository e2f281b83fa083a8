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

sub sync | lock | add | remove | init | build | publish | venv | pip install | pip uninstall | pip sync | pip compile | python install | python uninstall | python pin | python upgrade | tool run | tool install | tool uninstall | tool upgrade | tool update-shell | cache clean | cache prune | self update | auth | format | generate-shell-completion
is exec
ask sync
ask pip install x
