program hostname domainname
complete
flag -a --alias -A --all-fqdns -d --domain -f --fqdn --long -i --ip-address -I --all-ip-addresses -s --short -y --yp --nis
info flag -h --help -V --version
config value -F --file
config flag -b --boot
operands config
safe -f
ask evil
