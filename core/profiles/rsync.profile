# rsync 3.2. Source: rsync(1). Any destination is written.
program rsync
complete
abbreviate
variables RSYNC_RSH RSYNC_PROXY RSYNC_CONNECT_PROG RSYNC_OLD_ARGS
flag -v --verbose -q --quiet -c --checksum -a --archive -r --recursive -b -u --update -d --dirs -l --links -L --copy-links -k --copy-dirlinks -K --keep-dirlinks -H --hard-links -p --perms -E --executability -A --acls -X --xattrs -o --owner -g --group -D --devices --specials -t --times -U --atimes -N --crtimes -O --omit-dir-times -J --omit-link-times -S --sparse -n --dry-run -W --whole-file -x --one-file-system --existing --ignore-existing --ignore-times -I --size-only -y --fuzzy -C --cvs-exclude -0 --from0 -z --compress -s --protect-args --numeric-ids --stats -8 --8-bit-output -h --human-readable --progress -P -i --itemize-changes --list-only -4 --ipv4 -6 --ipv6 --no-motd --mkpath --safe-links --copy-unsafe-links --preallocate -F --no-o --no-g --no-p --info
value -f --filter --exclude --exclude-from --include --include-from --files-from --chmod --chown --usermap --groupmap --max-size --min-size --max-delete --timeout --contimeout -B --block-size --bwlimit --port --password-file --out-format --log-file-format --modify-window -@ --compress-choice --compress-level --zc --zl --skip-compress --checksum-choice --sockopts --outbuf --stop-after --stop-at --protocol --iconv --address
exec value -e --rsh --rsync-path -M --remote-option --early-input
write flag -R --relative --delete --del --delete-before --delete-during --delete-delay --delete-after --delete-excluded --remove-source-files --force --inplace --append --append-verify --super --fake-super --backup --write-devices --delete-missing-args --munge-links
path value --backup-dir --log-file -T --temp-dir --partial-dir --write-batch --only-write-batch --compare-dest --copy-dest --link-dest
config value --config --dparam --daemon --read-batch --suffix
info flag --help --version -V
last path
ask -a a b
ask -n -e sh a b
ask -aR ../x b
safe --version
