# `.shell` and `.output` stand in the text that it is given.
program sqlite3
exact
complete
never-suggest
input-code
flag -readonly -header -noheader -csv -json -line -list -column -html -quote -table -markdown -box -bail -batch -safe -echo -stats -ascii -tabs -memtrace -nofollow -deserialize -interactive -A
value -separator -nullvalue -newline -vfs -mmap -maxsize -lookaside -pagecache
info flag -version -help --version --help
source value -cmd -init
code flag -unsafe-testing
operands path code
shifted path code
safe -version
ask a.db
ask a.db .tables
