program stdbuf
complete
stop
abbreviate
value -i --input -o --output -e --error
info flag --help --version
operands command
safe -oL ls
