program sort
dialect Cmd
slash
path value /o /output
flag /r /reverse /l /m /rec /+n /unique /c
operands plain
safe a.txt
ask /o x a.txt
