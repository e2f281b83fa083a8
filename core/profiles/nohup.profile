program nohup linux32 linux64 unbuffer
complete
stop
never-suggest
info flag --help --version
operands program
ask ls
