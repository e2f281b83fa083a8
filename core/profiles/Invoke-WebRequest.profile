program Invoke-WebRequest=iwr,curl,wget Invoke-RestMethod=irm
dialect Powershell
powershell
path value -OutFile
config value -OutVariable -ov -PipelineVariable -pv -ErrorVariable -ev -WarningVariable -wv -InformationVariable -iv -SessionVariable -sv
safe -Uri https://x.example
ask -Uri https://x.example -OutFile x
ask https://x.example -OutF x
