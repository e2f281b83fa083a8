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
