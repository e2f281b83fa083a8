program bat batcat
shy
complete
flag -A --show-all -p -pp --plain -d --diff -n --number -f --force-colorization -u --unbuffered -s --squeeze-blank -P --no-paging -L --list-languages --list-themes --no-config --no-custom-assets --acknowledgements --diagnostic --config-file --config-dir --cache-dir -S --chop-long-lines --no-lessopen
value -l --language -H --highlight-line --file-name --diff-context --tabs --wrap --terminal-width --color --italic-text --decorations --paging -m --map-syntax --ignored-suffix --theme --theme-light --theme-dark --style -r --line-range --nonprintable-notation --binary --squeeze-limit --strip-ansi
info flag -V --version -h --help
exec value --pager
write flag --generate-config-file --lessopen
safe -n a.txt
ask --pager=x a.txt
