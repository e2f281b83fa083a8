# GNU coreutils 9.1.
program dd
complete
assigns
value if= bs= ibs= obs= cbs= count= skip= seek= iseek= oseek= conv= iflag= oflag= status=
path value of=
info flag --help --version
safe if=a.txt count=1
ask if=a of=b
ask of=b
