# Tools of JavaScript projects that take their orders from the project. Not every option is listed.
program ava mocha playwright cypress nx turbo lerna next vite webpack rollup esbuild parcel astro nuxt svelte-kit svelte-check storybook biome oxlint stylelint knip depcheck size-limit tap c8 nyc
shy
place workspace
flag --watch --ci --verbose --silent --bail --quiet --json --no-color --color --production --forbid-only --exit
optional -t -w --workers --project --grep --retries --timeout --mode --target --port
info flag --version -v --help -h
code value -c --config --config-path -r --require --import --loader -R --reporter --plugin --plugins --rootDir --root --dir --environment --browser --node-options --transform --runner --globalSetup --inject --executor --extends --rulesdir --require-module --file
path value -o --output --outputFile --output-file --coverageDirectory --outDir --out-dir --outdir --outfile --dist --dist-dir --cache-dir --cacheDirectory --report-dir --reporter-options
source value -e --eval --print
write flag --write --fix --apply --unsafe --init --clearCache --apply-unsafe --suppress-errors
config value --cwd -C --tsconfig --prefix
safe test --ci
safe build
ask build --outDir x
ask check --write .
ask --config x
ask -R ./x
