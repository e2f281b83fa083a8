# Everything named is made or changed. GNU coreutils 9.1 and the BSD manual pages.
program mkdir mkfifo mknod
complete
abbreviate
flag -p --parents -v --verbose -Z
optional --context
value -m --mode
info flag --help --version
operands path
ask a
ask -p a/b
safe --version
