# `[[` of Bash and Zsh is read the same way; the two names are what begins it.
program test [ [[
operands expression
safe -f a
safe a = b
safe -n … -a -d x
ask -v 'a[$(id)]'
ask …
