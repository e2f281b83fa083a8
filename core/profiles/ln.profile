# GNU coreutils 9.1 and the BSD manual pages.
program ln link symlink
complete
abbreviate
flag -d -F --directory -f --force -i --interactive -L --logical -n --no-dereference -P --physical -r --relative -T --no-target-directory -v --verbose -h
info flag --help --version
folder value -t --target-directory
write flag -s --symbolic
write flag -b
write optional --backup
write value -S --suffix
# Either kind of link leads what is granted out of its folder: to write to the link is to write to what it names.
operands write
last path
ask -s a b
ask a b
ask -t dir a
safe --version
