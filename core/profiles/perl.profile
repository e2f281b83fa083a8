program perl ruby php lua luajit Rscript R julia deno-eval tclsh expect osascript groovy scala clojure elixir erl ghci runghc irb swift racket guile sbcl jshell bc dc gnuplot octave
never-suggest
input-code
info flag -v --version -V --help -h
source value -e -E -r -x -f
inplace optional -i
code value -I -M -m
operands code plain
shifted plain
safe --version
ask x.pl
ask -e x
ask -ne x -i a
ask
