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
config value --define
globals
tasks clean validate initialize generate-sources process-sources generate-resources process-resources compile process-classes generate-test-sources test-compile process-test-classes test prepare-package package integration-test verify dependency:tree dependency:list dependency:analyze dependency:resolve dependency:go-offline versions:display-dependency-updates versions:display-plugin-updates help:effective-pom help:evaluate checkstyle:check spotbugs:check spotless:check surefire:test failsafe:verify jacoco:report : exec
safe test -q
safe test -Dtest=FooTest#x
safe -pl core -am test
ask -Dexec.executable=x test
ask -f other test
ask test exec:java
ask exec:java
ask install

sub clean | validate | initialize | generate-sources | process-sources | generate-resources | process-resources | compile | process-classes | generate-test-sources | test-compile | process-test-classes | test | prepare-package | package | integration-test | verify | dependency:tree | dependency:list | dependency:analyze | dependency:resolve | dependency:go-offline | versions:display-dependency-updates | versions:display-plugin-updates | help:effective-pom | help:evaluate | checkstyle:check | spotbugs:check | spotless:check | surefire:test | failsafe:verify | jacoco:report
safe -q compile
safe clean test

sub install | deploy | site | exec:java | exec:exec | wrapper:wrapper | release:prepare | archetype:generate
is exec
ask deploy
