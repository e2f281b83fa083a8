program cargo
place workspace
complete
globals
variables CARGO CARGO_* RUSTC RUSTC_* RUSTDOC RUSTDOCFLAGS RUSTFLAGS
flag -v -vv --verbose -q --quiet --offline --frozen --locked --list --workspace --all --all-targets --lib --bins --examples --tests --benches --release -r --all-features --no-default-features --keep-going --no-fail-fast --no-run --doc --no-deps --ignore-rust-version --future-incompat-report --build-plan --unit-graph --no-keep-going --no-track
value -p --package --exclude --bin --example --test --bench -F --features --profile -j --jobs --target --message-format --color --explain
optional --timings +
info flag -V --version -h --help
config value --config --manifest-path -Z --lockfile-path
directory value -C
path value --target-dir --artifact-dir --out-dir
safe --version
safe +nightly build
ask --config x build
ask -Z x build
ask frob

sub build | b | check | c | test | t | bench | doc | d | clippy | rustc | rustdoc | fetch | update | clean | metadata | tree | pkgid | verify-project | locate-project | read-manifest | generate-lockfile | search | info | report | help | version | run | r | nextest run | nextest list | fmt | fix | add | remove | rm | vendor | package
flag --check --open --document-private-items --allow-dirty --allow-staged --allow-no-vcs --edition --edition-idioms --broken-code --dry-run --aggressive --no-dedupe -d --duplicates --no-verify --no-metadata -l --list --fix --recursive --dev --build --optional --no-optional --default-features --root
value --format-version --prefix --depth -e --edges -i --invert --prune --charset -f --format --filter-platform --limit --precise --rename --message-format --test-threads --profile -E --filter-expr --status-level --final-status-level --retries --partition
config value --registry --index --path --git --branch --tag --rev
exec flag --no-verify
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

program rustup
complete
flag -v --verbose -q --quiet
info flag -V --version -h --help
optional +
safe --version

sub show | show active-toolchain | show home | toolchain list | target list | component list | which | check | doc | help | override list
flag --installed -v --verbose --path -q --quiet
value --toolchain
safe show
safe toolchain list

sub run | install | update | default | toolchain install | toolchain uninstall | toolchain link | target add | target remove | component add | component remove | override set | override unset | self | self update | set | man | completions
is exec
ask default nightly
ask run nightly x

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

program rustfmt
place workspace
complete
flag --check -q --quiet -v --verbose -l --files-with-diff --backup
value --color --edition
info flag -V --version -h --help
config value --config-path --config --print-config --file-lines
optional --emit +
operands path
safe --version
ask a.rs

program go
single
complete
place workspace
variables GOFLAGS GOROOT GOTOOLCHAIN GOENV
directory value -C
open
safe version

sub build | test | vet | list | run | install | get | fix | generate | clean
flag -a -n -race -msan -asan -cover -v -x -work -json -linkshared -modcacherw -trimpath -short -failfast -benchmem -fullpath -e -deps -test -find -export -compiled -m -u -versions -retracted -t -cache -testcache -modcache -fuzzcache -i -r -d -insecure -h -artifacts
value -p -covermode -coverpkg -run -skip -bench -benchtime -count -cpu -fuzz -fuzztime -fuzzminimizetime -list -parallel -shuffle -timeout -blockprofilerate -memprofilerate -mutexprofilefraction -tags -f -buildmode -compiler -installsuffix -buildvcs -mod -pgo -vet -reuse -printf -unsafeptr
value -asmdecl -assign -atomic -bools -buildtag -cgocall -composites -copylocks -directive -errorsas -framepointer -httpresponse -ifaceassert -loopclosure -lostcancel -nilfunc -shift -sigchanyzer -slog -stdmethods -stdversion -stringintconv -structtag -testinggoroutine -tests -timeformat -unmarshal -unreachable -unusedresult -appends -defers -waitgroup -hostport
ldflags value -ldflags -gcflags
exec value -exec -toolexec -vettool -gccgoflags -asmflags -fixtool
config value -modfile -overlay -pkgdir
path value -o -coverprofile -cpuprofile -memprofile -blockprofile -mutexprofile -trace -outputdir
directory value -C
safe build ./...
safe test -v -run TestX -count=1 ./cmd/...
safe test -tags=integration -race ./... -v
safe vet ./...
safe build -ldflags '-s -w -X main.version=1' ./cmd/x
safe list -m all
ask test -exec ./x ./...
ask build -toolexec=x
ask build --toolexec=x
ask build -o x ./cmd
ask build -ldflags=-extld=x
ask test -coverprofile=x ./...
ask build -modfile=x

sub version | help | doc | env | mod tidy | mod graph | mod verify | mod why | mod download | mod vendor | mod init | work sync
flag -m -v -json -changed -all -c -cmd -short -src -u -e -x -vendor
optional -go -compat -reuse
config flag -w
config value -o
safe mod tidy
safe env GOPATH
safe doc fmt.Println
ask env -w GOFLAGS=-toolexec=x

sub tool | mod edit | work use | work edit | work init | work vendor | fmt | bug | telemetry
is exec
ask tool x
ask mod edit x

program gofmt goimports
place anywhere
single
complete
flag -l -d -e -s
value -r -local
info flag -h --help -version
write flag -w
path value -cpuprofile
safe -l .
safe -d src
ask -w .

program golangci-lint staticcheck revive
place workspace
flag -v --verbose --fast --new --no-config --show-stats -h --help --allow-parallel-runners --issues-exit-code
info flag --version
write flag --fix
config value -c --config --path-prefix --modules-download-mode
path value --cpu-profile-path --mem-profile-path --trace-path --output.text.path --output.json.path --out-format --output.html.path
safe run ./...
safe linters
ask run --fix
ask run -c x

program make gmake
place workspace
complete
abbreviate
variables MAKE MAKEFLAGS MAKEFILES GNUMAKEFLAGS MFLAGS
assigns
flag -b -m -B --always-make -d -e --environment-overrides -i --ignore-errors -k --keep-going -n --just-print --dry-run --recon -p --print-data-base -q --question -r --no-builtin-rules -R --no-builtin-variables -s --silent --quiet --no-silent -S --no-keep-going --stop -t --touch -w --print-directory --no-print-directory --trace --warn-undefined-variables -L --check-symlink-times
optional -j --jobs -l --load-average --max-load -O --output-sync --debug --shuffle
value -o --old-file --assume-old -W --what-if --new-file --assume-new
info flag -v --version -h --help
config value -f --file --makefile -I --include-dir
code value -E --eval
directory value -C --directory
config optional *=
safe test
safe -j8 build
safe -C sub test
ask SHELL=./evil
ask -f x
ask --eval=x
ask …

program cmake
place workspace
single
code value -P -C --preset
config value -D -G -T -A -U --toolchain --install-prefix -S -E --install --open --workflow --fresh --find-package --trace-redirect --graphviz --profiling-output
path value -B --build
flag -N -L -LA -LAH --parallel --clean-first -v --verbose -j
value --target --config
info flag --version --help -h
operands config
safe --version
ask .
ask -P x.cmake
ask --build build

program ninja meson bazel buck2 just task mage rake ant sbt lein scons invoke tox nox poe hatch pdm mise lefthook pre-commit devbox
place workspace
never-suggest
flag -v -n -k -q --verbose --quiet --dry-run
value -j --jobs
info flag --version --help -h
config value -f -C --file --justfile --set --config -c --directory -d --init_script
directory value --cd
safe test
safe run fmt
ask -f x

program mvn mvnw mvnd
place workspace
single
complete
variables MAVEN_OPTS MAVEN_ARGS JAVA_TOOL_OPTIONS JAVA_HOME
flag -q --quiet -o --offline -U --update-snapshots -B --batch-mode -ntp --no-transfer-progress -e --errors -X --debug -am --also-make -amd --also-make-dependents -fae --fail-at-end -ff --fail-fast -fn --fail-never -N --non-recursive -C --strict-checksums -c --lax-checksums -V --show-version -nsu --no-snapshot-updates -cpu -npr -npu -up
value -T --threads -pl --projects -rf --resume-from -P --activate-profiles --color -b --builder
info flag -v --version -h --help
config value -f --file -s --settings -gs --global-settings -t --toolchains -gt --global-toolchains -ivs -canf
path value -l --log-file
optional -Dtest= -DskipTests -Dmaven.test.skip -Dit.test= -DfailIfNoTests -Dsurefire.failIfNoSpecifiedTests -Dstyle.color -Dcheckstyle.skip -Dspotbugs.skip -Djacoco.skip -Dincludes -Dgroups
config optional -D
config value -D --define
safe test -q
safe test -Dtest=FooTest#x
safe -pl core -am test
ask -Dexec.executable=x test
ask -f other test

program gradle gradlew
place workspace
complete
variables GRADLE_OPTS GRADLE_USER_HOME JAVA_OPTS
flag -q --quiet -w --warn -i --info -d --debug -s --stacktrace -S --full-stacktrace --no-daemon --daemon --offline --rerun-tasks --continue --no-continue -m --dry-run --build-cache --no-build-cache --parallel --no-parallel --no-scan --configuration-cache --no-configuration-cache --refresh-dependencies --refresh-keys --profile -a --no-rebuild --configure-on-demand --no-configure-on-demand -t --stop --status --foreground --no-watch-fs --watch-fs --all --rerun
value --tests -x --exclude-task --console --max-workers --warning-mode --priority --configuration --dependency --task
info flag -v --version -h -? --help -V --show-version
config value -P --project-prop -D --system-prop -I --init-script -c --settings-file -b --build-file -g --gradle-user-home --include-build --project-cache-dir -F --dependency-verification -M --write-verification-metadata --update-locks
config flag --write-locks --scan
directory value -p --project-dir
safe test --tests FooTest
safe build -x test
ask -I x build
ask -Dorg.gradle.jvmargs=x build

program javac java jar kotlinc kotlin scalac dotnet msbuild swiftc gcc g++ cc c++ clang clang++ tcc zig nim ghc ocaml ocamlfind dart flutter mix rebar3 stack cabal
exact
never-suggest
input-code
info flag -version --version -v -V -help --help -h -showversion --list-modules --info
operands code
code value -cp -classpath --class-path -jar -m --module -p --module-path
path value -o -d
safe -version
ask Main.java
ask -jar x.jar
