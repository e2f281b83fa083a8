program mypy dmypy pyright basedpyright flake8 pylint bandit vulture pydocstyle pycodestyle pyflakes
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
