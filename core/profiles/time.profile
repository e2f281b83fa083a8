# Programs that run the command in their arguments. Transparent ones add nothing of their own.
program time
complete
stop
flag -p --portability -v --verbose -q --quiet -l -h
value -f --format
info flag -V --version --help
path value -o --output
write flag -a --append
operands command
safe -p ls
ask -o x ls
