program mysql mariadb mongosh mongo redis-cli sqlcmd clickhouse-client duckdb
never-suggest
input-code
info flag --version -V --help
source value -e --execute --eval -c -f
operands code
safe --version
ask -e x
ask
