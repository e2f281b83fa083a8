# GNU coreutils 9.1 and the BSD manual pages.
program cp
complete
abbreviate
flag -d -a --archive --attributes-only -f --force -i --interactive -H -L --dereference -n --no-clobber -P --no-dereference -p -R -r --recursive --remove-destination --strip-trailing-slashes -T --no-target-directory -u -v --verbose -x --one-file-system -Z -c -X -N --debug --copy-contents
optional --preserve --reflink --context --update
value --sparse --no-preserve
info flag --help --version
folder value -t --target-directory
# A link leads what is granted out of its folder, and a path that is kept leads anywhere in it, or out of it.
write flag -s --symbolic-link -l --link --parents
write flag -b
write optional --backup
write value -S --suffix
last path
ask a b
ask -t dir a
ask -r a …
ask -l a b
ask -al a b
ask --parents a/x b
safe --version
