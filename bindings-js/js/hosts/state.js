// States of files, as sessions have them.

import { HostError, quote } from './error.js';

export const ABSENT = { kind: 'absent' };
export const DIRECTORY = { kind: 'directory' };

/** Tells whether two states are the same, byte for byte. */
export function sameState(one, other) {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'symlink') return one.target === other.target;
  if (one.kind !== 'file') return true;
  return one.executable === other.executable && sameBytes(one.content, other.content);
}

export function sameBytes(one, other) {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** Splits a path into names, none of which leads elsewhere. */
export function namesOf(path, forbidden = /[\0]/) {
  const names = typeof path === 'string' ? path.split('/') : [];
  const leadsAway = (name) => name === '' || name === '.' || name === '..' || forbidden.test(name);
  // A text that UTF-8 does not allow would name another file.
  if (names.length === 0 || names.some(leadsAway) || /\p{Surrogate}/u.test(path)) {
    throw new HostError('bad-path', `${quote(String(path))} is no path relative to the root`, String(path));
  }
  return names;
}

/** Returns the folders above a path, the outermost first. */
export function foldersAbove(path) {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}

/** Returns the step that takes a step back. */
export function reversed({ path, from, expect, state }) {
  return from === undefined ? { path, expect: state, state: expect } : { path: from, from: path, expect: state, state: expect };
}

/** Returns a name as it is listed, in whatever case; as it is where it is not. */
export function listedAs(names, name) {
  if (names.includes(name)) return name;
  return names.find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
}
