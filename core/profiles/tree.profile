program tree
complete
spread
flag -a -d -l -f -x -p -s -h -u -g -D -i -q -N -Q -A -S -n -C -F -r -t -c -U -v -J -X --inodes --device --noreport --nolinks --dirsfirst --filesfirst --si --du --prune --gitignore --matchdirs --metafirst --ignore-case --info --fromfile --fromtabfile --fflinks --hintro --houtro --opt-toggle --version --help --
optional --sort --charset --filelimit --timefmt --gitfile --infofile
value -L -P -I -H -T
path value -o
write flag -R
safe -L 2 src
safe -aL 2 src
safe -L2 src
ask -Lo 2 x
ask -Io y x
safe -I node_modules
ask -o x
ask …
