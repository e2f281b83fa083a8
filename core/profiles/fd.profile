program fd fdfind
shy
complete
appends
flag -H --hidden -I --no-ignore -u --unrestricted -s --case-sensitive -i --ignore-case -g --glob -F --fixed-strings -a --absolute-path -l --list-details -L --follow -p --full-path -0 --print0 -1 -q --quiet --no-ignore-vcs --no-ignore-parent --no-ignore-global-ignore-file --prune --one-file-system --show-errors --regex --and --no-follow --no-hidden --ignore --no-global-ignore-file --has-results
value -d --max-depth --min-depth --exact-depth -E --exclude -t --type -e --extension -S --size -c --color -j --threads --max-results --base-directory --search-path --changed-within --changed-before --max-buffer-time --batch-size --ignore-file --path-separator -o --owner --newer --older --format --strip-cwd-prefix --hyperlink
info flag -V --version -h --help
command flag -x --exec -X --exec-batch
safe foo src
safe -e rs
ask -x rm
ask foo -X rm {} ;
ask --exec=rm
ask -xrm
ask -x rm + -e
