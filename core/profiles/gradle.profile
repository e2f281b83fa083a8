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
tasks :assemble :build :buildDependents :buildEnvironment :buildNeeded :bundle :bundleDebug :bundleRelease :assembleDebug :assembleRelease :assembleAndroidTest :check :checkstyleMain :checkstyleTest :classes :clean :cleanTest :compileDebugKotlin :compileJava :compileKotlin :compileTestJava :compileTestKotlin :components :dependencies :dependencyInsight :dependencyUpdates :detekt :distTar :distZip :dokkaHtml :groovydoc :help :installDist :integrationTest :jacocoTestCoverageVerification :jacocoTestReport :jar :javadoc :javaToolchains :jvmTest :ktlintCheck :lint :lintDebug :lintRelease :model :outgoingVariants :pmdMain :processResources :processTestResources :projects :properties :resolvableConfigurations :scaladoc :shadowJar :sourcesJar :spotbugsMain :spotlessCheck :tasks :test :testClasses :testDebug :testDebugUnitTest :testRelease :testReleaseUnitTest : exec
safe test --tests FooTest
safe clean :app:test
ask publish
ask test publish
ask :lib:publishToMavenLocal
safe build -x test
ask -I x build
ask -Dorg.gradle.jvmargs=x build
