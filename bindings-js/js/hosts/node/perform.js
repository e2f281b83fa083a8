// One step of a plan on disk: what must stand there is compared at the last moment, and what is written takes its place
// in one move.

import {
  closeSync, constants, fchmodSync, fchownSync, fstatSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmdirSync,
  symlinkSync, unlinkSync, writeSync,
} from 'node:fs';
import { HostError, conflictAt, unsupported } from '../error.js';
import { ABSENT, sameBytes, sameState } from '../state.js';

const TRIES = 64;
const FRESH = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Carries out a step that needs no other name. */
export function performAt(spot, { expect, state }, modes) {
  const kinds = `${expect.kind} ${state.kind}`;
  if (sameState(expect, state)) {
    mustStand(spot, expect);
  } else if (kinds === 'absent directory') {
    mustStand(spot, expect);
    exclusive(spot, () => mkdirSync(spot.full));
  } else if (kinds === 'directory absent') {
    mustStand(spot, expect);
    unless(['ENOTEMPTY', 'EEXIST'], () => rmdirSync(spot.full));
  } else if (state.kind === 'absent') {
    mustStand(spot, expect);
    unlinkSync(spot.full);
  } else if (kinds === 'absent symlink') {
    mustStand(spot, expect);
    exclusive(spot, () => symlinkSync(state.target, spot.full));
  } else if (kinds === 'absent file') {
    create(spot, state, modes);
  } else if (expect.kind === 'directory' || state.kind === 'directory') {
    throw unsupported(spot.path, 'would change its kind in one step');
  } else if (state.kind === 'symlink') {
    replaceByLink(spot, expect, state);
  } else if (expect.kind === 'file' && sameBytes(expect.content, state.content)) {
    spot.reading((handle, old) => {
      mustStand(spot, expect);
      keep(handle, old, state.executable);
      fsyncSync(handle);
    });
  } else {
    replace(spot, expect, state, modes);
  }
  spot.folder.sync();
}

/** Gives a file the other spelling of its name. */
export function respell(old, { expect }, to) {
  mustStand(old, expect);
  // Where the new name reaches something that is listed under it, that is another file.
  if (to.folder.lists(to.name)) throw conflictAt(to.path);
  renameSync(old.full, to.full);
  if (!to.folder.lists(to.name)) throw unsupported(to.path, 'cannot get another spelling on this file system');
  old.folder.sync();
  to.folder.sync();
}

/** Removes spare files. */
export function tidyIn({ folder, mark }) {
  for (const left of folder.names()) if (left.startsWith(mark)) unlinkSync(folder.at(left));
}

function mustStand(spot, expect) {
  if (!sameState(spot.state(), expect)) throw conflictAt(spot.path);
}

/** Runs what must meet nothing at its place. */
function exclusive(spot, run) {
  try {
    run();
  } catch (error) {
    throw error.code === 'EEXIST' ? conflictAt(spot.path) : error;
  }
}

function unless(codes, run) {
  try {
    run();
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
  }
}

function create(spot, { content, executable }, modes) {
  withFresh(spot, executable, modes, (spare) => {
    spare.holds(content);
    mustStand(spot, ABSENT);
    // A second name is refused where one stands already; a rename would replace it.
    try {
      linkSync(spare.full, spot.full);
    } catch (error) {
      if (error.code === 'EEXIST') throw conflictAt(spot.path);
      // Not every file system has second names.
      mustStand(spot, ABSENT);
      return spare.take();
    }
    unlinkSync(spare.full);
  });
}

function replace(spot, expect, { content, executable }, modes) {
  const put = (spare) => {
    spare.holds(content);
    mustStand(spot, expect);
    spare.take();
  };
  if (expect.kind !== 'file') return withFresh(spot, executable, modes, put);
  const old = spot.reading((_, about) => about);
  withSpare(spot, 0o600, (spare) => {
    keep(spare.handle, old, executable);
    put(spare);
  });
}

function replaceByLink(spot, expect, { target }) {
  const full = freeName(spot, (name) => symlinkSync(target, name)).full;
  try {
    mustStand(spot, expect);
    renameSync(full, spot.full);
  } catch (error) {
    unless(['ENOENT'], () => unlinkSync(full));
    throw error;
  }
}

/** Makes a spare file with the mode that the file had before it was gone, or else with the usual one. */
function withFresh(spot, executable, modes, use) {
  const mode = modes.get(spot.path);
  if (mode === undefined) return withSpare(spot, executable ? 0o777 : 0o666, use);
  return withSpare(spot, 0o600, (spare) => {
    setMode(spare.handle, mode, executable);
    use(spare);
  });
}

/** Makes a file of its own in the same folder, removed where it does not get into its place. */
function withSpare(spot, mode, use) {
  const { full, made: handle } = freeName(spot, (name) => openSync(name, FRESH, mode));
  let isTaken = false;
  const holds = (bytes) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  };
  const take = () => {
    renameSync(full, spot.full);
    isTaken = true;
  };
  try {
    use({ full, handle, holds, take });
  } finally {
    closeSync(handle);
    if (!isTaken) unless(['ENOENT'], () => unlinkSync(full));
  }
}

/** Makes something under a name that is free. */
function freeName(spot, make) {
  for (let number = 0; number < TRIES; number += 1) {
    const full = spot.folder.at(`${spot.mark}${number}`);
    try {
      return { full, made: make(full) };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  throw new HostError('io', 'no name for a spare file is free', spot.path);
}

/** Gives a file the owner and all permission bits of another, but for the executable bit, which is as asked. */
function keep(handle, old, executable) {
  if (process.platform === 'win32') return;
  const own = fstatSync(handle);
  let mode = old.mode & 0o7777;
  if (own.uid !== old.uid || own.gid !== old.gid) {
    try {
      fchownSync(handle, old.uid, old.gid);
    } catch {
      // Bits that lend the owner's rights must not lend somebody else's.
      mode &= 0o777;
    }
  }
  setMode(handle, mode, executable);
}

/** Gives a file permission bits; its executable bit is as asked. */
function setMode(handle, mode, executable) {
  if (((mode & 0o100) !== 0) !== executable) {
    mode = executable ? mode | 0o100 | ((mode & 0o444) >> 2) : mode & ~0o111;
  }
  if ((fstatSync(handle).mode & 0o7777) === mode) return;
  try {
    fchmodSync(handle, mode);
  } catch (error) {
    // Some file systems give every file the same mode.
    const hasNone = ['ENOSYS', 'ENOTSUP', 'EPERM'].includes(error.code);
    if (!hasNone || ((fstatSync(handle).mode & 0o100) !== 0) !== executable) throw error;
  }
}
