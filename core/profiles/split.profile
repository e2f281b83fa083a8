program split csplit
complete
abbreviate
flag -d -e --elide-empty-files -x --verbose -u --unbuffered -k --keep-files -s --quiet --silent -z --elide-empty --suppress-matched
optional --numeric-suffixes --hex-suffixes
value -a --suffix-length --additional-suffix -b --bytes -C --line-bytes -l --lines -n -t --separator --number --digits -f --prefix --suffix-format
exec value --filter
operands write path
ask a.txt x
ask --filter=sh a
