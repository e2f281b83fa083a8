# GNU coreutils 9.1.
program chroot
complete
stop
abbreviate
never-suggest
flag --skip-chdir
value --groups --userspec
info flag --help --version
operands config program
ask / ls
