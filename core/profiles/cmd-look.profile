# Builtins of cmd.exe and programs of Windows that only read and print. Source: `help NAME`.
program dir type echo cls ver vol help findstr where fc comp whoami systeminfo tasklist ipconfig ping netstat getmac driverquery find tree more rem verify break title color
dialect Cmd
anything
safe /s
safe a.txt
