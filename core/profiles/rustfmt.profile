program rustfmt
place workspace
complete
flag --check -q --quiet -v --verbose -l --files-with-diff --backup
value --color --edition
info flag -V --version -h --help
config value --config-path --config --print-config --file-lines
optional --emit +
without --check -l --files-with-diff : write
safe --check src/main.rs
safe --version
ask a.rs
