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
