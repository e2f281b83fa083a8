# GNU Wget 1.21. Source: `wget --help`. Without `-O -` or `--spider` it writes files that the address names.
program wget
dash
complete
abbreviate
negations
variables WGETRC
without -O --output-document --spider : write
flag -d --debug -q --quiet -v --verbose -nv --no-verbose -F --force-html --no-config --retry-connrefused -nc --no-clobber --no-netrc -c --continue --show-progress -N --timestamping --no-if-modified-since --no-use-server-timestamps -S --server-response --spider --random-wait --no-proxy --no-dns-cache --ignore-case -4 --inet4-only -6 --inet6-only --ask-password --no-iri --unlink --xattr -nd --no-directories -x --force-directories -nH --no-host-directories --protocol-directories --no-cache -E --adjust-extension --ignore-length --max-redirect --save-headers --no-http-keep-alive --no-cookies --keep-session-cookies --content-disposition --content-on-error --auth-no-challenge --https-only --no-check-certificate --no-hsts --no-remove-listing --no-glob --no-passive-ftp --preserve-permissions --retr-symlinks --ftps-implicit --ftps-resume-ssl --ftps-clear-data-connection --ftps-fallback-to-ftp --warc-cdx --no-warc-compression --no-warc-digests --no-warc-keep-log -r --recursive --delete-after -k --convert-links --convert-file-only -K --backup-converted -m --mirror -p --page-requisites --strict-comments --follow-ftp -H --span-hosts -L --relative --trust-server-names -np --no-parent
value --report-speed -B --base -t --tries --retry-on-http-error --start-pos --progress -T --timeout --dns-timeout --connect-timeout --read-timeout -w --wait --waitretry -Q --quota --bind-address --limit-rate --restrict-file-names --prefer-family --user --password --local-encoding --remote-encoding --cut-dirs --http-user --http-password --default-page --header --compression --proxy-user --proxy-password --referer -U --user-agent --load-cookies --post-data --post-file --method --body-data --body-file --secure-protocol --certificate --certificate-type --private-key --private-key-type --ca-certificate --ca-directory --crl-file --pinnedpubkey --ciphers --ftp-user --ftp-password --warc-header --warc-max-size -l --level --backups -A --accept -R --reject --accept-regex --reject-regex --regex-type -D --domains --exclude-domains --follow-tags --ignore-tags -I --include-directories -X --exclude-directories
# The addresses in the file are written like those in the arguments.
write value -i --input-file
config value -e --execute --config
exec value --use-askpass
info flag -V --version -h --help
path value -o --output-file -a --append-output --rejected-log -O --output-document --save-cookies --hsts-file --warc-file --warc-dedup --warc-tempdir
folder value -P --directory-prefix
write flag -b --background
safe -q -O - https://x.example
safe -qO- https://x.example
safe --spider https://x.example
ask https://x.example
ask -O x https://x.example
ask -q -O - -P - https://x.example
ask --exec=x=y -O- https://x.example
ask --use-askpass=x -O- https://x.example
ask -i x
