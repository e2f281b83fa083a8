# Two programs bear the name: for one `-s` reads all inputs at once, for the other it writes a file for each part.
program yq
complete
flag -r --raw-output -n --null-input -e --exit-status -j --tojson -C --colors -M --no-colors -N --no-doc -P --prettyPrint -v --verbose -y --yaml-output -Y -c --compact-output --slurp -S --sort-keys --xml-attribute --unwrapScalar -a --ascii-output
value -I --indent -o --output-format -p --input-format --arg --expression --from-file --header-preprocess
info flag -V --version -h --help
write flag -i --inplace
write optional -s --split-exp
open
safe .a a.yml
safe -r .a a.yml
ask -i .a=1 a.yml
ask -s .a a.yml
ask -rs .a a.yml
