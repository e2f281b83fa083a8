# git 2.39 to 2.51. Sources: the manual pages, `git CMD --git-completion-helper-all`, revision.c, diff.c.
# Options without `=` in that list take no value, or only a glued one.
program git
place repository
complete
abbreviate
negations
variables GIT_*
flag --no-pager -P -p --paginate --no-optional-locks --literal-pathspecs --glob-pathspecs --noglob-pathspecs --icase-pathspecs --no-replace-objects --no-lazy-fetch --no-advice --html-path --man-path --info-path
info flag --version -v --help -h
optional --list-cmds
value --attr-source
config flag --bare
config value -c --config-env --git-dir --work-tree --namespace --super-prefix
config optional --exec-path
directory value -C
safe status
safe --no-pager log --oneline
safe -C sub status
ask -c core.pager=x log
ask --exec-path=. status
ask --git-dir=x status
ask frobnicate
ask …

group diff
flag -p -u -s --patch --no-patch -W --function-context --raw --patch-with-raw --patch-with-stat --numstat --shortstat --cumulative --check --summary --name-only --name-status --compact-summary --binary --full-index --no-prefix --default-prefix --irreversible-delete -D --find-copies-harder --no-renames --rename-empty --follow --minimal --ignore-all-space --ignore-space-change -b --ignore-space-at-eol --ignore-cr-at-eol --ignore-blank-lines --indent-heuristic --patience --histogram --text -a --exit-code --quiet -q --no-ext-diff --textconv --ita-invisible-in-index --ita-visible-in-index --pickaxe-all --pickaxe-regex -R -z --no-color --no-color-moved --no-relative --no-textconv --no-indent-heuristic --trust-exit-code
optional --dirstat -X --dirstat-by-file --stat --color --abbrev --break-rewrites -B --find-renames -M --find-copies -C --word-diff --color-words --color-moved --relative --ignore-submodules --submodule -U --unified --max-depth
value --stat-width --stat-name-width --stat-graph-width --stat-count --ws-error-highlight --src-prefix --dst-prefix --line-prefix --inter-hunk-context --output-indicator-new --output-indicator-old --output-indicator-context --ignore-matching-lines -I --diff-algorithm --anchored --word-diff-regex --color-moved-ws --rotate-to --skip-to --find-object --diff-filter -S -G -O
exec flag --ext-diff
path value --output

group revisions
flag --all-match --invert-grep --regexp-ignore-case -i --basic-regexp --extended-regexp -E --fixed-strings -F --perl-regexp -P --remove-empty --merges --no-merges --no-min-parents --no-max-parents --first-parent --exclude-first-parent-only --not --all --reflog --alternate-refs --single-worktree --ignore-missing --stdin --cherry-mark --cherry-pick --left-only --right-only --cherry -g --walk-reflogs --merge --boundary --use-bitmap-index --simplify-by-decoration --show-pulls --full-history --dense --sparse --simplify-merges --bisect --bisect-vars --bisect-all --date-order --author-date-order --topo-order --reverse --objects --in-commit-order --objects-edge --objects-edge-aggressive --indexed-objects --unpacked --object-names --no-object-names --no-filter --filter-provided-objects --filter-print-omitted --exclude-promisor-objects --do-walk --abbrev-commit --no-abbrev-commit --no-abbrev --oneline --no-expand-tabs --relative-date --header --no-commit-header --commit-header --parents --children --timestamp --left-right --graph --no-graph --count --use-mailmap --mailmap --no-mailmap --source --clear-decorations --no-decorate --no-notes --no-standard-notes --standard-notes --remerge-diff --combined-all-paths --no-diff-merges --dd --cc -c -m -t -r --log-size --full-diff -h --maximal-only
optional --branches --tags --remotes --disk-usage --ancestry-path --filter --missing --no-walk --pretty --format --expand-tabs --show-linear-break --notes --show-notes --decorate --progress --min-parents --max-parents --show-notes-by-default -NUM
value --max-count --skip --since --after --since-as-filter --until --before --max-age --min-age --author --grep-reflog --grep --glob --exclude --exclude-hidden --encoding --date --diff-merges
exec flag --show-signature

# Of each option, what these subcommands themselves make of it: where it takes no value, the next argument is an option.
sub log | show | whatchanged | reflog | reflog show | reflog list | stash list
use diff revisions
flag -w -v
value -n -l -L --committer --decorate-refs --decorate-refs-exclude
safe log --oneline -5 --format=%h
safe log -p -S foo -- src/…
safe log -20 --all --grep=x
safe log HEAD..x --stat
safe log --author -x --committer -y
safe show HEAD:a.txt
safe log --format=…
ask log --output=x
ask log --outp=x
ask log --output x
ask log -U --output=x
ask log --group --output=x
ask show --ext-diff
ask log …
ask reflog --output=x

sub rev-list | cherry
use diff revisions
flag -w -v
value -n -l --committer
safe rev-list --count HEAD
safe cherry -v main
ask rev-list HEAD --output=x
ask rev-list -L --output=x

sub shortlog
use diff revisions
flag -n --numbered --email -e --committer
optional -w
value --group -l
safe shortlog -sn HEAD
safe shortlog --group author -w76,6,9
ask shortlog -n --output=x HEAD
ask shortlog --committer --output=x

sub diff | diff-tree | diff-index | diff-files | stash show | merge-tree
use diff revisions
flag -w --cached --staged --no-index --merge-base --base -1 --ours -2 --theirs -3 -0 --include-untracked --only-untracked --root --no-commit-id --always --write-tree --messages --allow-unrelated-histories
value -n -l --committer
safe diff --cached --stat
safe diff HEAD~1 -- a.c
safe diff -U5 --unified=3
ask diff --no-index --output=x a b
ask diff -U --output=x
ask diff --contents --output=x

sub range-diff
use diff
flag -w --no-dual-color --left-only --right-only
optional --notes --no-notes
value -l --creation-factor --diff-merges
safe range-diff --creation-factor 80 main a b
ask range-diff --unified --output=x a b

sub blame | annotate
use diff revisions
flag -w -l -n -e -f -k --root --incremental --show-stats --score-debug --show-name --show-number --porcelain --line-porcelain --show-email --color-lines --color-by-age
value -L --ignore-rev --ignore-revs-file --contents --committer
safe blame -L 1,5 a.c
safe blame --ignore-rev -x a.c
ask blame --output=x a
ask blame -l --output=x a

sub status | ls-files | ls-tree | rev-parse | merge-base | describe | show-ref | for-each-ref | check-ignore | check-attr | check-mailmap | check-ref-format | name-rev | count-objects | var | version | show-branch | verify-pack | fsck | stash drop | stash clear | worktree list | worktree prune | worktree lock | worktree unlock | get-tar-commit-id | patch-id | mktree | write-tree | update-index | unpack-objects | prune | pack-refs | reflog exists | reflog expire | reflog delete | remote get-url | remote show | remote prune | bisect log | bisect reset | bisect terms | bisect next | maintenance run | sparse-checkout list | submodule status | submodule summary | lfs ls-files | lfs status
anything
safe status --short …
safe rev-parse --show-toplevel
safe ls-files …
safe check-ignore -v a

# Most of these options only shape what is kept inside the repository.
sub gc | repack
flag -a -A --cruft -d -f -F -n -q --quiet -l --local -b --write-bitmap-index -i --delta-islands -k --keep-unreachable --pack-kept-objects -m --write-midx --aggressive --auto --force --keep-largest-pack --detach --combine-cruft-below-size --path-walk
optional --prune
value --cruft-expiration --unpack-unreachable --window --window-memory --depth --threads --max-pack-size --keep-pack -g --geometric --max-cruft-size --name-hash-version
path value --expire-to --filter-to
safe gc --prune=now
safe repack -adf --depth 50
ask gc --cruft --expire-to=x
ask repack -d --cruft --expire-to x

sub read-tree
flag --empty -v --verbose -m --trivial --aggressive --reset -u -i -n --dry-run --no-sparse-checkout --debug-unpack -q --quiet
optional --recurse-submodules
value --prefix --exclude-per-directory
path value --index-output
safe read-tree -m -u HEAD
ask read-tree --index-output=x HEAD

sub maintenance register | maintenance unregister
is config
ask maintenance register --config-file=x

sub diagnose
is write
ask diagnose -o x

sub grep
flag --cached --no-index --untracked --exclude-standard --recurse-submodules -v --invert-match -i --ignore-case -w --word-regexp -a --text --textconv -r --recursive -E --extended-regexp -G --basic-regexp -F --fixed-strings -P --perl-regexp -n --line-number --column --full-name -l --files-with-matches --name-only -L --files-without-match -z --null -o --only-matching -c --count --break --heading -p --show-function -W --function-context --and --or --not -q --quiet --all-match --index -h -H -I -NUM
optional --color
value --max-depth -C --context -B --before-context -A --after-context --threads -f -e -m --max-count
exec optional -O --open-files-in-pager --ext-grep
safe grep -n foo
safe grep -e x -- src/…
ask grep -Oless x
ask grep --open-files x
ask grep …

sub cat-file
flag -e -p -t -s --use-mailmap --mailmap --batch-all-objects --buffer --follow-symlinks --unordered --allow-unknown-type -Z -z
optional --batch --batch-check --batch-command
value --path --filter
exec flag --textconv --filters
safe cat-file -p HEAD
ask cat-file --textconv HEAD:a

sub branch
flag -v -vv --verbose -q --quiet --set-upstream --unset-upstream -r --remotes -a --all -d --delete -D -m --move -M -c --copy -C -l --list --show-current --create-reflog -f --force -i --ignore-case --recurse-submodules --no-abbrev
optional -t --track --color --abbrev --column --merged --no-merged --contains --no-contains
value -u --set-upstream-to --with --without --sort --points-at --format
exec flag --edit-description
safe branch -vv --sort=-committerdate
ask branch --edit-description

sub tag
flag -l --list -d --delete -a --annotate -f --force --create-reflog -i --ignore-case
optional -n --column --contains --no-contains --with --without --merged --no-merged --points-at --color
value -m --message -F --file --cleanup --sort --format --trailer
exec flag -v --verify -s --sign -e --edit
exec value -u --local-user
safe tag -l v1.*
ask tag -s v1

sub add | stage
flag -n --dry-run -v --verbose -f --force -u --update --renormalize -N --intent-to-add -A --all --no-all --ignore-removal --no-ignore-removal --refresh --ignore-errors --ignore-missing --sparse --no-warn-embedded-repo --pathspec-file-nul
value --chmod --pathspec-from-file
exec flag -i --interactive -p --patch -e --edit
safe add -A src/a.c
safe add -- …
safe add src/…
ask add -e
ask add …

sub commit
flag -q --quiet -v --verbose --reset-author -s --signoff --status -a --all -i --include -o --only -n --no-verify --verify --dry-run --short --branch --ahead-behind --porcelain --long -z --null --amend --no-post-rewrite --post-rewrite --pathspec-file-nul --allow-empty --allow-empty-message --no-edit --no-gpg-sign --no-status
optional -u --untracked-files
value -F --file --author --date -m --message -C --reuse-message --fixup --squash --trailer -t --template --cleanup --pathspec-from-file
exec flag -e --edit --interactive -p --patch
exec value -c --reedit-message
exec optional -S --gpg-sign
safe commit -am x
safe commit --amend --no-edit
ask commit -e -m x
ask commit -Sabc -m x

sub fetch | pull
flag -v --verbose -q --quiet --all --set-upstream -a --append --atomic -f --force -m --multiple -t --tags -n --no-tags --prefetch -p --prune -P --prune-tags --dry-run --write-fetch-head -k --keep -u --update-head-ok --progress --no-progress --unshallow --refetch --update-shallow -4 --ipv4 -6 --ipv6 --negotiate-only --auto-maintenance --auto-gc --no-auto-gc --no-auto-maintenance --show-forced-updates --write-commit-graph --stdin --porcelain --stat --summary --signoff --squash --commit --no-commit --no-edit --ff --no-ff --ff-only --verify --no-verify --autostash --allow-unrelated-histories --no-rebase
optional --recurse-submodules -r --rebase --log
value -j --jobs --depth --shallow-since --shallow-exclude --deepen --refmap --server-option --negotiation-tip --filter --cleanup --recurse-submodules-default
exec flag -e --edit --verify-signatures
exec value --upload-pack
exec value -s --strategy : ort recursive resolve octopus ours subtree
value -X --strategy-option
exec optional -S --gpg-sign
config value --submodule-prefix
safe fetch origin main --depth=1
safe pull --rebase origin main
ask fetch --upload-pack=x .
ask fetch --upload-pa=x .

sub ls-remote
flag -q --quiet -t --tags -h --heads --refs --get-url --exit-code --symref --branches -b
value --sort -o --server-option
exec value --upload-pack --exec
safe ls-remote --tags origin
ask ls-remote --upload-pa=x .

sub push
flag -v --verbose -q --quiet --all --branches --mirror -d --delete --tags -n --dry-run --porcelain -f --force --force-if-includes --thin --no-thin -u --set-upstream --progress --prune --no-verify --verify --follow-tags --atomic -4 --ipv4 -6 --ipv6
optional --force-with-lease
value --repo --recurse-submodules -o --push-option
exec value --receive-pack --exec
exec optional --signed
safe push -u origin main
ask push --receive-pack=x origin

sub checkout | switch | restore | reset
flag --guess --no-guess --overlay --no-overlay -q --quiet --recurse-submodules --progress --no-progress -m --merge -d --detach -f --force --overwrite-ignore --ignore-other-worktrees -2 --ours -3 --theirs --ignore-skip-worktree-bits --pathspec-file-nul -l -C --discard-changes -S --staged -W --worktree --ignore-unmerged --mixed --soft --hard --keep -N --intent-to-add --refresh --no-refresh
optional -t --track
value --conflict -b -B --orphan --pathspec-from-file -c --create --force-create -s --source -U --unified --inter-hunk-context
exec flag -p --patch
safe checkout -b x
safe restore --staged a
safe reset --hard HEAD
ask checkout -p

sub clean
flag -q --quiet -n --dry-run -f --force -d -x -X
value -e --exclude
exec flag -i --interactive
safe clean -n
ask clean -i

sub rm
flag -n --dry-run -q --quiet --cached -f --force -r --ignore-unmatch --sparse --pathspec-file-nul
value --pathspec-from-file
operands path
ask rm a.txt

sub mv
flag -v --verbose -n --dry-run -f --force -k --sparse
operands path
ask mv a b

sub stash | stash push | stash save | stash pop | stash apply | stash branch | stash create | stash store
flag -k --keep-index -S --staged -u --include-untracked -a --all -q --quiet --index --pathspec-file-nul --no-keep-index
value -m --message --pathspec-from-file -U --unified --inter-hunk-context
exec flag -p --patch
open
safe stash push -m x
safe stash
ask stash -p

sub merge
flag --stat -n --no-stat --summary --compact-summary --squash --commit --no-commit --no-edit --ff --no-ff --ff-only --rerere-autoupdate -v --verbose -q --quiet --abort --quit --continue --allow-unrelated-histories --progress --autostash --no-autostash --overwrite-ignore --signoff --no-verify --verify --no-gpg-sign
optional --log
value --cleanup -m --message -F --file --into-name
value -X --strategy-option
exec flag -e --edit --verify-signatures
exec value -s --strategy : ort recursive resolve octopus ours subtree
exec optional -S --gpg-sign
safe merge -s ort -X theirs main
safe merge --no-ff -m x main
ask merge -s foo main

sub rebase
flag --stat -n --no-stat -v --verbose -q --quiet --abort --quit --continue --skip --rerere-autoupdate --autostash --no-autostash --signoff --no-ff --no-verify --verify --keep-base --committer-date-is-author-date --reset-author-date --ignore-date --ignore-whitespace -f --force-rebase --show-current-patch --apply -m --merge -k --keep-empty --no-keep-empty --autosquash --no-autosquash --update-refs --allow-empty-message --fork-point --no-fork-point --root --reapply-cherry-picks --no-gpg-sign
optional --rebase-merges -r
value --onto --whitespace -C --empty
exec flag -i --interactive --edit-todo --reschedule-failed-exec
exec value -x --exec
exec value -s --strategy : ort recursive resolve octopus ours subtree
value -X --strategy-option
exec optional -S --gpg-sign
safe rebase origin/main
safe rebase --onto main a b
ask rebase -i main
ask rebase --exec x main
ask rebase -x x main

sub cherry-pick | revert
flag -n --no-commit --commit -x --reference --ff --no-edit -s --signoff --abort --quit --continue --skip --allow-empty --allow-empty-message --keep-redundant-commits --rerere-autoupdate --no-gpg-sign
value --cleanup -m --mainline --empty
exec flag -e --edit
exec value --strategy : ort recursive resolve octopus ours subtree
value -X --strategy-option
exec optional -S --gpg-sign
safe cherry-pick -x abc
safe cherry-pick -s -m 1 abc
ask revert -e abc

sub remote
flag -v --verbose
safe remote -v

sub remote add | remote set-url | remote rename | remote remove | remote rm | remote set-head | remote set-branches | remote update
is config
flag -t -m -f --tags --no-tags -p --prune --push --add --delete -a --auto -d --progress --no-progress
optional --mirror
ask remote add x y

sub config | config get | config list
flag --global --system --local --worktree --get --get-all --get-regexp --get-urlmatch -l --list --get-color --get-colorbool --bool --int --bool-or-int --bool-or-str --path --expiry-date -z --null --name-only --includes --no-includes --show-origin --show-scope --fixed-value --all --regexp --show-names
value -f --file --blob --type --default --value --url
config flag --replace-all --add --unset --unset-all --rename-section --remove-section -e --edit
open
without --get --get-all --get-regexp --get-urlmatch -l --list --get-color --get-colorbool : config
safe config --get user.name
safe config --list --show-origin
ask config core.pager x
ask config --unset core.pager
ask config --global user.name

sub config set | config unset | config edit | config rename-section | config remove-section
is config
ask config set a b

sub clone
flag -v --verbose -q --quiet --progress --reject-shallow -n --no-checkout --bare --mirror -l --local --no-hardlinks -s --shared --dissociate --single-branch --no-single-branch --no-tags --shallow-submodules --remote-submodules --sparse --also-filter-submodules -4 --ipv4 -6 --ipv6
optional --recurse-submodules --recursive
value -j --jobs --reference --reference-if-able -o --origin -b --branch --depth --shallow-since --shallow-exclude --server-option --filter --revision
exec value -u --upload-pack
config value -c --config --template --bundle-uri
path value --separate-git-dir
operands plain path
is write
ask clone x
ask clone -c core.hooksPath=x y

sub init
flag -q --quiet --bare
optional --shared
value -b --initial-branch --object-format --ref-format
config value --template
path value --separate-git-dir
operands path
safe init -b main
ask init x
ask init --template=x

sub archive
flag -l --list -v --verbose --worktree-attributes -NUM
value --format --prefix --add-file --add-virtual-file --mtime
path value -o --output
exec value --remote --exec
safe archive --list
ask archive -o x HEAD

sub format-patch
use diff revisions
is write
flag --numbered --stdout --cover-letter --signoff -k
value -v --start-number --subject-prefix
path value -o --output-directory
ask format-patch -1

sub bundle create
path flag --create
operands path plain
ask bundle create x HEAD

sub bundle verify | bundle list-heads
anything
safe bundle verify x

sub worktree add
flag -f --force -d --detach --checkout --no-checkout --lock --orphan -q --quiet --guess-remote --no-guess-remote --track --no-track --relative-paths
value -b -B --reason
operands path plain
ask worktree add ../x

sub worktree remove | worktree move | worktree repair
flag -f --force
operands path
ask worktree remove x

sub symbolic-ref
flag -d --delete -q --quiet --short --recurse --no-recurse
value -m
operands plain config
safe symbolic-ref --short HEAD
ask symbolic-ref HEAD refs/heads/x

sub hash-object | notes show | notes list | notes
flag --stdin --stdin-paths -w --no-filters --literally
value -t --path --ref
open
safe hash-object a

sub help
exec flag -w --web -m --man -i --info
flag -a --all -g --guides -c --config
safe help log

# What these do runs programs or changes where git takes its orders from.
sub bisect | bisect start | bisect good | bisect bad | bisect new | bisect old | bisect skip | bisect replay | notes add | notes append | notes copy | notes remove | notes edit | notes merge | notes prune | update-ref | replace | rerere | sparse-checkout set | sparse-checkout add | sparse-checkout disable | sparse-checkout init | sparse-checkout reapply | submodule init | submodule sync | submodule deinit | submodule set-url | submodule set-branch | lfs pull | lfs fetch | lfs install | lfs track
is config
ask bisect start

sub bisect run | bisect view | bisect visualize | submodule foreach | submodule add | submodule update | difftool | mergetool | filter-branch | send-email | svn | p4 | instaweb | daemon | gui | citool | web--browse | credential | shell | upload-pack | receive-pack | upload-archive | http-backend | http-push | remote-ext | remote-fd | fast-import | fast-export | cvsserver | request-pull | maintenance start | hook run | hook | subtree | quiltimport | bugreport | imap-send | fetch-pack | send-pack | merge-index | merge-file | merge-one-file | checkout-index
is exec
ask bisect run x
ask submodule foreach x
ask difftool -x y

sub apply | am | mailsplit | mailinfo
is write
flag --stat --numstat --summary --check -R --reverse --index --cached -v --verbose -3 --3way --reject --recount --continue --abort --skip --quit
value -p --include --exclude --directory --whitespace -C
path value --build-fake-ancestor
write flag --unsafe-paths
ask apply x.patch
