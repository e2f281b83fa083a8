program exec builtin nocorrect noglob
stop
never-suggest
operands program
ask ls
