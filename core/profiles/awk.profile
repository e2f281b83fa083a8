program awk gawk mawk nawk original-awk
complete
stop
abbreviate
flag -c --traditional -C --copyright -g --gen-pot -M --bignum -N --use-lc-numeric -n --non-decimal-data -O --optimize -P --posix -r --re-interval -s --no-optimize -S --sandbox -t --lint-old -V --csv -k --csv-mode
optional -L --lint
value -F --field-separator -v --assign
info flag -h --help --version
awk value -e --source
source value -f --file -E --exec
code value -i --include -l --load
write optional -d --dump-variables -o --pretty-print -p --profile -D --debug
config value -W
operands awk plain
shifted plain
safe '{print $1}' a.txt
safe -F: '$3 > 5 {print}' a
safe '/a|b/ {n++} END {print n}' a
safe -v x=1 'NR==x' src/…
ask '{print > "x"}' a
ask 'BEGIN {system("id")}'
ask '{print | "sh"}'
ask '{"id" | getline x}'
ask -f x a
ask -i inplace x a
ask …
