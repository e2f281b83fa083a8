program env
complete
stop
abbreviate
flag -0 --null -v --debug --list-signal-handling
info flag --help --version
config flag -i --ignore-environment
config value -u --unset -C --chdir -P
exec value -S --split-string
optional --default-signal --ignore-signal --block-signal
operands assignments command
safe ls
ask A=b ls
ask -i ls
ask -S 'touch x'
ask --split-string='touch x'
ask -u PATH ls
