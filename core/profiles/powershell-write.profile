# Cmdlets whose path is written.
program Set-Content=sc Add-Content=ac Clear-Content=clc New-Item=ni Remove-Item=ri,rm,rmdir,del,erase,rd Set-Item=si Clear-Item=cli Set-ItemProperty=sp Remove-ItemProperty=rp New-ItemProperty Clear-ItemProperty=clp Rename-ItemProperty=rnp Out-File Export-Csv=epcsv Export-Clixml Rename-Item=rni,ren Move-Item=mi,mv,move Copy-Item=ci,cp,copy Compress-Archive Expand-Archive Set-Acl Tee-Object=tee mkdir=md Unblock-File Out-Printer=lp
dialect Powershell
powershell
flag -Force -Recurse -NoNewline -Append -WhatIf -Confirm -NoClobber -NoTypeInformation -AsByteStream -PassThru
value -Encoding -ItemType -Type -Value -Width -Filter -Include -Exclude -Delimiter -ErrorAction -Depth -CompressionLevel -InputObject -Stream -Credential
config value -OutVariable -ov -PipelineVariable -pv -ErrorVariable -ev -WarningVariable -wv -InformationVariable -iv -Variable
path value -Path -LiteralPath -PSPath -FilePath -Destination -DestinationPath -NewName -Name -Target
operands path
ask x.txt
ask -Path x.txt -Value y
ask -FilePath x
ask -Dest x
