program nm objdump
complete
abbreviate
responses
flag -a -A -B -C -D -S -d -x -h -T -r -R -s -g -n -o -p -P -u -v -w -l -z -e -i -X --all-headers --disassemble --disassemble-all --syms --dynamic-syms --reloc --demangle --defined-only --undefined-only --extern-only --dynamic --numeric-sort --no-sort --size-sort --print-size --print-file-name --print-armap --portability --line-numbers --source --section-headers --headers --file-headers --private-headers --wide --no-show-raw-insn --full-contents --reverse-sort --special-syms --synthetic --with-symbol-versions --without-symbol-versions --no-demangle --no-addresses --show-all-symbols
value -f -t --ifunc-chars --unicode -j --section -m --architecture -M --disassembler-options --start-address --stop-address --prefix --format --radix -b --target --visualize-jumps --dwarf
code value --plugin
info flag -V --version -H --help
safe -C a.o
ask --plugin=x.so a.o
ask @x
