program ag ack
complete
flag -i --ignore-case -l --files-with-matches -L -c --count -w --word-regexp -v --invert-match -Q --literal -s --case-sensitive -S --smart-case -n -r -R -H -h --hidden --nocolor --color --nogroup --group --noheading --heading --column --nofilename --filename -o --only-matching -a --all-types -u --unrestricted -U --skip-vcs-ignores --vimgrep --stats -f --follow --passthru -x -1 --nopager --noenv -0 --print0 --silent
value -A --after -B --before -C --context -G --file-search-regex -g -m --max-count --depth --ignore --ignore-dir --type --path-to-ignore -W --width --workers
info flag --version --help
exec value --pager
exec flag -z --search-zip
config value --ackrc
code value --output
safe foo src
ask --pager=x foo
ask -z foo
