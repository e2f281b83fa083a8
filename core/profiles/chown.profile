program chown chgrp
complete
abbreviate
flag -c --changes -f --silent --quiet -v --verbose --no-preserve-root -R --recursive --preserve-root --dereference -h --no-dereference -H -L -P -x -n
value --from
shift value --reference
info flag --help --version
operands plain path
shifted path
ask u:g a
safe --version
