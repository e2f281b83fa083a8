program cd=chdir pushd
dialect Cmd
slash
flag /d
operands directory plain
safe src
