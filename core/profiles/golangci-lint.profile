program golangci-lint staticcheck revive
place workspace
flag -v --verbose --fast --new --no-config --show-stats -h --help --allow-parallel-runners --issues-exit-code
info flag --version
write flag --fix
config value -c --config --path-prefix --modules-download-mode
path value --cpu-profile-path --mem-profile-path --trace-path --output.text.path --output.json.path --out-format --output.html.path
safe run ./...
safe linters
ask run --fix
ask run -c x
