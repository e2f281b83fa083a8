program gzip gunzip bzip2 bunzip2 xz unxz lzma zstd unzstd lz4 brotli pigz compress uncompress
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
