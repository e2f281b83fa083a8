# util-linux 2.38. The lock file is made where it does not stand; `-c` may follow it.
program flock
complete
never-suggest
flag -s --shared -x -e --exclusive -u --unlock -n --nb --nonblock -o --close -F --no-fork --verbose
value -w --timeout -E --conflict-exit-code
script value -c --command
info flag -h --help -V --version
operands path program
ask /tmp/l ls
ask -n /tmp/l -c ls
