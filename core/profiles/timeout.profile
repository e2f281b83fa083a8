program timeout gtimeout
complete
stop
abbreviate
flag --preserve-status --foreground -v --verbose -f -p
value -k --kill-after -s --signal
info flag --help --version
operands plain command
safe 5 ls
safe -k 5 --signal=KILL 5s ls
ask --unknown 5 ls
