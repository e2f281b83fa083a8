# Checkers that are not named by a preset; not every option is listed.
program dmypy bandit vulture pydocstyle pycodestyle pyflakes
place workspace
variables MYPYPATH
flag -v --verbose --strict --ignore-missing-imports --no-incremental --pretty --show-error-codes --no-error-summary --show-error-context --show-column-numbers --explicit-package-bases --namespace-packages --check-untyped-defs --stats --warnings --skipunannotated --exit-zero --count --statistics --show-source -q --quiet --no-color-output --disallow-untyped-defs --warn-unused-ignores --outputjson -r -ll
value --follow-imports --python-version --exclude -p --package -m --module --select --ignore --extend-ignore --max-line-length --disable --enable -d -e --level --pythonversion --pythonplatform --max-complexity --per-file-ignores
info flag -V --version -h --help
config value --config-file -c --command --rcfile --project --venvpath --config --append-config --cache-dir --typeshed-path --typeshedpath --custom-typeshed-dir --shadow-file
code value --load-plugins --init-hook --python-executable --pythonpath --plugins
write flag --install-types --createstub --generate-rcfile
path value --junit-xml --html-report --txt-report --xml-report --any-exprs-report --cobertura-xml-report --linecount-report --lineprecision-report --linecoverage-report --xslt-html-report --xslt-txt-report --output-file --output --tee -o
safe src
safe --strict .
ask --config-file x .
ask --python-executable x .

# mypy 1.13 to 2.0. Source: `mypy --help`.
program mypy
place workspace
complete
abbreviate
negations
responses
flag --no-native-parser -v --verbose --warn-unused-configs --no-namespace-packages --ignore-missing-imports --follow-untyped-imports --no-site-packages --no-silence-site-packages --disallow-any-expr --disallow-any-decorated --disallow-any-explicit --disallow-any-generics --disallow-any-unimported --disallow-subclassing-any --disallow-untyped-calls --disallow-untyped-defs --disallow-incomplete-defs --check-untyped-defs --disallow-untyped-decorators --implicit-optional --no-strict-optional --warn-redundant-casts --warn-unused-ignores --no-warn-no-return --warn-return-any --warn-unreachable --report-deprecated-as-note --allow-untyped-globals --allow-redefinition --allow-redefinition-old --allow-redefinition-new --no-implicit-reexport --strict-equality --strict-equality-for-none --no-strict-bytes --extra-checks --strict --show-error-context --show-column-numbers --show-error-end --hide-error-codes --show-error-code-links --pretty --no-color-output --no-error-summary --show-absolute-path --no-incremental --sqlite-cache --cache-fine-grained --no-fixed-format-cache --skip-version-check --skip-cache-mtime-checks --show-traceback --tb --raise-exceptions --warn-incomplete-stub --scripts-are-modules --non-interactive --explicit-package-bases --exclude-gitignore --show-error-codes --warn-no-return --strict-optional --namespace-packages --site-packages --silence-site-packages --incremental --color-output --error-summary --local-partial-types --implicit-reexport --strict-bytes --allow-untyped-calls --allow-untyped-defs --fast-exit --stats
value --enable-incomplete-feature -O --output --follow-imports --python-version --platform --always-true --always-false --untyped-calls-exclude --deprecated-calls-exclude --disable-error-code --enable-error-code -n --num-workers --junit-format --find-occurrences --exclude -m --module -p --package
info flag -h --help -V --version
config value --config-file --cache-dir --custom-typing-module --custom-typeshed-dir -c --command
config two --shadow-file
code value --python-executable
code flag --pdb
write flag --install-types
path value --junit-xml --timing-stats --line-checking-stats
folder value --any-exprs-report --cobertura-xml-report --html-report --linecount-report --linecoverage-report --lineprecision-report --txt-report --xml-report --xslt-html-report --xslt-txt-report
safe --strict --no-incremental src
safe -p pkg --python-version 3.12
ask --config-file x .
ask --python-exec=x .
ask --timing-stats x src
ask @args

# pyright 1.1. Source: `pyright --help`.
program pyright basedpyright
place workspace
complete
flag --dependencies --ignoreexternal --outputjson --skipunannotated --stats --verbose --warnings -w --watch
optional --threads
value --level --pythonplatform --pythonversion --verifytypes
info flag -h --help --version
config value -p --project -t --typeshedpath -v --venvpath
code value --pythonpath
write value --createstub
safe src
safe --outputjson --level error src
ask -p x
ask --createstub x

# flake8 7. Source: `flake8 --help`.
program flake8
place workspace
complete
abbreviate
flag -v --verbose --isolated -q --quiet --count --hang-closing --disable-noqa --show-source --no-show-source --statistics --exit-zero --tee --benchmark --bug-report --doctests
value --enable-extensions --require-plugins --color --exclude --extend-exclude --filename --stdin-display-name --format --ignore --extend-ignore --per-file-ignores --max-line-length --max-doc-length --indent-size --select --extend-select -j --jobs --max-complexity --builtins --docstring-convention
info flag -h --help --version
config value --append-config --config
path value --output-file
safe --max-line-length 100 --statistics src
ask --outpu=x
ask --conf x src

# pylint 3 and 4. Source: `pylint --long-help`.
program pylint
place workspace
complete
abbreviate
flag --generate-rcfile --generate-toml-config --errors-only -E --verbose -v --enable-all-extensions --exit-zero --from-stdin
value --ignore --ignore-patterns --ignore-paths --persistent --fail-under --fail-on --jobs -j --limit-inference-results --recursive --py-version --ignored-modules --analyse-fallback-blocks --clear-cache-post-run --prefer-stubs --reports -r --score -s --msg-template --confidence --enable -e --disable -d --max-nested-blocks --never-returning-functions --suggest-join-with-non-empty-separator --ignore-on-opaque-inference --mixin-class-rgx --ignore-mixin-members --ignored-checks-for-mixins --ignore-none --ignored-classes --generated-members --contextmanager-decorators --missing-member-hint-distance --missing-member-max-choices --missing-member-hint --signature-mutators --known-side-effects-only-functions --notes --notes-rgx --check-fixme-in-docstring --max-args --max-positional-arguments --max-locals --max-returns --max-branches --max-statements --max-parents --ignored-parents --max-attributes --min-public-methods --max-public-methods --max-bool-expr --exclude-too-few-public-methods --check-str-concat-over-line-jumps --check-quote-consistency --spelling-dict --spelling-ignore-words --spelling-store-unknown-words --max-spelling-suggestions --spelling-ignore-comment-directives --init-import --dummy-variables-rgx --additional-builtins --callbacks --redefining-builtins-modules --ignored-argument-names --allow-global-unused-variables --allowed-redefined-builtins --defining-attr-methods --valid-classmethod-first-arg --valid-metaclass-classmethod-first-arg --exclude-protected --check-protected-access-in-special-methods --overgeneral-exceptions --timeout-methods --good-names --good-names-rgxs --bad-names --bad-names-rgxs --name-group --include-naming-hint --property-classes --argument-naming-style --argument-rgx --attr-naming-style --attr-rgx --class-naming-style --class-rgx --class-attribute-naming-style --class-attribute-rgx --class-const-naming-style --class-const-rgx --const-naming-style --const-rgx --function-naming-style --function-rgx --inlinevar-naming-style --inlinevar-rgx --method-naming-style --method-rgx --module-naming-style --module-rgx --paramspec-rgx --typealias-rgx --typevar-rgx --typevartuple-rgx --variable-naming-style --variable-rgx --no-docstring-rgx --docstring-min-length --max-line-length --ignore-long-lines --ignore-pattern-in-long-lines --single-line-if-stmt --single-line-class-stmt --max-module-lines --indent-string --indent-after-paren --expected-line-ending-format --deprecated-modules --preferred-modules --known-standard-library --known-first-party --known-third-party --allow-any-import-level --allow-wildcard-with-all --allow-reexport-from-package --min-similarity-lines --ignore-comments --ignore-docstrings --ignore-imports --ignore-signatures --logging-modules --logging-format-style
info flag -h --help --long-help --list-msgs --list-msgs-enabled --list-groups --list-conf-levels --list-extensions --full-documentation --version
info value --help-msg
config value --rcfile --source-roots
code value --init-hook --load-plugins --evaluation --extension-pkg-allow-list --extension-pkg-whitelist --unsafe-load-any-extension
code value --output-format -f : text colorized json json2 parseable msvs github no-header
path value --output --import-graph --ext-import-graph --int-import-graph --spelling-private-dict-file
safe --disable C0114 -f json src
ask --load-plugins=x src
ask --init-hoo=x src
ask --evaluation=x src
ask --output-format=json:x src
