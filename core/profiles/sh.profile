# Shells. The script of `-c` is a line of its own; a file, or the input, is code.
program sh bash dash ash ksh mksh yash
complete
stop
never-suggest
input-code
flag -e -u -x -v -n -f -a -b -h -k -m -p -t -B -C -E -H -P -T -r --norc --noprofile --posix --restricted --verbose --debugger
value -o -O +o +O
shift flag -c
stdin flag -s
info flag --version --help
config flag -i -l --login --dump-po-strings --dump-strings -D
config value --rcfile --init-file
operands code plain
shifted script plain
ask -c ls
ask script.sh
ask -lc ls
ask
ask -s
