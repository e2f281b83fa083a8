# An archive is written where a mode says so; unpacking writes what the archive names.
program tar gtar bsdtar
bundle
complete
abbreviate
variables TAR_OPTIONS
flag -t --list -d --diff --compare -v --verbose -z --gzip --gunzip -j --bzip2 -J --xz -a --auto-compress -p --preserve-permissions --same-permissions -P --absolute-names -O --to-stdout -k --keep-old-files -m --touch -o --no-same-owner -W --verify -w --interactive -h --dereference -l --check-links -n --seek -i --ignore-zeros -B --read-full-records -S --sparse -s -R --block-number -Z --compress --lzma --lzip --lzop --zstd --wildcards --no-wildcards --anchored --no-anchored --ignore-case --no-ignore-case --wildcards-match-slash --no-wildcards-match-slash --no-recursion --recursion --numeric-owner --show-transformed-names --show-stored-names --totals --utc --full-time --one-file-system --exclude-vcs --exclude-vcs-ignores --exclude-caches --exclude-backups --quoting-style --no-auto-compress --no-check-device --check-device --hard-dereference --null --no-null --verbatim-files-from --no-verbatim-files-from --force-local --same-order
optional --totals --occurrence --sort --warning --xattrs --acls --selinux
value -b --blocking-factor -T --files-from -X --exclude-from --exclude --exclude-tag --strip-components --transform --xform --owner --group --mtime --mode -N --newer --newer-mtime --after-date -H --format -V --label -K --starting-file -C --directory --record-size -L --tape-length --pax-option --no-quote-chars --quote-chars --quoting-style --hole-detection --sparse-version --level --clamp-mtime
output value -f --file
info flag --version --help -? --usage --show-defaults --show-snapshot-field-ranges
write flag -x --extract --get -c --create -r --append -u --update -A --catenate --concatenate --delete --remove-files -U --unlink-first --recursive-unlink --overwrite --overwrite-dir --backup --keep-newer-files --skip-old-files
write value -g --listed-incremental --index-file --suffix --volno-file
exec value -I --use-compress-program --to-command -F --info-script --new-volume-script --rsh-command --rmt-command
exec optional --checkpoint-action --checkpoint
safe tf a.tar
safe -tvf a.tar
safe tzvf a.tgz
safe --list --file=a.tar
ask xf a.tar
ask czf x.tgz src
ask -cf x src
ask tf a -I sh
ask -cf /dev/null --checkpoint=1 --checkpoint-act=exec=x a
ask tf a --use-c=x
ask …

program zip
variables ZIPOPT
flag -r -q -v -9 -j -u
exec value -TT --unzip-command
exec flag -T
path value -O --output-file --out -b -lf --logfile-path
operands path plain
ask a.zip b
ask -T -TT 'touch x' q.zip a

program unzip
complete
flag -l -v -t -q -qq -z -Z -Z1 -p -c -C -a -aa -j -L -M -U -UU -V -X -s -1 -2 -h -m -T -S -K -W -^ -: -$ -B
value -P -x -I -O
path value -d
write flag -o -n -u -f
without -l -v -t -p -c -z -Z -Z1 : write
safe -l a.zip
safe -p a.zip x
ask a.zip
ask -o a.zip
ask a.zip -d x

program gzip gunzip bzip2 bunzip2 xz unxz lzma zstd unzstd lz4 brotli pigz compress uncompress
complete
abbreviate
flag -c --stdout --to-stdout -l --list -t --test -v --verbose -q --quiet -n --no-name -N --name -1 -2 -3 -4 -5 -6 -7 -8 -9 -e --fast --best -a --ascii -z --compress -T0 --no-progress -0 --extreme --robot
value -T --threads
info flag -h --help -V --version -L --license -H
write flag -d --decompress --uncompress -f --force -k --keep -r --recursive --rm --synchronous --rsyncable
write value -S --suffix -D -M --memlimit
path value -o
without -c --stdout --to-stdout -l --list -t --test : write
safe -l a.gz
safe -t a.gz
safe -c a
ask a
ask -d a.gz

program zcat bzcat xzcat gzcat zipinfo lzcat zstdcat
anything
safe a.gz
