program nice
complete
stop
abbreviate
flag -NUM
value -n --adjustment
info flag --help --version
operands command
safe -n5 ls
safe -5 ls
safe ls
