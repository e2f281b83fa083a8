# OpenSSH 9.
program scp sftp ftp lftp
complete
never-suggest
flag -3 -4 -6 -A -a -B -C -f -N -O -p -q -R -r -s -T -v
value -c -i -J -l -P -X
exec value -D -o -S -b
config value -F
operands exec path
ask a h:b
ask -S x a b
