# strace 6.
program strace
stop
never-suggest
flag -c -C -d -f -ff -F -h -i -k -n -N -q -r -t -tt -ttt -T -v -w -x -xx -y -yy -Y -z -Z
value -a -b -e -I -O -p -P -s -S -U -X
config value -E -u
path value -o
info flag -V
operands program
ask -f ls
ask -e trace=open ls
