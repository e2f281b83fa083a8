# An archive is written where a mode says so; unpacking writes what the archive names.
program tar gtar bsdtar
dash
bundle
complete
abbreviate
variables TAR_OPTIONS
flag -G --incremental --ignore-failed-read --no-same-permissions --test-label --confirmation --same-owner --posix --portability --old-archive --no-xattrs --no-acls --no-selinux --no-seek --preserve-order --restrict --show-omitted-dirs --exclude-caches-all --exclude-caches-under --clamp-mtime --unquote --no-unquote --no-delay-directory-restore --delay-directory-restore --ungzip --uncompress --ignore-command-error --no-ignore-command-error -t --list -d --diff --compare -v --verbose -z --gzip --gunzip -j --bzip2 -J --xz -a --auto-compress -p --preserve-permissions --same-permissions -P --absolute-names -O --to-stdout -k --keep-old-files -m --touch -o --no-same-owner -W --verify -w --interactive -h --dereference -l --check-links -n --seek -i --ignore-zeros -B --read-full-records -S --sparse -s -R --block-number -Z --compress --lzma --lzip --lzop --zstd --wildcards --no-wildcards --anchored --no-anchored --ignore-case --no-ignore-case --wildcards-match-slash --no-wildcards-match-slash --no-recursion --recursion --numeric-owner --show-transformed-names --show-stored-names --utc --full-time --one-file-system --exclude-vcs --exclude-vcs-ignores --exclude-caches --exclude-backups --no-auto-compress --no-check-device --check-device --hard-dereference --null --no-null --verbatim-files-from --no-verbatim-files-from --force-local --same-order
optional --checkpoint --atime-preserve --totals --occurrence --xattrs --acls --selinux
value --warning --exclude-ignore --exclude-ignore-recursive --exclude-tag-all --exclude-tag-under --group-map --owner-map --xattrs-exclude --xattrs-include --add-file --sort -b --blocking-factor -T --files-from -X --exclude-from --exclude --exclude-tag --strip-components --transform --xform --owner --group --mtime --mode -N --newer --newer-mtime --after-date -H --format -V --label -K --starting-file -C --directory --record-size -L --tape-length --pax-option --no-quote-chars --quote-chars --quoting-style --hole-detection --sparse-version --level
creates flag -c --create -r --append -u --update -A --catenate --concatenate --delete
output value -f --file
info flag --version --help -? --usage --show-defaults --show-snapshot-field-ranges
write flag -M --multi-volume --one-top-level --keep-directory-symlink --no-overwrite-dir -x --extract --get --remove-files -U --unlink-first --recursive-unlink --overwrite --overwrite-dir --backup --keep-newer-files --skip-old-files
write value -g --listed-incremental --index-file --suffix --volno-file
exec value -I --use-compress-program --to-command -F --info-script --new-volume-script --rsh-command --rmt-command
exec value --checkpoint-action
safe tf a.tar
safe -tvf a.tar
safe tzvf a.tgz
safe --list --file=a.tar
ask xf a.tar
ask czf x.tgz src
ask -cf x src
ask -c src
ask tf a -I sh
ask -cf /dev/null --checkpoint=1 --checkpoint-act=exec=x a
ask tf a --use-c=x
ask tf host:/a.tar
safe tf dir/a:b.tar
ask …
