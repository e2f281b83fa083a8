program cargo
shy
place workspace
complete
globals
variables CARGO CARGO_* RUSTC RUSTC_* RUSTDOC RUSTDOCFLAGS RUSTFLAGS
flag -v -vv --verbose -q --quiet --offline --frozen --locked --list --workspace --all --all-targets --lib --bins --examples --tests --benches --release -r --all-features --no-default-features --keep-going --no-fail-fast --no-run --doc --no-deps --ignore-rust-version --future-incompat-report --build-plan --unit-graph --no-keep-going --no-track
value -F --features --profile -j --jobs --message-format --color --explain
optional -p --package --exclude --bin --example --test --bench --target --timings +
info flag -V --version -h --help
config value --config --manifest-path -Z --lockfile-path
directory value -C
path value --target-dir --artifact-dir --out-dir
safe --version
safe +nightly build
ask --config x build
ask -Z x build
ask frob

sub build=b | check=c | test=t | bench | doc=d | clippy | rustc | rustdoc | fetch | update | clean | metadata | tree | pkgid | verify-project | locate-project | read-manifest | generate-lockfile | search | info | report | help | version | run=r | nextest run | nextest list | fmt | fix | add | remove=rm | vendor | package
flag --check --open --document-private-items --allow-dirty --allow-staged --allow-no-vcs --edition --edition-idioms --broken-code --dry-run --aggressive --no-dedupe -d --duplicates --no-verify --no-metadata -l --list --fix --recursive --dev --build --optional --no-optional --default-features --root
optional -i --invert
value --format-version --prefix --depth -e --edges --prune --charset -f --format --filter-platform --limit --precise --rename --message-format --test-threads --profile -E --filter-expr --status-level --final-status-level --retries --partition
config value --registry --index --path --git --branch --tag --rev
safe build --release
safe test -p x -- --nocapture
safe clippy --all-targets -- -D warnings
safe tree -i serde
safe fmt --all -- --check
ask build --target-dir x
ask test --manifest-path x
ask test --manifest-path=x -- y

sub install | uninstall | publish | yank | owner | login | logout | new | init | miri | watch | expand | make | xtask | binstall | audit | deny | outdated | udeps | bloat | flamegraph | llvm-cov | insta | mutants | semver-checks | machete | hack | edit | upgrade | generate | wasi | component | leptos | tauri | ndk | run-script | asm | criterion | sort | doc-coverage | sweep | cache | rail
is exec
ask install x
ask watch -x test
