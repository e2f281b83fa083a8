# rustc 1.85. Source: `rustc --help -v`.
program rustc
place workspace
complete
responses
flag -O -g -v --verbose --test -Vv -vV
value --crate-type --crate-name --edition --cap-lints -A --allow -W --warn --force-warn -D --deny -F --forbid --cfg --check-cfg -l --color --error-format --json --target --diagnostic-width --remap-path-prefix
info flag -V --version -h --help
info value --explain
# `KIND=PATH` writes there.
write value --print : sysroot cfg check-cfg crate-name crate-root-lint-levels file-names target-list target-libdir target-cpus target-features relocation-models code-models tls-models target-spec-json target-spec-json-schema all-target-specs-json calling-conventions native-static-libs stack-protector-strategies link-args host-tuple deployment-target split-debuginfo supported-crate-types
code value -C -Z -L --extern --sysroot --codegen
exec optional + : stable* beta* nightly* 1.*
path value -o --out-dir
write value --emit
operands write plain
safe --version
safe -vV
safe --print sysroot
safe +nightly --print cfg
ask -o x a.rs
ask -C linker=x a.rs
ask --print cfg=x
ask @x
ask +./x --version
