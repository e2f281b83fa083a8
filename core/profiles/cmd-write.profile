# Builtins of cmd.exe and programs of Windows whose operands are written. Source: `help NAME`.
program del=erase copy move rename=ren mkdir=md rmdir=rd xcopy robocopy attrib mklink replace compact cipher icacls takeown expand
dialect Cmd
slash
flag /s /q /f /p /a /y /v /n /d /e /i /b /z /-y /r /h /c /l /k /t /u /o /x /g /w
operands path
ask a.txt
ask /q a.txt
ask …
