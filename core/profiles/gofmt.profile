program gofmt goimports
place anywhere
single
complete
flag -l -d -e -s
value -r -local
info flag -h --help -version
write flag -w
path value -cpuprofile
safe -l .
safe -d src
ask -w .
