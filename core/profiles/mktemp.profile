# Makes a file or folder under a name that it prints.
program mktemp
complete
abbreviate
flag -d --directory -u --dry-run -q --quiet -t
optional --tmpdir
write value -p --suffix
info flag --help --version
operands write
safe
safe -d
ask x.XXXX
ask -p dir
