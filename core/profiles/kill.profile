program kill pkill killall skill xkill taskkill
never-suggest
info flag -l -L --list --table --version --help
operands config
safe -l
ask 1
ask -f x
