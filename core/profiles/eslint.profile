program eslint
# Settings beside a file may be code.
operands source
shy
place workspace
complete
flag --quiet --no-error-on-unmatched-pattern --no-warn-ignored --cache --no-cache --no-inline-config --color --no-color --debug --pass-on-no-patterns --exit-on-fatal-error --no-ignore --report-unused-disable-directives --stats --stdin --fix-dry-run --no-eslintrc --no-config-lookup --env-info --error-on-unmatched-pattern --warn-ignored
value --ext --rule --global --max-warnings --env --cache-strategy --fix-type --stdin-filename --report-unused-disable-directives-severity --ignore-pattern --flag --print-config --concurrency --parser-options
info flag -v --version -h --help
config value -c --config --resolve-plugins-relative-to --plugin --parser --rulesdir --ignore-path --suppressions-location
code value -f --format : stylish json html json-with-metadata compact unix tap checkstyle jslint-xml junit visualstudio
config flag --init --inspect-config
write flag --fix --suppress-all --prune-suppressions
path value -o --output-file --cache-file --cache-location
safe .
safe src --ext .ts,.tsx
safe --max-warnings 0 src/a.ts
ask --fix src
safe -f json src
ask -f ./x.js src
ask -c x .
ask --rulesdir x .
