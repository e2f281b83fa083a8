# Shells. The script of `-c` is a line of its own; a file, or the input, is code.
program sh bash dash ash ksh mksh yash rbash rksh rdash oksh lksh posh
complete
stop
never-suggest
input-code
flag -e -u -x -v -n -f -a -b -h -k -m -p -t -B -C -E -H -P -T -r --norc --noprofile --posix --restricted --verbose --debugger
value -o -O +o +O
# What is turned off; `+c` is `-c`.
exec optional + : e u x v n f a b h k m p B C E H P T ex eu ux eux xe ue xv
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
ask +e -c ls
ask +c ls
ask
ask -s
