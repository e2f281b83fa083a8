program python python3 python2 pypy3 python3.8 python3.9 python3.10 python3.11 python3.12 python3.13 python3.14 py
complete
stop
never-suggest
input-code
flag -b -bb -B -d -E -I -O -OO -P -q -s -S -u -v -x
value -W --check-hash-based-pycs
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
