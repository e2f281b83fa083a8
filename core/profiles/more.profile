# util-linux 2.38. A command may stand behind `+`; it takes more orders from the keys only.
program more pg most
complete
abbreviate
flag -d --silent -f --logical -l --no-pause -c --print-over -p --clean-print -e --exit-on-eof -s --squeeze -u --plain -NUM
value -n --lines
info flag -h --help -V --version
exec optional +
safe a.txt
ask +x a.txt
