program cmake
place workspace
single
code value -P -C --preset
config value -D -G -T -A -U --toolchain --install-prefix -S -E --install --open --workflow --fresh --find-package --trace-redirect --graphviz --profiling-output
path value -B
directory value --build
flag -N -L -LA -LAH --parallel --clean-first -v --verbose -j
value --target --config
info flag --version --help -h
operands config
safe --version
ask .
ask -P x.cmake
safe --build build --target test
ask -B build
ask --build build -- SHELL=./evil
