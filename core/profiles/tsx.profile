# They run a file of TypeScript as node runs one of JavaScript.
program tsx ts-node ts-node-esm tsm swc-node
shy
stop
never-suggest
input-code
place workspace
flag -T --transpile-only -F --files --no-cache --no-warnings --esm
source value -e --eval -p --print
code value -r --require --import --loader --env-file -P --project --tsconfig -C --compiler
info flag -v --version -h --help
operands code plain
shifted plain
safe --version
ask x.ts
ask -e x
