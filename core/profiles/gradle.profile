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
