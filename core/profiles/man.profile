program man
complete
abbreviate
flag -a --all -d --debug -D --default -c --catman -f --whatis -k --apropos -K --global-apropos -w -W --where --path --location --where-cat --location-cat -i --ignore-case -I --match-case --regex --wildcard --names-only -u --update --no-subpages --no-hyphenation --no-justification -7 --ascii -t --troff -Z --ditroff
value -s -S --sections -e --extension -E --encoding -L --locale -R --recode
info flag -V --version -? --help --usage
# The prompt goes to the pager among its options.
exec value -r --prompt -P --pager -p --preprocessor
exec optional -H --html -X --gxditview -T --troff-device
config value -C --config-file -M --manpath -m --systems
code flag -l --local-file
safe ls
safe -k x
ask -P x ls
ask -r 'x$+!x$' ls
ask --html=x ls
