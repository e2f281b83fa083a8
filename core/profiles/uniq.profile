program uniq
dash
complete
abbreviate
flag -c --count -d --repeated -D -i --ignore-case -u --unique -z --zero-terminated -NUM
optional --all-repeated --group +
value -f --skip-fields -s --skip-chars -w --check-chars
info flag --help --version
operands plain path
safe -c a.txt
safe a.txt -
ask a.txt b.txt
ask src/…
