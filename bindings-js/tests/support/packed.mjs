// The packed package, unpacked: what users get, without an installation.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const tarball = join(dirname(here), 'dist', `countersign-${version}.tgz`);

/** Unpacks the tarball into a temporary folder and returns its main entry, a copy of its own for every call. */
export async function packed() {
  return (await unpacked())('index.js');
}

/** Does the same and returns what imports a module of it. */
export async function unpacked() {
  const folder = await unpack();
  return (name) => import(pathToFileURL(join(folder, name)).href);
}

/** Unpacks the tarball into a temporary folder and returns that of the package. */
export async function unpack() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  return join(folder, 'package');
}
