program cargo
shy
place workspace
complete
globals
variables CARGO CARGO_* RUSTC RUSTC_* RUSTDOC RUSTDOCFLAGS RUSTFLAGS
flag -v -vv --verbose -q --quiet --offline --frozen --locked --list --workspace --all --all-targets --lib --bins --examples --tests --benches --release -r --all-features --no-default-features --keep-going --no-fail-fast --no-run --doc --no-deps --ignore-rust-version --future-incompat-report --build-plan --unit-graph --no-keep-going --no-track
value -F --features --profile -j --jobs --message-format --color --explain
optional -p --package --exclude --bin --example --test --bench --target --timings
# A toolchain may be a folder, and one of another name is one that somebody linked.
exec optional + : stable* beta* nightly* 1.*
info flag -V --version -h --help
config value --config --manifest-path -Z --lockfile-path
directory value -C
path value --target-dir --artifact-dir --out-dir
safe --version
safe +nightly build
safe +1.85.0 test
ask +/x/y build
ask +stable/../x build
ask --config x build
ask -Z x build
ask frob

group work
flag --check --document-private-items --allow-dirty --allow-staged --allow-no-vcs --edition --edition-idioms --broken-code --dry-run --aggressive --no-dedupe -d --duplicates --no-verify --no-metadata -l --list --recursive --dev --build --optional --no-optional --default-features --root
optional -i --invert
value --format-version --prefix --depth -e --edges --prune --charset -f --format --filter-platform --limit --precise --rename --message-format --test-threads --profile -E --filter-expr --status-level --final-status-level --retries --partition
config value --registry --index --path --git --branch --tag --rev
write flag --fix
exec flag --open

sub build=b | check=c | doc=d | fetch | update | clean | metadata | tree | pkgid | verify-project | locate-project | read-manifest | generate-lockfile | search | info | report | help | version | run=r | nextest list | fix | add | remove=rm | package
use work
safe build --release
safe tree -i serde
safe run -- --any
ask build --target-dir x
ask doc --open

# What stands behind `--` is for the program that is run.
sub test=t | bench | nextest run
flag --no-capture --nocapture
use work
behind libtest
safe test -p x -- --nocapture
safe bench -- --test-threads=1 name
ask test --manifest-path x
ask test --manifest-path=x -- y
ask test -- --logfile x
ask test -- --no-such

sub clippy | rustc | rustdoc
use work
behind rustc
safe clippy --all-targets -- -D warnings -W clippy::pedantic
ask clippy -- --emit=dep-info=x
ask clippy --fix --allow-dirty
ask rustc -- -C linker=x
ask rustc -- -Clinker=x

sub fmt
use work
behind rustfmt
safe fmt --all -- --check
safe fmt
ask fmt -- ../y.rs
ask fmt -- --config-path x

sub vendor
use work
flag --no-delete --respect-source-config --versioned-dirs
config value -s --sync
operands path
ask vendor x

sub install | uninstall | publish | yank | owner | login | logout | new | init | miri | watch | expand | make | xtask | binstall | audit | deny | outdated | udeps | bloat | flamegraph | llvm-cov | insta | mutants | semver-checks | machete | hack | edit | upgrade | generate | wasi | component | leptos | tauri | ndk | run-script | asm | criterion | sort | doc-coverage | sweep | cache | rail
is exec
ask install x
ask watch -x test

# The program that runs the tests or, with Criterion, the benchmarks of a crate.
program libtest
complete
flag --include-ignored --ignored --force-run-in-process --exclude-should-panic --test --bench --list --nocapture --no-capture -q --quiet --exact --show-output --report-time --ensure-time --shuffle
value --test-threads --skip --color --format --shuffle-seed
flag -n --noplot --discard-baseline --quick -v --verbose
value -s --save-baseline -b --baseline --baseline-lenient --load-baseline --sample-size --warm-up-time --measurement-time --nresamples --noise-threshold --confidence-level --significance-level --profile-time --output-format
info flag -h --help
config value -Z
path value --logfile
safe --nocapture a::b
safe --save-baseline main x
ask --logfile x
