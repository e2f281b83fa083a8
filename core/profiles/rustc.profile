program rustc
single
place workspace
flag -O -g -v --verbose --test
value --crate-type --crate-name --edition --cap-lints -A -W -D -F --cfg --check-cfg -l -L --color --error-format --json --target
info flag -V --version -h --help -vV --explain
value --print
code value -C -Z --extern --sysroot --codegen
path value -o --out-dir
write value --emit
operands write plain
safe --version
ask -o x a.rs
ask -C linker=x a.rs
