# Programs whose operands are programs of their own. Readers: core/src/program/language.
program sed gsed
complete
abbreviate
flag -n --quiet --silent -E -r --regexp-extended -s --separate -u --unbuffered -l -z --null-data --posix --sandbox --debug --follow-symlinks -b --binary -a
value --line-length
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

program find gfind
exact
complete
flag -H -L -P -X -E -x -s -d -depth -daystart -follow -ignore_readdir_race -noignore_readdir_race -mount -noleaf -xdev -warn -nowarn -empty -executable -readable -writable -false -true -nogroup -nouser -ls -print -print0 -prune -quit -not -a -and -o -or -sparse
value -D -f -regextype -files0-from -maxdepth -mindepth -amin -anewer -atime -cmin -cnewer -ctime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname -mmin -mtime -name -newer -path -perm -regex -samefile -size -type -uid -used -user -wholename -xtype -context -printf -flags -Bmin -Bnewer -Btime
value -neweraa -newerac -neweram -newerat -newerBB -newerBa -newerBc -newerBm -newerBt -newerca -newercc -newercm -newerct -newerma -newermc -newermm -newermt -newermB -newercB -neweraB
optional -O
info flag -help --help -version --version
write flag -delete
path value -fls -fprint -fprint0
path two -fprintf
command flag -exec -execdir -ok -okdir
safe . -name *.go -type f
safe src -maxdepth 2 -not -path x
safe . -type f ( -name a -o -name b )
safe src/… -name x
ask . -delete
ask . -fprint x
ask . -fprintf x %p
ask . -fls x
ask . -exec touch x ;
ask . -ok rm {} +
ask . …

program test [
operands expression
safe -f a
safe a = b
safe -n … -a -d x
ask -v 'a[$(id)]'
ask …

program printf
operands format
safe %s a
safe '%s\n' …
ask -v 'a[$(id)]' x
ask …

program read
value -d -i -n -N -p -t -u
flag -r -s -e -E
operands name
safe -r line
safe -p x name
ask 'a[$(id)]'
ask …
