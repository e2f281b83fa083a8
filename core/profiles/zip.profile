program zip
dash
variables ZIPOPT
flag -r -q -v -9 -j -u
exec value -TT --unzip-command
exec flag -T
path value -O --output-file --out -b -lf --logfile-path
operands path plain
ask a.zip b
ask -T -TT 'touch x' q.zip a
