program rustfmt
place workspace
complete
flag --check -q --quiet -v --verbose -l --files-with-diff --backup
value --color --edition --style-edition
info flag -V --version -h --help
config value --config-path --config --print-config --file-lines
optional --emit
exec optional + : stable* beta* nightly* 1.*
without --check : write
safe --check src/main.rs
safe --version
safe --check -l a.rs
ask -l a.rs
ask +/x --check a.rs
ask a.rs
