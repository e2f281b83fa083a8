// A project of somebody who uses the package: a folder of its own with the tarball installed.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `bindings-js/`. */
export const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
/** The packed package. */
export const tarball = join(dirname(here), 'dist', `countersign-${version}.tgz`);
/** The version that every part must state. */
export { version };

/** Makes a project with the package installed and the given files; `context` is the test that it is removed after. */
export function consumer(context, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, { 'package.json': '{ "name": "consumer", "private": true }', ...files });
  run(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball]);
  return folder;
}

/** Writes files into a folder. */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** Runs a program in a folder and returns what it printed; fails with its output. */
export function run(folder, program, args, options = {}) {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}: ${error.message}\n${error.stdout}\n${error.stderr}`);
  }
}

/** Returns the path of a development tool. */
export const tool = (name) => join(here, 'node_modules', '.bin', name);
