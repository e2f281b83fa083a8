# procps 4. Without `-x` the words are joined into a line for a shell.
program watch parallel entr watchexec
stop
never-suggest
flag -b --beep -c --color -d --differences -e --errexit -g --chgexit -p --precise -q --equexit -r --no-rerun -t --no-title -w --no-wrap -x --exec -C --no-color -s
value -n --interval
info flag -h --help -v --version
operands shell
ask ls
ask -n 2 ls
