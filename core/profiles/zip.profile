# Info-ZIP 3.0. Sources: `zip -so`, `zip -h2`.
program zip
complete
abbreviate
dash
variables ZIPOPT
flag -0 --store -1 --compress-1 -2 --compress-2 -3 --compress-3 -4 --compress-4 -5 --compress-5 -6 --compress-6 -7 --compress-7 -8 --compress-8 -9 --compress-9 -A --adjust-sfx -c --entry-comments -d --delete -db --display-bytes -dc --display-counts -dd --display-dots -dg --display-globaldots -du --display-usize -dv --display-volume -D --no-dir-entries -DF --difference-archive -e --encrypt -F --fix -FF --fixfix -FI --fifo -FS --filesync -f --freshen -fd --force-descriptors -fz --force-zip64 -g --grow -j --junk-paths -J --junk-sfx -k --DOS-names -l --to-crlf -ll --from-crlf -la --log-append -li --log-info -MM --must-match -nw --no-wild -o --latest-time -p --paths -q --quiet -r --recurse-paths -R --recurse-patterns -RE --regex -sp --split-pause -sv --split-verbose -sb --split-bell -sc --show-command -sd --show-debug -sf --show-files -so --show-options -su --show-unicode -sU --show-just-unicode -u --update -U --copy-entries -v --verbose -ws --wild-stop-dirs -X --strip-extra -y --symlinks -z --archive-comment -@ --names-stdin
optional -i --include -x --exclude
value -ds --dot-size -n --suffixes -P --password -s --split-size -t --from-date -tt --before-date -UN --unicode -Z --compression-method
info flag -h -H -? --help -h2 --more-help -L --license --version
# Removes what it packed.
write flag -m --move -mm
exec value -TT --unzip-command
exec flag -T --test
path value -O --output-file --out -b --temp-path -lf --logfile-path
operands path plain
ask a.zip b
ask -T -TT 'touch x' q.zip a
ask -m - a
ask -qrm - a
ask --mov - a
safe -qr9 - a -x *.o
