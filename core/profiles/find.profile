program find gfind
exact
complete
flag -H -L -P -X -E -x -s -d -depth -daystart -follow -ignore_readdir_race -noignore_readdir_race -mount -noleaf -xdev -warn -nowarn -empty -executable -readable -writable -false -true -nogroup -nouser -ls -print -print0 -prune -quit -not -a -and -o -or -sparse
value -D -f -regextype -files0-from -maxdepth -mindepth -amin -anewer -atime -cmin -cnewer -ctime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname -mmin -mtime -name -newer -path -perm -regex -samefile -size -type -uid -used -user -wholename -xtype -context -printf -flags -Bmin -Bnewer -Btime
value -neweraa -newerac -neweram -newerat -newerBB -newerBa -newerBc -newerBm -newerBt -newerca -newercc -newercm -newerct -newerma -newermc -newermm -newermt -newermB -newercB -neweraB
optional -O
info flag -help --help -version --version
write flag -delete
path value -fls -fprint -fprint0
path two -fprintf
command flag -exec -execdir -ok -okdir
safe . -name *.go -type f
safe src -maxdepth 2 -not -path x
safe . -type f ( -name a -o -name b )
safe src/… -name x
ask . -delete
ask . -fprint x
ask . -fprintf x %p
ask . -fls x
ask . -exec touch x ;
ask . -ok rm {} +
ask . …
