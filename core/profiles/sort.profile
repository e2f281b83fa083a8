# Sorting may run a compressor and write to a named file.
program sort gsort
complete
abbreviate
flag -b --ignore-leading-blanks -d --dictionary-order -f --ignore-case -g --general-numeric-sort -i --ignore-nonprinting -M --month-sort -h --human-numeric-sort -n --numeric-sort -R --random-sort -r --reverse -V --version-sort -C -m --merge -s --stable -u --unique -z --zero-terminated --debug --mmap --qsort --heapsort --mergesort --radixsort
optional -c --check
value -k --key -t --field-separator -S --buffer-size --batch-size --parallel --random-source --files0-from --sort
info flag --help --version
exec value --compress-program
path value -o --output
write value -T --temporary-directory
optional +
safe -u -k 2 a.txt
safe -t: -k1,1 a.txt
safe -- …
safe src/…
ask -o x a
ask -uox a
ask --outpu=x a
ask --co=sh a
ask a -T /tmp
ask …
