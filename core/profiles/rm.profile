# Everything named is removed. GNU coreutils 9.1 and the BSD manual pages.
program rm rmdir unlink shred trash trash-put
complete
abbreviate
flag -f --force -i -I -r -R --recursive -d --dir -v --verbose --one-file-system --no-preserve-root -P -W -x -p --parents --ignore-fail-on-non-empty -u --remove -z --zero
optional --interactive --preserve-root -n --iterations -s --size --random-source
info flag --help --version
operands path
ask a
ask -rf a
ask …
safe --version
