# Programs that only read and print. No option of theirs runs a program, loads code or writes.
# Sources: GNU coreutils 9.1, GNU grep 3.8, util-linux 2.38, procps 4, diffutils 3.8 and the BSD manual pages.
program ls dir vdir pwd cat head tail wc cut tr echo basename dirname realpath readlink stat du df grep egrep fgrep cmp comm join paste fold expand unexpand tac rev nl od hexdump hd strings seq true false exit whoami id groups logname uname arch nproc uptime md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum sum cksum shasum md5 factor numfmt tsort base32 getconf locale tty printenv users who w last free vmstat lscpu lsblk lsusb lspci lsof pgrep pidof pstree ps jq sleep which whereis sync expr readelf size getent cal column fmt pr tokei type
anything
safe -la src
safe …
safe -rn --include=*.c foo …
