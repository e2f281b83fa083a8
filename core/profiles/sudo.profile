program sudo doas pkexec gosu chroot unshare nsenter setpriv capsh fakeroot bwrap firejail systemd-run flock watch strace ltrace gdb perf valgrind parallel entr watchexec dbus-run-session xvfb-run busybox toybox rtk direnv dotenv op caffeinate
stop
never-suggest
flag -E -H -n -i -s -k -K -b -S -t -d -g -e -x -c -f -q -v -w -F --fork --preserve-env --non-interactive
value -u -o -p -h -C --user --group --interval
operands program
ask ls
ask -n ls
