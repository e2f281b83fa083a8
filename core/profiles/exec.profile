program exec builtin nocorrect noglob
stop
complete
flag -c -l
value -a
never-suggest
operands program
ask ls
