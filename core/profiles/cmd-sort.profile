program sort
dialect Cmd
slash
# `/O[UTPUT]`, as its help writes it.
path value /o /ou /out /outp /outpu /output
flag /r /reverse /l /m /rec /+n /unique /c
operands plain
safe a.txt
ask /o x a.txt
ask a.txt /out x
