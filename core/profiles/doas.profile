# OpenDoas 6.8.
program doas
complete
stop
never-suggest
flag -n -L
value -a -u
config value -C
exec flag -s
operands assignments program
ask -u root ls
