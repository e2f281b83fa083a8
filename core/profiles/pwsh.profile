# PowerShell as a program. Source: `pwsh -h`.
program pwsh powershell cmd
never-suggest
input-code
powershell
exec flag -NoExit -Login -Interactive
exec value -Command -c -File -f -EncodedCommand -e -ec -enc -CommandWithArgs -cwa -ConfigurationFile -SettingsFile -WorkingDirectory -ExecutionPolicy -ex -CustomPipeName -PSConsoleFile
info flag -Version -v --version -Help -h -?
operands exec
safe --version
ask -e ZQBjAGgAbwA=
ask -Command ls
ask x.ps1
ask
