# POSIX.1-2024 and the manuals of Bash 5.2 and Zsh 5.9. The shell itself judges which options change how it reads.
program set
complete
flag -e -u -x +
config value -o : errexit nounset pipefail xtrace
operands code
safe -e
safe -euo pipefail
ask -o posix
ask -a
ask a

program export
complete
safe CI=1
ask -p
