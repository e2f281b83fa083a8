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
