# GNU coreutils 9.1 and the BSD manual pages.
program ln link symlink
complete
abbreviate
flag -d -F --directory -f --force -i --interactive -L --logical -n --no-dereference -P --physical -r --relative -T --no-target-directory -v --verbose -h
info flag --help --version
folder value -t --target-directory
# A link leads what is granted out of its folder.
write flag -s --symbolic
write flag -b
write optional --backup
write value -S --suffix
last path
ask -s a b
safe --version
