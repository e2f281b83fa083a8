# Their options are not listed; where the command begins is then doubtful.
program pkexec gosu chrt taskset setarch numactl unshare nsenter setpriv capsh fakeroot bwrap firejail systemd-run ltrace gdb perf valgrind dbus-run-session xvfb-run busybox toybox rtk direnv dotenv op caffeinate
stop
never-suggest
operands program
ask ls
ask -n ls
