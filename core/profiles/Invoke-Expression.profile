# The text is a line of PowerShell.
program Invoke-Expression=iex
dialect Powershell
powershell
never-suggest
input-code
script value -Command
operands script
ask 'Remove-Item x'
ask
