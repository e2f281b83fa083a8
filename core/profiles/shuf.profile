program shuf
complete
abbreviate
flag -e --echo -r --repeat -z --zero-terminated
value -i --input-range -n --head-count --random-source
info flag --help --version
path value -o --output
safe -n 5 a.txt
ask -o x a.txt
