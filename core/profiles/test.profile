program test [
operands expression
safe -f a
safe a = b
safe -n … -a -d x
ask -v 'a[$(id)]'
ask …
