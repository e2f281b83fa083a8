program read
value -d -i -n -N -p -t -u
flag -r -s -e -E
operands name
safe -r line
safe -p x name
ask 'a[$(id)]'
ask …
