program file
complete
abbreviate
flag -b --brief -c --checking-printout -d --debug -E -h --no-dereference -i --mime -I --mime-type --mime-encoding --apple --extension -k --keep-going -l --list -L --dereference -n --no-buffer -N --no-pad -r --raw -s --special-files -S --no-sandbox -Z -0 --print0
value -e --exclude --exclude-quiet -f --files-from -F --separator -m --magic-file -P --parameter
info flag -v --version --help
exec flag -z --uncompress --uncompress-noreport
write flag -C --compile -p --preserve-date
safe -b a
safe src/…
ask -z a
ask -C -m x
# It sets the times of the files it looked at.
ask -bp a
