program cd pushd popd
complete
flag -L -P -e -@ -n -q -s
operands directory plain
safe src
ask …
