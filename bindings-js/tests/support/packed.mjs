// The packed package, unpacked: what users get, without an installation.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const tarball = join(dirname(here), 'dist', `countersign-${version}.tgz`);

/** Unpacks the tarball into a temporary folder and returns what its main entry exports. */
export async function packed() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  return import(pathToFileURL(join(folder, 'package', 'index.js')).href);
}
