# Builtins of cmd.exe and programs of Windows that run something or change the shell. Source: `help NAME`.
program call for if start set setlocal endlocal goto shift assoc ftype path prompt exit pause date time setx reg sc net netsh schtasks wmic taskkill msiexec rundll32 regsvr32 mshta cscript wscript forfiles bcdedit format diskpart shutdown runas certutil bitsadmin at subst chcp mode doskey choice
dialect Cmd
never-suggest
operands exec
ask x
ask del x
