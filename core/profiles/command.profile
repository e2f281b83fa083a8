program command
complete
stop
flag -p
info flag -v -V
operands command
safe ls
safe -v git
