program zcat bzcat xzcat gzcat zipinfo lzcat zstdcat
anything
safe a.gz
