// Resolving a path as the system would: name by name, through links, with `..` taken where it stands. Nothing is
// collapsed in the text of a path before it is resolved: behind a link, `link/..` is another folder.

import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';

// As on Linux.
const LINKS = 40;

/**
 * Resolves a path from a folder and returns what exists, with its status, and the names that are missing below it.
 * With `last` a link at the very end is followed. Throws where it cannot be resolved.
 */
export function found(base, path, last) {
  if (typeof path !== 'string' || path.includes('\0') || /\p{Surrogate}/u.test(path)) throw new TypeError('no path');
  return process.platform === 'win32' ? asked(resolve(base, path)) : walked(isAbsolute(path) ? path : `${base}/${path}`, last);
}

function walked(path, last) {
  const todo = namesReversed(path);
  let at = '/';
  let links = 0;
  while (todo.length > 0) {
    const name = todo.pop();
    if (name === '..') {
      at = dirname(at);
      continue;
    }
    const about = stat(join(at, name));
    if (about === undefined) return { existing: at, missing: [name, ...todo.reverse()], about: stat(at) };
    if (about.isSymbolicLink() && (todo.length > 0 || last)) {
      links += 1;
      if (links > LINKS) throw new Error('too many links');
      const target = readlinkSync(join(at, name), { encoding: 'buffer' });
      if (!isUtf8(target)) throw new Error('a link whose target is no UTF-8');
      if (target[0] === 0x2f) at = '/';
      todo.push(...namesReversed(target.toString()));
    } else {
      if (!about.isDirectory() && todo.length > 0) throw new Error('no folder');
      at = join(at, spelled(at, name, about));
    }
  }
  return { existing: at, missing: [], about: stat(at) };
}

/** Asks the system, which takes `..` back in the text itself before it looks at links. */
function asked(path) {
  const missing = [];
  for (let above = path; ; above = dirname(above)) {
    try {
      const existing = realpathSync.native(above);
      return { existing, missing, about: stat(existing) };
    } catch (error) {
      if (error.code !== 'ENOENT' || dirname(above) === above) throw error;
      missing.unshift(above.slice(dirname(above).length).replace(sep, ''));
    }
  }
}

function stat(path) {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false });
}

/** Returns the names of a path, the first one last. */
function namesReversed(path) {
  return path.split('/').filter((name) => name !== '' && name !== '.').reverse();
}

/** Returns how an entry that a name reached is spelled on disk. */
function spelled(folder, name, about) {
  // Where the other case reaches nothing, the folder tells spellings apart.
  const swapped = name.replace(/[a-z]|[A-Z]/g, (c) => (c >= 'a' ? c.toUpperCase() : c.toLowerCase()));
  if (swapped !== name && stat(join(folder, swapped)) === undefined) return name;
  const listed = readdirSync(folder, { encoding: 'buffer' }).filter(isUtf8).map(String);
  if (listed.includes(name)) return name;
  const close = listed.find((other) => other.toLowerCase() === name.toLowerCase());
  // Some file systems number a file anew for every spelling.
  const alike = close ?? listed.find((other) => sameFile(stat(join(folder, other)), about));
  if (alike === undefined) throw new Error('not listed');
  return alike;
}

export function sameFile(one, other) {
  return one?.dev === other.dev && one?.ino === other.ino;
}
