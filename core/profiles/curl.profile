# curl 7.88 to 8.15. Sources: `curl --help all`, curl(1). `-w` may write files (`%output{…}`).
program curl
dash
complete
abbreviate
negations
variables CURL_HOME
flag --anyauth -a --append --basic --cert-status --compressed --compressed-ssh --create-dirs --crlf --digest -q --disable --disable-eprt --disable-epsv --disallow-username-in-url --doh-cert-status --doh-insecure -f --fail --fail-early --fail-with-body --false-start --form-escape --ftp-create-dirs --ftp-pasv --ftp-pret --ftp-skip-pasv-ip --ftp-ssl-ccc --ftp-ssl-control -G --get -g --globoff --haproxy-protocol -I --head --http0.9 -0 --http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 --http3-only --ignore-content-length -i --include -k --insecure -4 --ipv4 -6 --ipv6 -j --junk-session-cookies -l --list-only -L --location --location-trusted --mail-rcpt-allowfails --metalink --negotiate -n --netrc --netrc-optional -: --next --no-alpn -N --no-buffer --no-clobber --no-keepalive --no-npn --no-progress-meter --no-sessionid --ntlm --ntlm-wb -Z --parallel --parallel-immediate --path-as-is --post301 --post302 --post303 -# --progress-bar --proxy-anyauth --proxy-basic --proxy-digest --proxy-insecure --proxy-negotiate --proxy-ntlm --proxy-ssl-allow-beast --proxy-ssl-auto-client-cert --proxy-tlsv1 -p --proxytunnel --raw -R --remote-time --remove-on-error --retry-all-errors --retry-connrefused --sasl-ir -S --show-error -s --silent --socks5-basic --socks5-gssapi --socks5-gssapi-nec --ssl --ssl-allow-beast --ssl-auto-client-cert --ssl-no-revoke --ssl-reqd --ssl-revoke-best-effort -2 --sslv2 -3 --sslv3 --styled-output --suppress-connect-headers --tcp-fastopen --tcp-nodelay --tftp-no-options -1 --tlsv1 --tlsv1.0 --tlsv1.1 --tlsv1.2 --tlsv1.3 --tr-encoding --trace-time -B --use-ascii -v --verbose --xattr --no-verbose --no-silent --trace-ids --ca-native --proxy-ca-native --skip-existing --ech --mptcp --tls-earlydata --follow
value --abstract-unix-socket --aws-sigv4 --cacert --capath -E --cert --cert-type --ciphers --connect-timeout --connect-to -C --continue-at -b --cookie --create-file-mode --crlfile --curves -d --data --data-ascii --data-binary --data-raw --data-urlencode --delegation --dns-interface --dns-ipv4-addr --dns-ipv6-addr --dns-servers --doh-url --etag-compare --expect100-timeout -F --form --form-string --ftp-account --ftp-alternative-to-user --ftp-method -P --ftp-port --ftp-ssl-ccc-mode --happy-eyeballs-timeout-ms -H --header --hostpubmd5 --hostpubsha256 --interface --json --keepalive-time --key --key-type --krb --limit-rate --local-port --login-options --mail-auth --mail-from --mail-rcpt --max-filesize --max-redirs -m --max-time --netrc-file --noproxy --oauth2-bearer --parallel-max --pass --pinnedpubkey --preproxy --proto --proto-default --proto-redir -x --proxy --proxy-cacert --proxy-capath --proxy-cert --proxy-cert-type --proxy-ciphers --proxy-crlfile --proxy-header --proxy-key --proxy-key-type --proxy-pass --proxy-pinnedpubkey --proxy-service-name --proxy-tls13-ciphers --proxy-tlsauthtype --proxy-tlspassword --proxy-tlsuser -U --proxy-user --proxy1.0 --pubkey -Q --quote --random-file -r --range --rate -e --referer -X --request --request-target --resolve --retry --retry-delay --retry-max-time --sasl-authzid --service-name --socks4 --socks4a --socks5 --socks5-gssapi-service --socks5-hostname -Y --speed-limit -y --speed-time -t --telnet-option --tftp-blksize -z --time-cond --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --unix-socket -T --upload-file --url --url-query -u --user -A --user-agent --variable --expand-url --expand-data --expand-header --ipfs-gateway --haproxy-clientip --ip-tos --vlan-priority --keepalive-cnt --sigalgs --trace-config
code value --engine
config value -K --config
info flag -M --manual -V --version
info optional -h --help
template value -o --output
path value --alt-svc -c --cookie-jar -D --dump-header --egd-file --etag-save --hsts --libcurl --output-dir --stderr --trace --trace-ascii
write flag -J --remote-header-name -O --remote-name --remote-name-all
writeout value -w --write-out
safe -sSfL https://x.example
safe -s -w '%{http_code}' https://x.example
safe -X POST -H 'A: b' -d '{}' https://x.example
ask -o out https://x.example
ask -sSLo out https://x.example
ask -O https://x.example
ask -K cfg https://x.example
ask -w '%output{x}a' https://x.example
ask -o 'a/#1' 'file:///{a,b}'
ask -w @fmt https://x.example
ask --dump-head x https://x.example
ask …
