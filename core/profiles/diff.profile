program diff colordiff sdiff
complete
abbreviate
flag -q --brief -s --report-identical-files -c -u -e --ed -n --rcs -y --side-by-side --left-column --suppress-common-lines -p --show-c-function -t --expand-tabs -T --initial-tab --suppress-blank-empty -r --recursive --no-dereference -N --new-file --unidirectional-new-file -P --ignore-file-name-case --no-ignore-file-name-case -i --ignore-case -E --ignore-tab-expansion -Z --ignore-trailing-space -b --ignore-space-change -w --ignore-all-space -B --ignore-blank-lines -a --text --strip-trailing-cr -d --minimal --speed-large-files --normal -m -A -3 -x -X --merge --show-all --show-overlap --easy-only --overlap-only -NUM
optional --color --context --unified
value -C -U --palette --label -L -F --show-function-line -W --width --tabsize --from-file --to-file -I --ignore-matching-lines --horizon-lines -D --ifdef --line-format --old-line-format --new-line-format --unchanged-line-format --old-group-format --new-group-format --unchanged-group-format --changed-group-format --GTYPE-group-format --LTYPE-line-format --starting-file -S --exclude --exclude-from
info flag --help --version -v
exec value --diff-program
# Runs `pr`.
exec flag -l --paginate
path value -o --output
safe -u a b
safe -r --exclude=x a b
ask -o x a b
ask -l a b
ask --pag a b
