# util-linux 2.38: options may stand behind the user, and further arguments are the shell's.
program su
never-suggest
abbreviate
script value -c --command --session-command
flag - -l --login -m -p --preserve-environment -P --pty -T --no-pty -f --fast
value -g --group -G --supp-group -w --whitelist-environment
exec value -s --shell
info flag -h --help -V --version
operands config exec
ask -c ls
ask root
ask root -c ls
ask - root -c ls

program runuser
never-suggest
abbreviate
script value -c --command --session-command
flag - -l --login -m -p --preserve-environment -P --pty -T --no-pty -f --fast
value -u --user -g --group -G --supp-group -w --whitelist-environment
exec value -s --shell
info flag -h --help -V --version
operands exec
ask -u root ls
ask root -c ls

# A command may follow the file, for BSD at once and for util-linux behind `--`.
program script
never-suggest
abbreviate
script value -c --command
flag -a --append -e --return -f --flush --force -q --quiet -d -k -p -r -F
optional -t --timing
value -E --echo -o --output-limit -m --logging-format
path value -I --log-in -O --log-out -B --log-io -T --log-timing
info flag -h --help -V --version
operands path exec
ask -c ls
ask -q x ls
ask x
