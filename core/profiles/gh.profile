# GitHub CLI 2.60. Sources: `gh help reference`. It asks git about the directory that it runs in.
program gh
place repository
complete
variables GH_CONFIG_DIR GH_BROWSER GH_EDITOR GH_PAGER GLAMOUR_STYLE GH_PATH
flag --version --help -h
value -R --repo
safe --version
ask frob

sub api
flag -i --include --paginate --slurp --silent --verbose
value -X --method -F --field -f --raw-field -H --header --hostname --cache --input -q --jq -p --preview -t --template
safe api repos/a/b --paginate --jq .x
safe api graphql -f query=x

sub pr view | issue view | repo view | release view | gist view | ruleset view | project view | project item-list | project field-list | project list | org list | status
flag -c --comments -f --files -r --raw --closed -p --parents
value --json -q --jq -t --template -R --repo --filename -b --branch -L --limit --owner --format -o --org -e --exclude
exec flag -w --web
safe pr view 1 --json title -q .title
safe issue view 1 --repo a/b --comments
ask pr view 1 --web

sub pr list | pr ls | pr status | issue list | issue ls | issue status | label list | label ls | repo list | repo ls | release list | release ls | gist list | secret list | variable list | variable get | cache list | cache ls | ruleset list | ruleset check
flag -d --draft --fork --source --archived --no-archived --exclude-drafts --exclude-pre-releases --public --secret --include-content -c --conflict-status -p --parents --default
value --json -q --jq -t --template -R --repo -L --limit -A --author -B --base -H --head -l --label -S --search -s --state -a --assignee --app --mention -m --milestone -e --env -o --org -u --user --order -O --sort -k --key -r --ref --language --topic --visibility --filter
exec flag -w --web
safe pr list --state open -L 5
safe issue list -R a/b --search x
ask issue list -w

sub pr diff | pr checks
flag --name-only --patch --required --watch --fail-fast
value --color -R --repo -i --interval --json -q --jq -t --template -e --exclude
exec flag -w --web
safe pr diff 1 --name-only
safe pr checks 1
ask pr diff 1 -w

sub run view | run watch | workflow view
flag --log --log-failed -v --verbose --exit-status --compact -y --yaml
value -j --job -a --attempt --json -q --jq -t --template -R --repo -i --interval -r --ref
exec flag -w --web
safe run view 1 --log-failed
ask run view 1 --web
ask run view 1 -w
ask workflow view x -w

sub run list | run ls | workflow list | workflow ls
flag -a --all
value --json -q --jq -t --template -R --repo -L --limit -w --workflow -b --branch -u --user -e --event -s --status -c --commit --created
safe run list -w ci.yml -e push
safe workflow list --all

sub search code | search commits | search issues | search prs | search repos
flag --archived --draft --locked --no-assignee --no-label --no-milestone --no-project --include-prs --merged --parent --is
value --json -q --jq -t --template -L --limit -R --repo --owner --state --author --label --sort --order --language --match --extension --filename --size --assignee --commenter --comments --created --updated --closed --merged-at --interactions --involves --mentions --milestone --project --reactions --team-mentions --app --visibility -B --base -H --head --checks --review --review-requested --reviewed-by --committer --author-date --committer-date --author-email --author-name --committer-email --committer-name --hash --tree --followers --forks --good-first-issues --help-wanted-issues --include-forks --license --number-topics --stars --topic
exec flag -w --web
safe search issues --repo a/b --limit 30 x
ask search code x -w

sub auth status | alias list | extension list | extension search | config get | config list | gpg-key list | ssh-key list | codespace list | help | attestation verify
flag -a --active -t --show-token
value -h --hostname --json -q --jq -L --limit --owner -R --repo --sort --order --license -o -b --bundle --format --predicate-type
safe auth status

sub pr comment | pr edit | pr create | pr close | pr reopen | pr ready | pr lock | pr unlock | pr update-branch | issue create | issue comment | issue edit | issue close | issue reopen | issue delete | issue transfer | issue pin | issue unpin | issue lock | issue unlock | issue develop | label create | label edit | label delete | label clone | release edit | release delete | release upload | run rerun | run cancel | run delete | workflow run | workflow enable | workflow disable
flag --draft --dry-run --fill --fill-first --fill-verbose --no-maintainer-edit --edit-last --delete-last --create-if-none --yes --failed --debug --undo --remove-milestone --latest --prerelease --verify-tag --cleanup-tag --clobber --rebase --delete-branch --force -y
optional -d -f -c
value -R --repo -b --body -B --base -H --head -l --label -t --title -F --body-file -r --reviewer -a --assignee -m --milestone -p --project --reason --add-label --remove-label --add-assignee --remove-assignee --add-reviewer --remove-reviewer --add-project --remove-project -T --template --recover --comment --description --name --color --notes --notes-file -n --tag --target --discussion-category --ref --field --raw-field --json -j --job --branch-repo
exec flag -w --web -e --editor
safe pr create --title x --body y
safe issue comment 1 --body x
ask pr create --web
ask issue create --editor

sub pr merge | pr review
flag -s --squash -r --rebase -m --merge --auto --admin -d --delete-branch --disable-auto -a --approve -c --comment --request-changes
value -R --repo -b --body -F --body-file -t --subject --match-head-commit -A --author-email
safe pr merge 1 --squash
safe pr review 1 --approve

sub repo create | release create | gist create
is exec
flag --private --public --internal --add-readme --push --disable-issues --disable-wiki --include-all-branches -y --confirm --draft --prerelease --generate-notes --latest --verify-tag --notes-from-tag --fail-on-no-commits
optional -c -p -d
value --description -h --homepage --license --gitignore --team --template --source --remote -t --title -n --notes -F --notes-file --target --discussion-category --notes-start-tag --desc -f --filename -r -s -g -l
exec flag -w --web
ask repo create x --private
ask release create v1 --generate-notes

sub repo fork | repo edit | repo delete | repo sync | repo rename | repo archive | repo set-default | secret set | secret delete | variable set | variable delete | cache delete | gist edit | gist delete | gist rename | project create | project item-add | project item-edit | project edit
is exec
ask repo delete a/b

sub pr checkout | repo clone | gist clone | run download | release download | browse | alias set | alias delete | alias import | extension install | extension upgrade | extension remove | extension create | extension exec | extension browse | auth login | auth logout | auth refresh | auth setup-git | auth switch | auth token | config set | config clear-cache | codespace ssh | codespace cp | codespace code | codespace create | codespace delete | codespace jupyter | codespace logs | codespace ports | codespace rebuild | codespace stop | codespace edit | codespace view | attestation download | attestation trusted-root | ssh-key add | ssh-key delete | gpg-key add | gpg-key delete | completion | copilot | preview | models | repo deploy-key | repo autolink | repo garden | repo gitignore | repo license | repo read-dir | agent-task
is exec
ask alias set x !id
ask run download 1 -D x
ask pr checkout 1
