// What ships weighs, in bytes: JSON lines, one a file, as it is and compressed as servers compress it. Further files
// may be named.

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(dirname(here), 'dist');

function print(row, bytes) {
  const gzip = gzipSync(bytes, { level: 9 }).length;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const brotli = brotliCompressSync(bytes, { params }).length;
  console.log(JSON.stringify({ row, raw: bytes.length, gzip, brotli }));
}

for (const file of process.argv.slice(2)) print(basename(file), readFileSync(file));
for (const name of ['policy.wasm', 'component.wasm', 'component-json.wasm', 'core-json.wasm']) {
  const file = join(dist, name);
  if (existsSync(file)) print(name, readFileSync(file));
}
for (const [row, entry] of [['countersign, bundled', 'index.js'], ['countersign/slim, bundled', 'slim.js']]) {
  const options = { bundle: true, minify: true, write: false, format: 'esm', logLevel: 'error' };
  const { outputFiles } = await build({ ...options, entryPoints: [join(here, 'dist', entry)] });
  print(row, Buffer.from(outputFiles[0].contents));
}
