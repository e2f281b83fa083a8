program npx bunx pnpx uvx
shy
complete
place workspace
never-suggest
stop
flag -y --yes --no --no-install --quiet -q --bun --verbose --silent -n --no-progress --offline --isolated --ignore-existing --prefer-offline
info flag --version -v --help -h
exec value -p --package -c --call --from --with --with-editable --with-requirements --python --shell -s --node-arg --script-shell --userconfig --cache --index-url --registry --shell-auto-fallback --prefix -w --workspace --directory --project
operands runs plain
ask cowsay x
ask tsc --noEmit
ask -p x y
