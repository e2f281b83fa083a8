program zcat bzcat xzcat gzcat zipinfo lzcat
anything
safe a.gz

program zstdcat
complete
flag -v --verbose -q --quiet -f --force -k --keep --no-progress
path value -o
safe a.zst
ask a.zst -o x
