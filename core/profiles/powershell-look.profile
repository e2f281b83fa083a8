# Cmdlets that only read, compute and print. Windows PowerShell 5.1 and PowerShell 7.4; names of aliases as
# `Get-Alias` lists them on Windows. The parameters that every cmdlet has may set variables.
program Get-ChildItem=gci,ls,dir Get-Content=gc,cat,type Get-Item=gi Get-ItemProperty=gp Get-ItemPropertyValue=gpv Get-Location=gl,pwd Get-Date Get-Process=gps,ps Get-Service=gsv Get-Command=gcm Get-Help=help,man Get-Member=gm Get-Alias=gal Get-Variable=gv Get-History=h,history,ghy Get-Host Get-Module=gmo Get-Job=gjb Get-PSDrive=gdr Get-PSProvider Get-Unique=gu Get-FileHash Get-Acl Get-Random Get-Culture Get-UICulture Get-TimeZone Get-ComputerInfo Get-HotFix Get-EventLog Get-WinEvent Get-Counter Get-CimInstance=gcim Get-NetIPAddress Get-NetTCPConnection Get-NetAdapter Get-Volume Get-Disk Get-ExecutionPolicy Get-PackageSource Get-Package Get-InstalledModule Get-Verb Get-Uptime Get-Error Get-Clipboard=gcb Select-Object=select Select-String=sls Sort-Object=sort Group-Object=group Measure-Object=measure Compare-Object=compare,diff Where-Object=where,? Format-Table=ft Format-List=fl Format-Wide=fw Format-Hex=fhx Out-Host=oh Out-String Out-Null Out-Default Write-Output=echo,write Write-Host Write-Warning Write-Error Write-Verbose Write-Debug Write-Information Write-Progress Test-Path Test-Connection Test-NetConnection=tnc Resolve-Path=rvpa Split-Path Join-Path Convert-Path=cvpa Resolve-DnsName ConvertTo-Json ConvertFrom-Json ConvertTo-Csv ConvertFrom-Csv ConvertTo-Html ConvertFrom-StringData ConvertTo-Xml Import-Csv=ipcsv Start-Sleep=sleep Clear-Host=cls,clear New-TimeSpan New-Guid Join-String Test-Json Select-Xml
dialect Powershell
powershell
config value -OutVariable -ov -PipelineVariable -pv -ErrorVariable -ev -WarningVariable -wv -InformationVariable -iv
exec flag -Online -ShowWindow
safe -Recurse -Filter *.ts
safe …
safe src -Name
ask -OutVariable x
ask -OutV x
