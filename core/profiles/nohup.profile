program nohup setsid ionice chrt taskset setarch linux32 linux64 numactl unbuffer catchsegv
stop
never-suggest
flag -c -C -t --ctty --wait -w -f --fork
value -n -p -P -u
operands program
ask ls
