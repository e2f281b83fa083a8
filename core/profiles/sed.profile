# Programs whose operands are programs of their own. Readers: core/src/program/language.
program sed gsed
complete
abbreviate
flag -n --quiet --silent -E -r --regexp-extended -s --separate -u --unbuffered -z --null-data --posix --sandbox --debug --follow-symlinks -b --binary -a
value --line-length
# A flag for BSD, a value for GNU.
config flag -l
sed value -e --expression
source value -f --file
inplace optional -i --in-place -I
info flag --help --version
operands sed plain
shifted plain
safe -n 1,5p a.txt
safe s/w/e/ a.txt
safe -e s/a/b/ -e 3d a.txt
safe -n '/a/,/b/p' src/…
ask -i s/a/b/ a
ask --in-place=.bak p a
ask 's/h/x/w out' a
ask '1e id' a
ask 's/a/b/e' a
ask --expression='1e id' a
ask -f x a
ask '1W x' a
ask -n …
