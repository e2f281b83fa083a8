program xxd
dash
complete
flag -a -autoskip -b -bits -C -capitalize -d -E -EBCDIC -e -i -include -p -ps -postscript -plain -r -revert -u -uppercase -t -z
value -c -cols -g -groupsize -l -len -n -name -o -s -seek -R
info flag -h -help -v -version
operands plain path
safe a.bin
safe -l 16 -s 4 a.bin
ask a.txt b
ask -r a.hex b
