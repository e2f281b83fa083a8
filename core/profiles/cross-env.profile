# What runs the command in its arguments with other variables or in another environment. Sources: their manuals.
program cross-env
stop
never-suggest
operands assignments program
ask A=b ls
ask ls

program cross-env-shell
stop
never-suggest
operands assignments shell
ask A=b 'ls && ls'

# Any of their words may begin the command, or be a line of its own.
program dotenv dotenvx env-cmd hyperfine concurrently conc npm-run-all run-s run-p start-server-and-test op doppler infisical chamber teller aws-vault direnv capsh
never-suggest
exec value --prepare --setup --cleanup --conclude --exec --command --shell -p -s -x -c -S
info flag --help --version
operands exec
ask ls
ask -- ls
ask 'ls a' 'ls b'
ask --prepare 'touch x' ls
safe --version
