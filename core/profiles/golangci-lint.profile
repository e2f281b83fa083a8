# golangci-lint 1.64 and 2. Sources: `golangci-lint CMD --help`.
program golangci-lint
place workspace
complete
globals
flag -v --verbose
value --color
info flag --version -h --help
path value --cpu-profile-path --mem-profile-path --trace-path
safe --version
ask --conf x

sub run
flag --fast --fast-only --new --no-config --show-stats --allow-parallel-runners --allow-serial-runners --print-resources-usage --whole-files --enable-all --disable-all
optional --tests --print-issued-lines --print-linter-name --uniq-by-line --sort-results --skip-dirs-use-default --exclude-use-default --exclude-dirs-use-default --exclude-case-sensitive --output.text.print-linter-name --output.text.print-issued-lines --output.text.colors --output.tab.print-linter-name --output.tab.colors --output.junit-xml.extended
value -j --concurrency --timeout --build-tags -D --disable -E --enable --enable-only --default -p --presets --skip-dirs --skip-files -e --exclude --exclude-files --exclude-dirs --exclude-generated --include --max-issues-per-linter --max-same-issues --new-from-rev --new-from-patch --new-from-merge-base --issues-exit-code --go --path-mode --sort-order
config value -c --config --modules-download-mode --path-prefix
write flag --fix
# `KIND:PATH` writes there.
write value --out-format : colored-line-number line-number json colored-tab tab html checkstyle code-climate junit-xml junit-xml-extended github-actions teamcity sarif
write value --output.text.path --output.json.path --output.tab.path --output.html.path --output.checkstyle.path --output.code-climate.path --output.junit-xml.path --output.teamcity.path --output.sarif.path : stdout stderr
safe run ./...
safe run --timeout 5m -E gosec --out-format=line-number
safe run --output.json.path stdout
ask run --fix
ask run -c x
ask run --output.sarif.path=x
ask run --out-format json:x

sub linters | formatters | help | help linters | help formatters | version | config path | config verify | cache status | completion
flag --fast --no-config --json --debug --short
config value -c --config
safe linters
safe version

sub fmt | migrate | custom | cache clean
is write
ask fmt

# staticcheck 2025.1. Source: `staticcheck -help`.
program staticcheck
single
place workspace
complete
optional -matrix -merge -show-ignored -tests
value -checks -explain -f -fail -go -tags -debug.max-concurrent-jobs
info flag -h -help -version -debug.version -list-checks
path value -debug.cpuprofile -debug.memprofile -debug.trace -debug.measure-analyzers
safe ./...
safe -checks all -f stylish ./...
ask -debug.cpuprofile=x ./...

# revive 1.5. Source: `revive -help`.
program revive
single
place workspace
complete
optional -set_exit_status
value -exclude -formatter -max_open_files
info flag -h -help -version
config value -config
safe -formatter friendly ./...
ask -config x ./...
