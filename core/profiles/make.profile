program make gmake
place workspace
complete
abbreviate
variables MAKE MAKEFLAGS MAKEFILES GNUMAKEFLAGS MFLAGS
assigns
flag -b -m -B --always-make -d -e --environment-overrides -i --ignore-errors -k --keep-going -n --just-print --dry-run --recon -p --print-data-base -q --question -r --no-builtin-rules -R --no-builtin-variables -s --silent --quiet --no-silent -S --no-keep-going --stop -t --touch -w --print-directory --no-print-directory --trace --warn-undefined-variables -L --check-symlink-times
optional -j --jobs -l --load-average --max-load -O --output-sync --debug --shuffle
value -o --old-file --assume-old -W --what-if --new-file --assume-new
info flag -v --version -h --help
config value -f --file --makefile -I --include-dir
code value -E --eval
directory value -C --directory
config optional *=
safe test
safe -j8 build
safe -C sub test
ask SHELL=./evil
ask -f x
ask --eval=x
ask …
