# Everything named is made or changed. GNU coreutils 9.1 and the BSD manual pages.
program mkdir touch mkfifo mknod truncate chattr
complete
abbreviate
flag -p --parents -v --verbose -Z -a -c --no-create -f -h --no-dereference -m -o --io-blocks -A -R
optional --context
value --mode --time -d --date -r --reference -t -s --size
info flag --help --version
operands path
ask a
ask -p a/b
safe --version
