# The rest of the line is a line of its own; it is looked at by rules that stop something.
program cmd
dialect Cmd
never-suggest
slash
exec flag /c /k /r
flag /s /q /d /a /u /e /f /v /t
input-code
operands shell
ask /c del x
ask
