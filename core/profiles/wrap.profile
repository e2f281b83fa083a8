# Programs that run the command in their arguments. Transparent ones add nothing of their own.
program time
complete
stop
flag -p --portability -v --verbose -q --quiet -l -h
value -f --format
info flag -V --version --help
path value -o --output
write flag -a --append
operands command
safe -p ls
ask -o x ls

program timeout gtimeout
complete
stop
abbreviate
flag --preserve-status --foreground -v --verbose -f -p
value -k --kill-after -s --signal
info flag --help --version
operands plain command
safe 5 ls
safe -k 5 --signal=KILL 5s ls
ask --unknown 5 ls

program nice
complete
stop
abbreviate
flag -NUM
value -n --adjustment
info flag --help --version
operands command
safe -n5 ls
safe -5 ls
safe ls

program stdbuf
complete
stop
abbreviate
value -i --input -o --output -e --error
info flag --help --version
operands command
safe -oL ls

program command
complete
stop
flag -p
info flag -v -V
operands command
safe ls

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

program xargs gxargs
complete
stop
abbreviate
appends
flag -0 --null -o --open-tty -p --interactive -r --no-run-if-empty --show-limits -t --verbose -x --exit
optional -e --eof -l --max-lines
value -a --arg-file -d --delimiter -E -L -n --max-args -P --max-procs --process-slot-var -s --max-chars -R -S -J
info flag --help --version
replace value -I
replace optional -i --replace
operands command
safe cat
safe -0 -n 1 cat
safe -I {} cat {}

program nohup setsid ionice chrt taskset setarch linux32 linux64 numactl unbuffer catchsegv
stop
never-suggest
flag -c -C -t --ctty --wait -w -f --fork
value -n -p -P -u
operands program
ask ls

program sudo doas pkexec gosu chroot unshare nsenter setpriv capsh fakeroot bwrap firejail systemd-run flock watch strace ltrace gdb perf valgrind parallel entr watchexec dbus-run-session xvfb-run busybox toybox rtk direnv dotenv op caffeinate
stop
never-suggest
flag -E -H -n -i -s -k -K -b -S -t -d -g -e -x -c -f -q -v -w -F --fork --preserve-env --non-interactive
value -u -o -p -h -C --user --group --interval
operands program
ask ls
ask -n ls

program exec builtin nocorrect noglob
stop
never-suggest
operands program
ask ls

# Shells. The script of `-c` is a line of its own; a file, or the input, is code.
program sh bash dash ash ksh mksh yash
complete
stop
never-suggest
input-code
flag -e -u -x -v -n -f -a -b -h -k -m -p -t -B -C -E -H -P -T -r --norc --noprofile --posix --restricted --verbose --debugger
value -o -O +o +O
shift flag -c
stdin flag -s
info flag --version --help
config flag -i -l --login --dump-po-strings --dump-strings -D
config value --rcfile --init-file
operands code plain
shifted script plain
ask -c ls
ask script.sh
ask -lc ls
ask
ask -s

program zsh fish csh tcsh elvish nu xonsh pwsh powershell cmd
stop
never-suggest
input-code
shift flag -c
config flag -i -l --login
info flag --version --help
operands code plain
shifted code plain
ask -c ls
ask x


program su runuser script
stop
never-suggest
script value -c --command
flag -l --login -m -p -q -e -a -f - -P
value -s --shell -g -G -u
operands write program
ask -c ls
ask root
