# GNU coreutils 9.1 and the BSD manual pages.
program cp
complete
abbreviate
flag --parents -d -a --archive --attributes-only -f --force -i --interactive -H -l --link -L --dereference -n --no-clobber -P --no-dereference -p -R -r --recursive --remove-destination --strip-trailing-slashes -T --no-target-directory -u -v --verbose -x --one-file-system -Z -c -X -N --debug --copy-contents
optional --preserve --reflink --context --update
value --sparse --no-preserve
info flag --help --version
folder value -t --target-directory
write flag -s --symbolic-link
write flag -b
write optional --backup
write value -S --suffix
last path
ask a b
ask -t dir a
ask -r a …
safe --version
