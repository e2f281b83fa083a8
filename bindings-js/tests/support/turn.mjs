// A workspace with every kind of change in it, and what must stand there before and after taking it back.

import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const WORKSPACE = { roots: ['/ws'], platform: 'posix', caseSensitive: true };
const LINES = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';

const made = [];
process.on('exit', () => made.forEach(remove));

function remove(path) {
  rmSync(path, { recursive: true, force: true });
}

/** Makes a folder with an empty workspace in it, removed at the end. */
export function folder() {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-host-')));
  made.push(path);
  mkdirSync(join(path, 'ws'));
  return { path, root: join(path, 'ws'), store: join(path, 'state'), remove: () => remove(path) };
}

/** Returns everything below a folder: what kind, with which permission bits, with which content. */
export function files(root, into = {}, inside = '') {
  for (const name of readdirSync(join(root, inside)).sort()) {
    const path = join(inside, name);
    const about = lstatSync(join(root, path));
    const mode = (about.mode & 0o7777).toString(8);
    if (about.isSymbolicLink()) into[path] = ['link', readlinkSync(join(root, path))];
    else if (about.isDirectory()) files(root, Object.assign(into, { [path]: ['folder', mode] }), path);
    else into[path] = ['file', mode, readFileSync(join(root, path)).toString('latin1')];
  }
  return into;
}

export function write(path, bytes, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  chmodSync(path, mode);
}

/** Starts a session, in autopilot unless told otherwise. */
export function newSession({ Policy, Session }, mode = 'autopilot', workspace = WORKSPACE) {
  return new Session(Policy.parse({ version: 1, profile: 'kiro', mode }), workspace);
}

let first;

/** Returns a copy of a turn of every kind of change, recorded and saved; it is made once. */
export async function turn(api, NodeHost) {
  first ??= await makeTurn(api, NodeHost);
  const place = folder();
  rmdirSync(place.root);
  execFileSync('cp', ['-a', first.place.root, first.place.store, place.path]);
  const { takenBack, done } = structuredClone(first.files);
  const now = () => files(place.root);
  const kept = () => readdirSync(place.store).sort();
  const open = async () => {
    const host = await NodeHost.open(place.root, place.store);
    const session = newSession(api);
    await host.recover(session);
    return { host, session };
  };
  return { ...place, at: (name) => join(place.root, name), takenBack, done, now, kept, open };
}

async function makeTurn(api, NodeHost) {
  const place = folder();
  const at = (name) => join(place.root, name);
  write(at('edit.txt'), LINES, 0o640);
  write(at('secret'), 'key', 0o600);
  write(at('gone'), Buffer.from([0xff, 0, 1]), 0o600);
  write(at('src/moved.txt'), 'moves\n');
  write(at('run.sh'), '#!/bin/sh\n', 0o755);
  write(at('logo.bin'), Buffer.from([0, 1, 2, 3]));
  write(at('plain'), 'becomes a link\n');
  write(at('swap/inner'), 'becomes a file\n');
  write(at('flat'), 'becomes a folder\n', 0o604);
  symlinkSync('edit.txt', at('link'));
  const takenBack = files(place.root);

  const host = await NodeHost.open(place.root, place.store);
  const session = newSession(api);
  session.beginTurn();
  const edit = (path, run) => host.record(session, { kind: 'write-file', path }, [path], run);
  await edit('edit.txt', () => writeFileSync(at('edit.txt'), LINES.replace('9', 'nine')));
  await edit('secret', () => writeFileSync(at('secret'), 'other'));
  await host.record(session, { kind: 'delete-file', path: 'gone' }, ['gone'], () => unlinkSync(at('gone')));
  const relocation = { kind: 'relocate-file', from: 'src/moved.txt', to: 'lib/in/moved.txt' };
  await host.record(session, relocation, host.touched(relocation), () => {
    mkdirSync(at('lib/in'), { recursive: true });
    renameSync(at('src/moved.txt'), at('lib/in/moved.txt'));
  });
  await edit('run.sh', () => chmodSync(at('run.sh'), 0o644));
  await edit('logo.bin', () => writeFileSync(at('logo.bin'), Buffer.from([0, 9])));
  await edit('plain', () => {
    unlinkSync(at('plain'));
    symlinkSync('/etc/passwd', at('plain'));
  });
  await edit('link', () => {
    unlinkSync(at('link'));
    symlinkSync('secret', at('link'));
  });
  await edit('swap', () => {
    rmSync(at('swap'), { recursive: true });
    write(at('swap'), 'a file now\n');
  });
  await edit('flat', () => {
    unlinkSync(at('flat'));
    write(at('flat/new'), 'in a folder now\n');
  });
  await edit('a/b/new', () => write(at('a/b/new'), 'new\n', 0o755));
  session.endTurn();
  await host.save(session);
  session.dispose();

  // The person types in the meantime, clear of what the agent did.
  writeFileSync(at('edit.txt'), LINES.replace('9', 'nine').replace('2\n', 'two\n'));
  takenBack['edit.txt'][2] = LINES.replace('2\n', 'two\n');
  return { place, files: { takenBack, done: files(place.root) } };
}

/** Says that a check is left out, which is a failure where nothing may be. */
export function leftOut(t, what, get) {
  if (process.env.CI) throw new Error(`${what} must not be left out: ${get}`);
  t.skip(`${what} (get it with: ${get})`);
}
