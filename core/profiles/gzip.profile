program gzip gunzip bzip2 bunzip2 xz unxz lzma zstd unzstd brotli pigz compress uncompress
dash
complete
abbreviate
flag -c --stdout --to-stdout -l --list -t --test -v --verbose -q --quiet -n --no-name -N --name -1 -2 -3 -4 -5 -6 -7 -8 -9 -e --fast --best --small -s -a --ascii -z --compress --no-progress -0 --extreme --robot
value --threads -p
optional -T
info flag --long-help -h --help -V --version -L --license -H
write flag -d --decompress --uncompress -f --force -k --keep -r --recursive --rm --synchronous --rsyncable
write value -S --suffix -D --memlimit
write optional -M
path value -o
without -c --stdout --to-stdout -l --list -t --test : write
safe -l a.gz
safe -t a.gz
safe -c a
ask a
ask -d a.gz

# Here `-l` is a format to write, and a second name is what is written.
program lz4 unlz4 lz4cat
complete
flag -c --stdout --to-stdout -t --test --list -v --verbose -q --quiet -z --compress -k --keep -NUM --best --no-frame-crc --content-size --favor-decSpeed -BI -BD -BX
optional --fast
info flag -h -H --help -V --version
write flag -d --decompress --uncompress -f --force -m --multiple -r --rm -l
without -c --stdout --to-stdout -t --test --list : write
operands plain path
safe --list a.lz4
safe -c a
ask -l a x
ask a
ask -c a x
