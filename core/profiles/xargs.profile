program xargs gxargs
complete
stop
abbreviate
appends
flag -0 --null -o --open-tty -p --interactive -r --no-run-if-empty --show-limits -t --verbose -x --exit
optional -e --eof -l --max-lines
value -a --arg-file -d --delimiter -E -L -n --max-args -P --max-procs -s --max-chars -R -S -J
info flag --help --version
# Sets the variable for every command, even `PATH`.
config value --process-slot-var
replace value -I
replace optional -i --replace
operands command
safe cat
safe -0 -n 1 cat
safe -I {} cat {}
ask --process-slot-var=PATH cat
ask --process-slot PATH cat
