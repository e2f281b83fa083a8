# Cmdlets that run what their arguments say: a script block, a member's name, a command, a file, a type.
program ForEach-Object=%,foreach Invoke-Command=icm Invoke-Item=ii Invoke-History=r,ihy Invoke-CimMethod=icim Invoke-WmiMethod Start-Process=saps,start Start-Job=sajb Start-ThreadJob Start-Service=sasv Stop-Process=spps,kill Stop-Service=spsv Stop-Job Restart-Service Set-Service New-Service Stop-Computer Restart-Computer Measure-Command Trace-Command New-Object Add-Type Import-Module=ipmo New-Module=nmo Remove-Module=rmo Install-Module Update-Module Install-Package Install-Script Register-ScheduledTask Register-ObjectEvent Register-EngineEvent Register-ArgumentCompleter Enter-PSSession=etsn New-PSSession=nsn Enable-PSRemoting Set-ExecutionPolicy Set-Variable=sv,set New-Variable=nv Remove-Variable=rv Clear-Variable=clv Set-Alias=sal New-Alias=nal Import-Alias=ipal Export-Alias=epal Set-PSBreakpoint=sbp Set-PSDebug Set-StrictMode Update-TypeData Update-FormatData Import-Clixml Import-LocalizedData Import-PSSession Set-Date New-PSDrive=ndr,mount Remove-PSDrive=rdr Set-Clipboard=scb Wait-Debugger Debug-Process Get-WmiObject=gwmi Set-WmiInstance=swmi Set-CimInstance New-CimInstance Remove-WmiObject=rwmi Out-GridView=ogv Send-MailMessage Set-PSReadLineOption Use-Transaction ConvertTo-SecureString ConvertFrom-SecureString Read-Host Start-Transcript Stop-Transcript Receive-Job=rcjb Wait-Job Wait-Process Update-Help Save-Help powershell_ise ise
dialect Powershell
powershell
never-suggest
exec flag -Wait -NoNewWindow -AsJob
operands exec
exec value -FilePath -ScriptBlock -Command -ArgumentList -MemberName -Expression -TypeName -TypeDefinition -Name -Path -LiteralPath -Process -Begin -End -Parallel -InitializationScript -AssemblyName -Value -Verb -InputObject -Id -Scope -ExecutionPolicy -Option
ask Delete
ask -MemberName Delete
ask cmd -ArgumentList x
