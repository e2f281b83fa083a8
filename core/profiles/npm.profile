# Package managers of JavaScript. `npm run x` runs what package.json says, hence the place.
program npm
shy
place workspace
complete
globals
variables npm_config_* NPM_CONFIG_*
flag -s --silent -q --quiet -d -dd -ddd --verbose --workspaces --include-workspace-root --no-workspaces --if-present --long -l --parseable -p --all -a --no-color --no-progress --progress --no-audit --audit --no-fund --fund --no-save --save -S --save-dev -D --save-exact -E --save-optional -O --save-prod -P --save-peer --dry-run --no-package-lock --package-lock --package-lock-only --legacy-peer-deps --no-legacy-peer-deps --strict-peer-deps --prefer-offline --prefer-online --offline --no-optional --production --ignore-scripts --no-update-notifier --no-bin-links --yes -y --no --force -f --foreground-scripts --prefer-dedupe --no-shrinkwrap --engine-strict --link --unicode --description --ignore-existing --timing
optional --color --json
value -w --workspace --loglevel --omit --include --only --depth --audit-level --access --tag --otp --searchlimit --before --fetch-retries --fetch-timeout --maxsockets --cpu --os --libc --install-strategy
config value -C
info flag -v --version -h --help -? -H --usage
config value --prefix --registry --userconfig --globalconfig --cache --script-shell --shell --node-options --init-module --git --viewer --editor --browser --npm-version --cafile --proxy --https-proxy --noproxy --user-agent --local-prefix --tmp --local-address --cert --key --ca --scripts-prepend-node-path --pack-destination --node-gyp --python --auth-type
config flag -g --global --location --ignore-prefix --strict-ssl --no-strict-ssl
safe --version
safe -s test
ask --prefix x test
ask --script-shell=x run y
safe --loglevel silent test
safe -w web test
ask --loglevel silent exec x
ask --color always exec x
ask -w web exec x
ask exe x
ask pub

# Other names as `npm help CMD` lists them. Any beginning of a name that is no beginning of another is one, too: those
# of what runs code or publishes are here; what is not listed may be one.
sub test=t,tst
flag --
safe test
safe test -- --watch=false
ask test --prefix x
ask run x --script-shell=./evil

sub run=run-script,rum,urn
keep 1
safe run build
safe run test:unit -- -t x
safe run --silent lint

sub start | stop | restart
flag --
safe start

sub ls=list | ll=la | view=info,show,v | outdated | ping | whoami | root | bin | explain=why | search=find,s,se | find-dupes | fund | doctor | audit | query | sbom | diff | help=hlep | help-search | pkg get | config get | config list | config ls | get | dist-tag ls | owner ls | team ls | token list | access list | profile get | cache verify | cache ls | completion | prefix | stars
safe ls --depth=0
safe view react version
ask view x --userconfig=y

sub install=i,in,ins,inst,insta,instal,isnt,isnta,isntal,isntall,add | ci=clean-install,ic,install-clean,isntall-clean | install-test=it | update=u,up,upgrade,udpate | uninstall=unlink,un,remove,rm,r | dedupe=ddp | prune | rebuild=rb | pack | link=ln | version=verison | audit fix | shrinkwrap | install-ci-test=cit,sit,clean-install-test
safe ci --ignore-scripts
safe install -D left-pad
ask install -g x

# With a word, a program is fetched and run.
sub init=create,innit
operands exec plain
safe init -y
ask init x
ask innit x

sub exec=x,exe
exec value -c --call --package
operands runs plain
ask exec eslint
ask exec -c id

sub publish=pu,pub,publ,publi,publis | undeprecate | unpublish=unp,unpu,unpub,unpubl,unpubli,unpublis | deprecate=dep,depr,depre,deprec,depreca,deprecat | login | logout | adduser=add-user | owner=author | token | access | team | org=ogr | profile | hook | star | unstar | dist-tag=dist-tags | stage | trust | approve-scripts | deny-scripts | install-scripts
is exec
ask publish

sub config=c | config set | config delete | config edit | set | pkg set | pkg delete | pkg fix | edit | explore | docs=home | repo | bugs=issues | cache clean | cache add
is config
ask config set script-shell x
ask set x y
