# GNU coreutils 9.1 and the BSD manual pages. What is moved away is changed too.
program mv rename prename
complete
abbreviate
flag -f --force -i --interactive -n --no-clobber --strip-trailing-slashes -T --no-target-directory -u -v --verbose -Z --context -h --debug --exchange --no-copy
optional --update
info flag --help --version
path value -t --target-directory
write flag -b
write optional --backup
write value -S --suffix
operands path
ask a b
safe --version
