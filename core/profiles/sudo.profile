# sudo 1.9. Source: sudo(8).
program sudo
complete
abbreviate
never-suggest
variables SUDO_*
flag -A --askpass -B --bell -b --background -E -H --set-home -K --remove-timestamp -k --reset-timestamp -N --no-update -n --non-interactive -P --preserve-groups -S --stdin -l --list -v --validate
optional --preserve-env
value -C --close-from -g --group -h --host -p --prompt -R --chroot -r --role -T --command-timeout -t --type -U --other-user -u --user -a --auth-type -c --login-class -D --chdir
exec flag -e --edit -i --login -s --shell
info flag -V --version --help
# Variables stand before the command, and options may stand behind them.
operands assignments program
ask ls
ask -u root ls
ask A=b -u root ls
