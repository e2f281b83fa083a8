program unzip
complete
flag -l -v -t -q -qq -z -Z -Z1 -p -c -C -a -aa -j -L -M -U -UU -V -X -s -1 -2 -h -m -T -S -K -W -^ -: -$ -B
# Before the archive `-x` takes no names.
optional -x
value -P -I -O
path value -d
write flag -o -n -u -f
without -l -v -t -p -c -z -Z -Z1 : write
safe -l a.zip
safe -p a.zip x
safe -l a.zip -x y
ask -x a.zip
ask a.zip
ask -o a.zip
ask a.zip -d x
