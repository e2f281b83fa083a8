program python python3 python2 pypy3 python3.8 python3.9 python3.10 python3.11 python3.12 python3.13 python3.14 py
complete
stop
never-suggest
input-code
flag -b -bb -B -d -E -I -O -OO -P -q -s -S -u -v -x
value --check-hash-based-pycs
warning value -W
config value -X
info flag -V --version -h -? --help --help-env --help-xoptions --help-all -VV
source final -c
module final -m
code flag -i
stdin flag -
operands code plain
shifted plain
safe --version
ask script.py
ask -c 'print(1)'
ask -Ic x
ask -m pytest
ask -m pytest -p evil
ask
ask -

# What `python -m unittest` reads; it loads tests from where it is told.
program unittest
complete
abbreviate
flag -v --verbose -q --quiet --locals -f --failfast -c --catch -b --buffer
value -k --durations
info flag -h --help
code value -s --start-directory -t --top-level-directory : INSIDE
value -p --pattern
safe -v
safe tests.test_a
safe discover
safe discover -s tests/unit -t .
ask discover -s /tmp/x
ask discover --start=../x
