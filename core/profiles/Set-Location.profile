program Set-Location=cd,chdir,sl Push-Location=pushd Pop-Location=popd
dialect Powershell
powershell
flag -PassThru
directory value -Path -LiteralPath
config value -StackName -OutVariable -ov -PipelineVariable -pv -ErrorVariable -ev -WarningVariable -wv -InformationVariable -iv
operands directory
safe src
