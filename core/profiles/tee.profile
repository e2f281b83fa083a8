program tee
complete
abbreviate
flag -a --append -i --ignore-interrupts -p
optional --output-error
info flag --help --version
operands path
safe --version
ask a.txt
ask -a a.txt
ask -
ask …
