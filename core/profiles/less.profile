program less
complete
flag --quit-at-eof --QUIT-AT-EOF --quit-if-one-screen --hilite-search --HILITE-SEARCH --ignore-case --IGNORE-CASE --status-column --quit-on-intr --no-lessopen --long-prompt --LONG-PROMPT --line-numbers --LINE-NUMBERS --quiet --silent --QUIET --SILENT --raw-control-chars --RAW-CONTROL-CHARS --squeeze-blank-lines --chop-long-lines --underline-special --UNDERLINE-SPECIAL --hilite-unread --HILITE-UNREAD --no-init --no-keypad --follow-name --mouse --no-histdups --save-marks --use-color --force --clear-screen --dumb --tilde -d -l -f -p -c -s -u -e -E -F -g -G -i -I -J -K -L -m -M -n -N -q -Q -r -R -S -U -w -W -X -a -A -NUM
# A number ends where its digits do, a text at `$`, and what is behind it are further options.
exec value -b -h -j -x -y -z -# : NUM
exec value -P -D
info flag -V -? --version --help
exec value -k -T -t --tag --lesskey-file --lesskey-src --lesskey-content
write value -o -O --log-file --LOG-FILE
exec optional +
safe a.txt
safe -N a.txt
safe -x4 -j.5 a.txt
ask -h5+!x a
ask -b5ox a
ask '-Px$+!x' a
ask +!id a.txt
ask -o x a.txt
