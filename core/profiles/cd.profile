program cd pushd popd
flag -L -P -e -@ -n -q -s
operands directory plain
safe src
ask …
