# The client runs `\!` and `\copy … program`, and reads both from its input.
program psql
complete
never-suggest
input-code
variables PSQLRC PAGER PSQL_EDITOR
flag -A --no-align -a --echo-all -b --echo-errors -E --echo-hidden -e --echo-queries -H --html -l --list -n --no-readline -q --quiet -S --single-line -s --single-step -t --tuples-only -w --no-password -W --password -X --no-psqlrc -x --expanded -z --field-separator-zero -0 --record-separator-zero -1 --single-transaction --csv -?
value -d --dbname -F --field-separator -h --host -p --port -R --record-separator -T --table-attr -U --username
info flag -V --version --help
config value -P --pset -v --set --variable
source value -c --command -f --file
path value -L --log-file -o --output
safe --version
ask -c 'select 1'
ask -f x.sql
ask
