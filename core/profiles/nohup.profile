program nohup unbuffer
complete
stop
never-suggest
info flag --help --version
operands program
ask ls
