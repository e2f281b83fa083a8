# GNU coreutils 9.1.
program install ginstall
complete
abbreviate
flag -C --compare -c -D -p --preserve-timestamps -T --no-target-directory -v --verbose -Z --preserve-context
value -m --mode -o --owner -g --group
path value -t --target-directory
exec flag -s --strip
exec value --strip-program
write flag -b -d --directory
write optional --backup
write value -S --suffix
operands path
ask a b
ask -d x
