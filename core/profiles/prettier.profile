program prettier
# Settings beside a file may be code.
operands source
shy
place workspace
complete
flag -c --check -l --list-different --no-color --color --no-semi --single-quote --jsx-single-quote --use-tabs --no-bracket-spacing --bracket-same-line --require-pragma --insert-pragma --no-editorconfig --no-config -u --ignore-unknown --no-error-on-unmatched-pattern --cache --with-node-modules --support-info --no-plugin-search --vue-indent-script-and-style --experimental-ternaries --single-attribute-per-line
optional --prose-wrap --end-of-line --trailing-comma --arrow-parens --quote-props --html-whitespace-sensitivity --embedded-language-formatting --cache-strategy --file-info --find-config-path --range-start --range-end --config-precedence --object-wrap --experimental-operator-position
value --tab-width --print-width --parser --log-level --stdin-filepath --ignore-path
info flag -v --version -h --help
config value --config --plugin --plugin-search-dir
write flag -w --write
path value --cache-location
safe --check .
safe --check src/…
ask --write .
ask --plugin=x a
