# Programs that only read and print. No option of theirs runs a program, loads code or writes.
# Sources: GNU coreutils 9.1, GNU grep 3.8, util-linux 2.38, procps 4, diffutils 3.8 and the BSD manual pages.
program ls dir vdir pwd cat head tail wc cut tr echo basename dirname realpath readlink stat du df grep egrep fgrep cmp comm join paste fold expand unexpand tac rev nl od hexdump hd strings seq true false whoami id groups logname uname arch nproc uptime md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum sum cksum shasum md5 factor numfmt tsort base32 getconf locale tty printenv users who w last free vmstat lscpu lsblk lsusb lspci lsof pgrep pidof pstree ps jq sleep which whereis sync expr readelf size getent cal column fmt pr tokei type
anything
safe -la src
safe …
safe -rn --include=*.c foo …

# Sorting may run a compressor and write to a named file.
program sort gsort
complete
abbreviate
flag -b --ignore-leading-blanks -d --dictionary-order -f --ignore-case -g --general-numeric-sort -i --ignore-nonprinting -M --month-sort -h --human-numeric-sort -n --numeric-sort -R --random-sort -r --reverse -V --version-sort -C -m --merge -s --stable -u --unique -z --zero-terminated --debug --mmap --qsort --heapsort --mergesort --radixsort
optional -c --check
value -k --key -t --field-separator -S --buffer-size --batch-size --parallel --random-source --files0-from --sort
info flag --help --version
exec value --compress-program
path value -o --output
write value -T --temporary-directory
optional +
safe -u -k 2 a.txt
safe -t: -k1,1 a.txt
safe -- …
safe src/…
ask -o x a
ask -uox a
ask --outpu=x a
ask --co=sh a
ask a -T /tmp
ask …

program uniq
complete
abbreviate
flag -c --count -d --repeated -D -i --ignore-case -u --unique -z --zero-terminated -NUM
optional --all-repeated --group +
value -f --skip-fields -s --skip-chars -w --check-chars
info flag --help --version
operands plain path
safe -c a.txt
ask a.txt b.txt
ask src/…

program diff colordiff sdiff diff3
complete
abbreviate
flag -q --brief -s --report-identical-files -c -u -e --ed -n --rcs -y --side-by-side --left-column --suppress-common-lines -p --show-c-function -t --expand-tabs -T --initial-tab --suppress-blank-empty -l -r --recursive --no-dereference -N --new-file --unidirectional-new-file -P --ignore-file-name-case --no-ignore-file-name-case -i --ignore-case -E --ignore-tab-expansion -Z --ignore-trailing-space -b --ignore-space-change -w --ignore-all-space -B --ignore-blank-lines -a --text --strip-trailing-cr -d --minimal --speed-large-files --normal -m -A -3 -x -X --merge --show-all --show-overlap --easy-only --overlap-only -NUM --paginate
optional --color --palette
value -C --context -U --unified --label -L -F --show-function-line -W --width --tabsize --from-file --to-file -I --ignore-matching-lines --horizon-lines -D --ifdef --line-format --old-line-format --new-line-format --unchanged-line-format --old-group-format --new-group-format --unchanged-group-format --changed-group-format --GTYPE-group-format --LTYPE-line-format --starting-file -S --exclude --exclude-from
info flag --help --version -v
exec value --diff-program
path value -o --output
safe -u a b
safe -r --exclude=x a b
ask -o x a b

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

program file
complete
abbreviate
flag -b --brief -c --checking-printout -d --debug -E -h --no-dereference -i --mime -I --mime-type --mime-encoding --apple --extension -k --keep-going -l --list -L --dereference -n --no-buffer -N --no-pad -p --preserve-date -r --raw -s --special-files -S --no-sandbox -Z -0 --print0
value -e --exclude --exclude-quiet -f --files-from -F --separator -m --magic-file -P --parameter
info flag -v --version --help
exec flag -z --uncompress --uncompress-noreport
write flag -C --compile
safe -b a
safe src/…
ask -z a
ask -C -m x

program tree
complete
flag -a -d -l -f -x -p -s -h -u -g -D -i -q -N -Q -A -S -n -C -F -r -t -c -U -v -J -X --inodes --device --noreport --nolinks --dirsfirst --filesfirst --si --du --prune --gitignore --matchdirs --metafirst --ignore-case --info --fromfile --fromtabfile --fflinks --hintro --houtro --opt-toggle --version --help --
optional --sort --charset --filelimit --timefmt --gitfile --infofile
value -L -P -I -H -T
path value -o
write flag -R
safe -L 2 src
safe -I node_modules
ask -o x
ask …

program xxd
complete
flag -a -autoskip -b -bits -C -capitalize -d -E -EBCDIC -e -i -include -p -ps -postscript -plain -r -revert -u -uppercase -t -z
value -c -cols -g -groupsize -l -len -n -name -o -s -seek -R
info flag -h -help -v -version
operands plain path
safe a.bin
safe -l 16 -s 4 a.bin
ask a.txt b
ask -r a.hex b

program date
complete
abbreviate
flag -u --utc --universal -R --rfc-email --debug -j -n --resolution
optional -I --iso-8601 +
value -d --date -f --file -r --reference --rfc-3339 -v
info flag --help --version
config value -s --set
operands config
safe +%s
safe -u +%Y
safe -d '1 day ago' +%F
ask -s 2020-01-01
ask --se=2020
ask 01010000

program hostname domainname
complete
flag -a --alias -A --all-fqdns -d --domain -f --fqdn --long -i --ip-address -I --all-ip-addresses -s --short -y --yp --nis
info flag -h --help -V --version
config value -F --file
config flag -b --boot
operands config
safe -f
ask evil

program tee
complete
abbreviate
flag -a --append -i --ignore-interrupts -p
optional --output-error
info flag --help --version
operands path
safe --version
ask a.txt
ask -a a.txt
ask …

program shuf
complete
abbreviate
flag -e --echo -r --repeat -z --zero-terminated
value -i --input-range -n --head-count --random-source
info flag --help --version
path value -o --output
safe -n 5 a.txt
ask -o x a.txt

program base64
complete
abbreviate
flag -d -D --decode -i --ignore-garbage
value -w --wrap -b --break
info flag --help --version -h
path value -o --output
safe -d a
ask -o x a

program split csplit
complete
abbreviate
flag -d -e --elide-empty-files -x --verbose -u --unbuffered -k --keep-files -s --quiet --silent -z --elide-empty --suppress-matched
optional --numeric-suffixes --hex-suffixes
value -a --suffix-length --additional-suffix -b --bytes -C --line-bytes -l --lines -n -t --separator --number --digits -f --prefix --suffix-format
exec value --filter
operands write path
ask a.txt x
ask --filter=sh a

program more less most
complete
flag -d -l -f -p -c -s -u -e -E -F -g -G -i -I -J -K -L -m -M -n -N -q -Q -r -R -S -U -w -W -X -a -A -NUM
value -b -h -j -P -x -y -z -D -#
info flag -V -? --version --help
exec value -k -T -t --tag --lesskey-file --lesskey-src --lesskey-content
path value -o -O --log-file --LOG-FILE
exec optional +
safe a.txt
safe -N a.txt
ask +!id a.txt
ask -o x a.txt

program man
complete
abbreviate
flag -a --all -d --debug -D --default -c --catman -f --whatis -k --apropos -K --global-apropos -w -W --where --path --location --where-cat --location-cat -i --ignore-case -I --match-case --regex --wildcard --names-only -u --update --no-subpages --no-hyphenation --no-justification -7 --ascii -t --troff -Z --ditroff
value -s -S --sections -e --extension -E --encoding -L --locale -R --recode -r --prompt
info flag -V --version -? --help --usage
exec value -P --pager -p --preprocessor
exec optional -H --html -X --gxditview -T --troff-device
config value -C --config-file -M --manpath -m --systems
code flag -l --local-file
safe ls
safe -k x
ask -P x ls
ask --html=x ls

program cd pushd popd
flag -L -P -e -@ -n -q -s
operands directory plain
safe src
ask …
