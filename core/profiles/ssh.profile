# OpenSSH 9. The command runs on another machine; options and configuration may run programs on this one.
program ssh autossh mosh slogin
complete
stop
never-suggest
flag -4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -v -X -x -Y -y
value -B -b -c -D -e -i -J -L -l -m -O -p -R -S -W -w -P
info flag -V -Q
exec value -o -I
config value -F
path value -E
operands exec exec
ask h
ask -o ProxyCommand=x h
ask h ls
safe -V
