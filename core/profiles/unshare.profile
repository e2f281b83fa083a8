# Their options are not listed; where the command begins is then doubtful.
program fakeroot fakeroot-ng bwrap firejail systemd-run systemd-inhibit ltrace gdb perf valgrind rr heaptrack dbus-launch xvfb-run busybox toybox rtk caffeinate proot fakechroot eatmydata torsocks torify proxychains proxychains4 tsocks rlwrap cgexec choom cpulimit chronic ifne retry dumb-init tini catchsegv xcrun
stop
never-suggest
operands program
ask ls
ask -n ls

# util-linux 2.38 to 2.41. Sources: `NAME --help`.
program taskset
complete
stop
abbreviate
never-suggest
flag -a --all-tasks -c --cpu-list
config flag -p --pid
info flag -h --help -V --version
operands plain program
ask 1 ls
ask -c 1 ls

# With some policies newer versions take no priority.
program chrt
complete
stop
abbreviate
never-suggest
flag -b --batch -d --deadline -e --ext -f --fifo -i --idle -o --other -r --rr -R --reset-on-fork -a --all-tasks -m --max -v --verbose
value -T --sched-runtime -P --sched-period -D --sched-deadline
config flag -p --pid
info flag -h --help -V --version
operands exec program
ask 1 ls
ask -f 1 ls
ask -b ls

program prlimit
complete
stop
abbreviate
never-suggest
flag --noheadings --raw --verbose
optional -c --core -d --data -e --nice -f --fsize -i --sigpending -l --memlock -m --rss -n --nofile -q --msgqueue -r --rtprio -s --stack -t --cpu -u --nproc -v --as -x --locks -y --rttime
value -o --output
config value -p --pid
info flag -h --help -V --version
operands program
ask --nofile=1 ls
ask -n1 ls

program unshare
complete
stop
abbreviate
never-suggest
flag -f --fork -r --map-root-user -c --map-current-user --map-auto --keep-caps
optional -m --mount -u --uts -i --ipc -n --net -p --pid -U --user -C --cgroup -T --time --kill-child --mount-proc --mount-binfmt
value --map-user --map-group --map-users --map-groups --propagation --setgroups -S --setuid -G --setgid --monotonic --boottime -l --load-interp
config value -R --root -w --wd
info flag -h --help -V --version
operands program
ask ls
ask -r --map-user 0 ls

program nsenter
complete
stop
abbreviate
never-suggest
flag -a --all --preserve-credentials -F --no-fork -Z --follow-context -e --env -c --join-cgroup --keep-caps
optional -m --mount -u --uts -i --ipc -n --net -p --pid -C --cgroup -U --user -T --time -r --root -w --wd --user-parent
value -t --target -S --setuid -G --setgid -W --wdns -N --net-socket
info flag -h --help -V --version
operands program
ask -t 1 -m ls

program setpriv
complete
stop
abbreviate
never-suggest
flag -d --dump --nnp --no-new-privs --clear-groups --keep-groups --init-groups --reset-env --list-caps
value --ambient-caps --inh-caps --bounding-set --ruid --euid --rgid --egid --reuid --regid --groups --securebits --pdeathsig --ptracer --selinux-label --apparmor-profile --landlock-access --landlock-rule --seccomp-filter
info flag -h --help -V --version
operands program
ask --reuid 1 ls

# The architecture may be left out.
program setarch
complete
stop
abbreviate
never-suggest
flag -B --32bit -F --fdpic-funcptrs -I --short-inode -L --addr-compat-layout -R --addr-no-randomize -S --whole-seconds -T --sticky-timeouts -X --read-implies-exec -Z --mmap-page-zero -3 --3gb --4gb --uname-2.6 -v --verbose --list
value -p --pid --show
info flag -h --help -V --version
operands exec program
ask ls
ask x86_64 ls
ask -R ls

program linux32 linux64 i386 i486 i586 i686 x86_64 uname26
complete
stop
abbreviate
never-suggest
flag -B --32bit -F --fdpic-funcptrs -I --short-inode -L --addr-compat-layout -R --addr-no-randomize -S --whole-seconds -T --sticky-timeouts -X --read-implies-exec -Z --mmap-page-zero -3 --3gb --4gb --uname-2.6 -v --verbose --list
info flag -h --help -V --version
operands program
ask ls
ask -R ls

# numactl 2.0.
program numactl
complete
stop
never-suggest
flag -a --all -l --localalloc -s --show -H --hardware -b --balancing --huge -V --verify -d --dump --strict
value -i --interleave -w --weighted-interleave -P --preferred-many -p --preferred -N --cpunodebind -m --membind -C --physcpubind -O --offset -L --length -M --shmmode -t --touch -S --shm -f --file -I --shmid
operands program
ask -N 0 ls

# The first operand is a user or a limit.
program gosu su-exec setuidgid softlimit envdir faketime timelimit
stop
never-suggest
operands exec program
ask u ls

program pkexec
complete
stop
never-suggest
flag --disable-internal-agent --keep-cwd
value -u --user
info flag --help --version
operands program
ask --user u ls

# OpenSSH 9.
program ssh-agent
complete
stop
never-suggest
flag -c -s -d -D -k -T -U -u -x
value -E -t -O
config value -P
path value -a
operands program
ask ls
ask -t 60 ls

# dbus 1.14.
program dbus-run-session
complete
stop
never-suggest
exec value --dbus-daemon
config value --config-file
info flag --help --version
operands program
ask -- ls
