# What is changed stands in the patch.
program patch
complete
abbreviate
operands write
write flag -R --reverse -N --forward -E -f --force -t --batch -s --quiet -u -p --dry-run --binary -l -b --backup
write value -d --directory -i --input -o --output -r --reject-file -B -D -F -g -V -x -Y -z --strip
info flag --version -v --help
safe --version
ask -p1
