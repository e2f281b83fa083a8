// Lays out the npm package in `dist/`: the modules of `js/` beside the generated glue, the bundles for CommonJS
// and for scripts, the types, the module itself inlined and as a file.

import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(here);
const dist = join(here, 'dist');
const generated = join(here, 'generated');
const at = (...parts) => join(dist, ...parts);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

cpSync(join(here, 'js'), dist, { recursive: true });
for (const file of ['glue.js', 'policy.wasm']) cpSync(join(generated, file), at(file));
const base64 = readFileSync(at('policy.wasm')).toString('base64');
writeFileSync(at('inline.js'), `export const base64 = '${base64}';\n`);

// Another module system needs its own declarations, also where they say the same.
cpSync(join(here, 'types'), dist, { recursive: true });
const hosts = ['node', 'memory', 'opfs'];
const api = readdirSync(at('api')).map((name) => `api/${name.replace(/\.d\.ts$/, '')}`);
for (const name of ['index', 'slim', 'hosts', ...hosts, ...api]) {
  const text = readFileSync(at(`${name}.d.ts`), 'utf8');
  writeFileSync(at(`${name}.d.cts`), text.replace(/'(\.\/[\w/]+)\.js'/g, "'$1.cjs'"));
}

const options = { bundle: true, absWorkingDir: dist, target: 'es2022', logLevel: 'warning', legalComments: 'none' };
await build({ ...options, entryPoints: ['index.js'], outfile: 'index.cjs', format: 'cjs' });
await build({ ...options, entryPoints: ['slim.js'], outfile: 'slim.cjs', format: 'cjs' });
for (const name of hosts) {
  await build({ ...options, entryPoints: [`${name}.js`], outfile: `${name}.cjs`, format: 'cjs', platform: 'node' });
}
await build({ ...options, entryPoints: ['index.js'], outfile: 'countersign.iife.js', format: 'iife', globalName: 'Countersign', minify: true });

// The panels are bundled with what they are made of, whose licences go along. The editor is in modules of its own,
// which come once they are needed.
const elements = await build({
  ...options, absWorkingDir: join(here, 'elements'), entryPoints: ['index.ts'], outdir: at('elements'), format: 'esm', minify: true, metafile: true,
  splitting: true, chunkNames: '[name]-[hash]',
});
writeFileSync(at('elements', 'LICENSES.txt'), licences(elements.metafile));
cpSync(join(root, 'core', 'schema', 'policy.schema.json'), at('policy.schema.json'));

const { devDependencies, ...manifest } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const component = join(root, 'dist', 'component.wasm');
if (existsSync(component)) cpSync(component, at('component.wasm'));
else delete manifest.exports['./component.wasm'];

cpSync(join(here, 'README.md'), at('README.md'));
for (const file of ['LICENSE-APACHE', 'LICENSE-MIT']) cpSync(join(root, file), at(file));
writeFileSync(at('package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

/** Returns the licence texts of the packages in a bundle. */
function licences({ inputs }) {
  const names = new Set(Object.keys(inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  return [...names].sort().map((name) => {
    const folder = join(here, 'node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version}, ${license}\n\n${file ? readFileSync(join(folder, file), 'utf8') : ''}`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}
