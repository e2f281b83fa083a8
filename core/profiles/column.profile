program column
complete
abbreviate
flag -t --table -e --table-header-repeat -J --json -L --keep-empty-lines -x --fillrows -n
value -c --output-width -d -E --table-noextreme -H --table-hide -i --tree-id -k -l --table-columns-limit -N --table-columns --table-name -O --table-order -o --output-separator -p --tree-parent -r --tree -R --table-right -s --separator -T --table-truncate -W --table-wrap
info flag -V --version -h --help
safe -t -s , a.csv
safe src/…
