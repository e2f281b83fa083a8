program base64
complete
abbreviate
flag -d -D --decode -i --ignore-garbage
value -w --wrap -b --break
info flag --help --version -h
path value -o --output
safe -d a
ask -o x a
