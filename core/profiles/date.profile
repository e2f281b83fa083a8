program date
complete
abbreviate
flag -u --utc --universal -R --rfc-email --debug -j -n --resolution
optional -I --iso-8601 +
value -d --date -f --file -r --reference --rfc-3339 -v
info flag --help --version
config value -s --set
operands config
safe +%s
safe -u +%Y
safe -d '1 day ago' +%F
ask -s 2020-01-01
ask --se=2020
ask 01010000
