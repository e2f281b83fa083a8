// The second check: what is opened for writing must be what was decided about.

import { closeSync, constants, fstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { parse } from 'node:path';
import { HostError, conflictAt, quote, systemError } from '../error.js';
import { Folder } from './folder.js';
import { sameFile } from './resolve.js';

const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_WRONLY } = constants;

/** Opens what was seen, in its place; returns a file descriptor. */
export function openSeen(seen, path) {
  if (seen === undefined || seen.missing.includes('..')) {
    throw new HostError('bad-path', `${quote(path)} was not resolved`, path);
  }
  const { root } = parse(seen.existing);
  const existing = seen.existing.slice(root.length).split(/[/\\]/).filter((name) => name !== '');
  const names = [...existing, ...seen.missing];
  const last = names.pop();
  let folder;
  try {
    folder = Folder.open(root);
    if (folder === undefined || last === undefined) throw conflictAt(path);
    for (const [number, name] of names.entries()) {
      // The folder that was seen is met on the way down, then the missing ones begin.
      if (number >= existing.length) {
        if (number === existing.length) mustBe(folder, seen, path);
        exclusively(path, () => mkdirSync(folder.at(name)));
      }
      folder = folder.into(name);
      if (folder === undefined) throw conflictAt(path);
    }
    if (seen.missing.length === 0) return openThere(folder.at(last), seen, path);
    if (seen.missing.length === 1) mustBe(folder, seen, path);
    return exclusively(path, () => openSync(folder.at(last), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666));
  } catch (error) {
    throw systemError(error, 'open', path);
  } finally {
    folder?.close();
  }
}

function openThere(full, seen, path) {
  let handle;
  try {
    handle = openSync(full, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    throw ['ELOOP', 'ENOENT', 'ENXIO'].includes(error.code) ? conflictAt(path) : error;
  }
  const now = fstatSync(handle, { bigint: true });
  if (now.isFile() && sameFile(now, seen.about) && now.nlink === seen.about.nlink) return handle;
  closeSync(handle);
  throw conflictAt(path);
}

/** Compares the deepest folder that existed. */
function mustBe(folder, seen, path) {
  if (!sameFile(statSync(folder.at('.'), { bigint: true }), seen.about)) throw conflictAt(path);
}

function exclusively(path, run) {
  try {
    return run();
  } catch (error) {
    throw error.code === 'EEXIST' ? conflictAt(path) : error;
  }
}
