// What stands below the root of a file system, and one step of a plan on it. Each call runs without a turn of the
// event loop between what it compares and what it does about it.

import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync } from 'node:fs';
import { HostError, conflictAt, systemError, unsupported } from '../error.js';
import { ABSENT, DIRECTORY, listedAs, namesOf } from '../state.js';
import { Folder } from './folder.js';
import { performAt, respell, tidyIn } from './perform.js';

const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY } = constants;
const FORBIDDEN = process.platform === 'win32' ? /[\0\\:]/ : /[\0]/;

/** The files below a root. */
export class Disk {
  #root;
  #caseSensitive;
  #mark;

  /** `mark` starts the names of spare files. */
  constructor(root, caseSensitive, mark) {
    this.#root = root;
    this.#caseSensitive = caseSensitive;
    this.#mark = mark;
  }

  state(path) {
    return this.#reach(path, 'read', !this.#caseSensitive, (spot) => spot?.state() ?? ABSENT);
  }

  /** Returns a path in its spelling on disk, as far as it stands there. */
  spelled(path) {
    if (this.#caseSensitive) return path;
    const spelled = namesOf(path, FORBIDDEN);
    let folder;
    try {
      folder = Folder.open(this.#root);
      for (let at = 0; folder !== undefined && at < spelled.length; at += 1) {
        spelled[at] = listedAs(folder.names(), spelled[at]);
        folder = folder.into(spelled[at]);
      }
    } catch (error) {
      throw systemError(error, 'list', path);
    } finally {
      folder?.close();
    }
    return spelled.join('/');
  }

  /** Returns the permission bits of a file. */
  mode(path) {
    if (process.platform === 'win32') return undefined;
    return this.#reach(path, 'read', false, (spot) => {
      const found = spot && lstatSync(spot.full, { throwIfNoEntry: false });
      return found?.isFile() ? found.mode & 0o7777 : undefined;
    });
  }

  /** Returns everything that stands below a folder, without following a link. */
  below(path) {
    const found = [];
    const open = [path];
    while (open.length > 0) {
      const at = open.pop();
      this.#reach(at, 'list', !this.#caseSensitive, (spot) => {
        const folder = spot && Folder.open(spot.full);
        if (folder === undefined) return;
        try {
          for (const name of folder.names()) {
            const inner = `${at}/${name}`;
            if (lstatSync(folder.at(name), { throwIfNoEntry: false })?.isDirectory()) open.push(inner);
            found.push(inner);
          }
        } finally {
          folder.close();
        }
      });
    }
    return found;
  }

  /** Carries out a step. Where it fails it did nothing, or all of it and only making it last failed. */
  perform(step, modes) {
    this.#reach(step.path, 'write', false, (spot) => {
      if (spot === undefined) throw conflictAt(step.path);
      if (step.from === undefined) return performAt(spot, step, modes);
      this.#reach(step.from, 'rename', false, (old) => {
        if (old === undefined) throw conflictAt(step.from);
        respell(old, step, spot);
      });
    });
  }

  /** Removes what a step that was cut off left beside a path. */
  tidy(path) {
    this.#reach(path, 'tidy', false, (spot) => spot && tidyIn(spot));
  }

  /** Enters the folder that a path lies in; nothing where there is none, or no folder stands on the way. */
  #reach(path, doing, asOnDisk, use) {
    const names = namesOf(path, FORBIDDEN);
    const last = names.pop();
    let folder;
    try {
      folder = Folder.open(this.#root);
      if (folder === undefined) throw new HostError('outside-root', 'the folder that the host looks after is gone', path);
      for (const name of names) {
        if (asOnDisk && !folder.lists(name)) return use(undefined);
        folder = folder.into(name);
        if (folder === undefined) return use(undefined);
      }
      return use(new Spot(folder, last, path, this.#mark, this.#caseSensitive));
    } catch (error) {
      throw systemError(error, doing, path);
    } finally {
      folder?.close();
    }
  }
}

/** A name in a folder. */
class Spot {
  constructor(folder, name, path, mark, caseSensitive) {
    this.folder = folder;
    this.name = name;
    this.path = path;
    this.mark = mark;
    this.full = folder.at(name);
    this.caseSensitive = caseSensitive;
  }

  state() {
    const found = lstatSync(this.full, { throwIfNoEntry: false });
    if (found === undefined || (!this.caseSensitive && !this.folder.lists(this.name))) return ABSENT;
    if (found.isDirectory()) return DIRECTORY;
    if (found.isSymbolicLink()) {
      const target = readlinkSync(this.full, { encoding: 'buffer' });
      if (!isUtf8(target)) throw unsupported(this.path, 'is a link whose target is no UTF-8');
      return { kind: 'symlink', target: target.toString() };
    }
    if (!found.isFile()) throw unsupported(this.path, 'is no file, folder or link');
    return this.reading((handle, { mode }) => {
      const content = new Uint8Array(readFileSync(handle));
      return { kind: 'file', content, executable: process.platform !== 'win32' && (mode & 0o100) !== 0 };
    });
  }

  /** Opens the file for reading, and no link to one. */
  reading(use) {
    let handle;
    try {
      handle = openSync(this.full, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    } catch (error) {
      throw ['ELOOP', 'ENOENT'].includes(error.code) ? conflictAt(this.path) : error;
    }
    try {
      const about = fstatSync(handle);
      if (!about.isFile()) throw conflictAt(this.path);
      return use(handle, about);
    } finally {
      closeSync(handle);
    }
  }
}
