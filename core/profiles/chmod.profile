# GNU coreutils 9.1 and the BSD manual pages. A mode such as `-x` looks like an option.
program chmod
complete
flag -c --changes -f --silent --quiet -v --verbose --no-preserve-root -R --recursive --preserve-root --dereference -h --no-dereference -H -L -P
shift flag -x -X -w -r -s -t -rx -wx -rw -rwx
shift value --reference
shift optional +
info flag --help --version
operands plain path
shifted path
ask +x a.sh
ask -x a.sh
ask -R u+x dir
ask 644 a b
safe --version
