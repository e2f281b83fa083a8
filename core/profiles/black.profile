# Formatters that are not named by a preset; not every option is listed.
program yapf autoflake pyupgrade
place workspace
flag --check --diff -q --quiet -v --verbose --color --no-color --fast --safe --preview -c --check-only
value -l --line-length -t --target-version --exclude --include --extend-exclude --profile
info flag --version -h --help
config value --config --sp --settings-path
without --check --check-only --diff -c : write
safe --check .
safe --diff src
ask .

# black 24. Source: `black --help`.
program black
place workspace
complete
flag --pyi --ipynb -x --skip-source-first-line -S --skip-string-normalization -C --skip-magic-trailing-comma --preview --unstable --check --diff --color --no-color --fast --safe -q --quiet -v --verbose --no-cache
value -c --code -l --line-length -t --target-version --python-cell-magics --enable-unstable-feature --line-ranges --required-version --exclude --extend-exclude --force-exclude --include --stdin-filename -W --workers
info flag --version -h --help
config value --config --cache-dir
without --check --diff : write
safe --check .
safe --diff -l 100 src
ask .
ask --check --config x .

# isort 5 to 8. Source: `isort --help`.
program isort
place workspace
complete
abbreviate
flag -v --verbose --only-modified --om --dedup-headings -q --quiet -d --stdout --overwrite-in-place --show-config --show-files --df --diff -c --check-only --check --ws --ignore-whitespace --resolve-all-configs --ac --atomic --srx --sort-reexports --filter-files --gitignore --skip-gitignore --dont-follow-links --allow-root --append --append-only --af --force-adds --float-to-top --dont-float-to-top --ca --combine-as --cs --combine-star -e --balanced --ff --from-first --ls --length-sort --lss --length-sort-straight -n --ensure-newline-before-comments --nis --no-inline-sort --ot --order-by-type --dt --dont-order-by-type --rr --reverse-relative --reverse-sort --sl --force-single-line-imports --tc --trailing-comma --up --use-parentheses --case-sensitive --remove-redundant-aliases --honor-noqa --treat-all-comment-as-code --color --star-first --split-on-trailing-comma --only-sections --os --ds --no-sections --fas --force-alphabetical-sort --fss --force-sort-within-sections --hcss --honor-case-in-force-sorted-sections --srss --sort-relative-in-force-sorted-sections --fass --force-alphabetical-sort-within-sections --combine-straight-imports --csi --recursive --rc
optional -j --jobs --fgw --force-grid-wrap
value --profile --format-error --format-success -s --skip --extend-skip --sg --skip-glob --extend-skip-glob --ext --extension --supported-extension --blocked-extension --filename -a --add-import --rm --remove-import --fs --forced-separate -i --indent --lbi --lines-before-imports --lai --lines-after-imports --lbt --lines-between-types --le --line-ending -m --multi-line --sort-order --nsl --single-line-exclusions -l -w --line-length --line-width --wl --wrap-length --treat-comment-as-code --ext-format --sd --section-default -t --top --nlb --no-lines-before --src --src-path -b --builtin --extra-builtin -f --future -o --thirdparty -p --project --known-local-folder --py --python-version
info flag -h --help -V --version --vn --version-number
config value --sp --settings-path --settings-file --settings --cr --config-root --virtual-env --conda-env
code value --formatter
without --check --check-only -c --diff --df --stdout -d --show-config --show-files : write
safe --check-only .
safe --check --diff --profile black src
ask .
ask --check --sett=x .

# autopep8 2. Source: `autopep8 --help`.
program autopep8
place workspace
complete
abbreviate
flag -v --verbose -d --diff --ignore-local-config -r --recursive -a --aggressive --experimental --list-fixes --hang-closing --exit-code
value -j --jobs -p --pep8-passes --exclude --ignore --select --max-line-length --line-range --range
info flag -h --help --version
config value --global-config
write flag -i --in-place
safe --diff src/a.py
ask -i a.py
