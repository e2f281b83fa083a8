program su runuser script
stop
never-suggest
script value -c --command
flag -l --login -m -p -q -e -a -f - -P
value -s --shell -g -G -u
operands write program
ask -c ls
ask root
