# util-linux 2.38.
program setsid
complete
stop
never-suggest
flag -c --ctty -f --fork -w --wait
info flag -h --help -V --version
operands program
ask -f ls
