# util-linux 2.38.
program ionice
complete
stop
never-suggest
flag -t --ignore
value -c --class -n --classdata
config value -p --pid -P --pgid -u --uid
info flag -h --help -V --version
operands program
ask -c 3 ls
