program rg
complete
flag -s --case-sensitive -i --ignore-case -S --smart-case -v --invert-match -n --line-number -N --no-line-number -c --count --count-matches -l --files-with-matches --files-without-match -L --follow -w --word-regexp -x --line-regexp -F --fixed-strings -P --pcre2 -U --multiline --multiline-dotall -o --only-matching -q --quiet -a --text -u --unrestricted -p --pretty -H --with-filename -I --no-filename -0 --null --null-data --hidden -. --no-hidden --no-ignore --no-ignore-dot --no-ignore-exclude --no-ignore-files --no-ignore-global --no-ignore-messages --no-ignore-parent --no-ignore-vcs --ignore --ignore-dot --ignore-exclude --ignore-files --ignore-global --ignore-messages --ignore-parent --ignore-vcs --files --type-list --json --no-json --heading --no-heading --column --no-column --vimgrep --stats --no-stats --trim --no-trim --debug --trace --passthru --passthrough --crlf --no-crlf --binary --no-binary --block-buffered --no-block-buffered --line-buffered --no-line-buffered -b --byte-offset --no-byte-offset --mmap --no-mmap --no-messages --messages --no-config --no-context-separator --one-file-system --no-one-file-system --no-pre --no-search-zip --no-follow --no-multiline --no-multiline-dotall --no-fixed-strings --no-text --no-unicode --unicode --no-pcre2 --no-pcre2-unicode --pcre2-unicode --auto-hybrid-regex --no-auto-hybrid-regex --no-encoding --include-zero --no-include-zero --invert-match --no-invert-match --glob-case-insensitive --no-glob-case-insensitive --no-max-columns-preview --max-columns-preview --no-require-git --require-git --sort-files --no-sort-files --stop-on-nonmatch --ignore-file-case-insensitive --no-ignore-file-case-insensitive --pcre2-version
value -e --regexp -f --file -g --glob --iglob -t --type -T --type-not --type-add --type-clear -A --after-context -B --before-context -C --context -m --max-count -d --max-depth --maxdepth --max-filesize -M --max-columns -j --threads -E --encoding -r --replace --sort --sortr --color --colors --context-separator --field-context-separator --field-match-separator --dfa-size-limit --regex-size-limit --engine --ignore-file --path-separator --pre-glob --hyperlink-format --generate
info flag -h --help -V --version
exec value --pre --hostname-bin
exec flag -z --search-zip
safe -n foo src
safe -n foo src/…
safe -g '!x' foo
ask --pre sh foo
ask --pre=sh foo
ask -iz foo
ask --hostname-bin=x foo
ask …
