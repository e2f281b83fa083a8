# pytest 8 with pytest-cov and pytest-xdist. Source: `pytest --help`.
program pytest py.test
shy
place workspace
complete
abbreviate
responses
variables PYTEST_ADDOPTS PYTEST_PLUGINS
operands source
flag --disable-plugin-autoload --force-short-summary --stepwise-reset --sw-reset -q -qq --quiet -v -vv -vvv --verbose -x --exitfirst -s -l --showlocals --no-showlocals --lf --last-failed --ff --failed-first --nf --new-first --sw --stepwise --sw-skip --stepwise-skip --co --collect-only --no-header --no-summary --strict-markers --strict-config --strict --disable-warnings --disable-pytest-warnings --runxfail --markers --fixtures --funcargs --fixtures-per-test --doctest-modules --doctest-ignore-import-errors --doctest-continue-on-failure --keep-duplicates --collect-in-virtualenv --noconftest --cache-clear --setup-only --setup-show --setup-plan --full-trace --trace-config --continue-on-collection-errors --no-cov --no-cov-on-fail --cov-append --cov-branch --cov-reset --force-sugar --benchmark-only --benchmark-skip --benchmark-disable --snapshot-update --asyncio-debug --xfail-tb --no-fold-skipped --fold-skipped --forked --pyargs
optional --cache-show --cov
warning value -W --pythonwarnings
covreport value --cov-report
value --log-auto-indent --log-cli-date-format --log-disable --log-file-date-format --log-file-format --log-file-mode --max-warnings --report-chars -k -m -r -n --numprocesses --dist --maxfail --tb --show-capture --capture --color --code-highlight --durations --durations-min --deselect --ignore --ignore-glob --import-mode --verbosity --timeout --timeout-method --log-level --log-format --log-date-format --log-cli-level --log-cli-format --log-file-level --assert --reruns --reruns-delay --asyncio-mode --last-failed-no-failures --lfnf --doctest-glob --doctest-report --junit-prefix --junitprefix --cov-fail-under --cov-context --count --randomly-seed --maxprocesses --max-worker-restart --session-timeout
info flag -h --help -V --version
code value -p : no:*
code value --confcutdir --pdbcls -c --config-file --rootdir --pastebin --cov-config -o --override-ini --rsyncdir --tx --px
code flag --pdb --trace
write optional --debug
path value --basetemp --junitxml --junit-xml --log-file --report-log --html --resultlog
safe -q
safe tests/test_a.py::test_b -v -s
safe -k x --tb=short
safe -W error::DeprecationWarning -p no:cacheprovider
ask -W error::evil.X
ask @args
safe 'tests/a.py::t[2]' -x
ask -p evil
ask -c other.ini
ask --rootdir=x
ask --basetemp=x
ask --junit-xml=x
