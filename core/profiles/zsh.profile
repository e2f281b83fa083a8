program zsh fish csh tcsh elvish nu xonsh
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
