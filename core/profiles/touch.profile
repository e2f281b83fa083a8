# Everything named is made or changed. GNU coreutils 9.1 and the BSD manual pages.
program touch truncate
complete
abbreviate
flag -a -c --no-create -f -h --no-dereference -m -o --io-blocks
value --time -d --date -r --reference -t -A -s --size
info flag --help --version
operands path
ask a
ask -t 202001010000 a
safe --version
