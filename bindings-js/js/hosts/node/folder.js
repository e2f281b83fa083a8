// Folders that are reached name by name, never through a link.
//
// On Linux a folder is held open and its entries are named through `/proc/self/fd`, so that a folder that is replaced
// by a link afterwards changes nothing. Elsewhere every name is looked at before it is entered, which a process that
// is quick enough can outrun.

import { isUtf8 } from 'node:buffer';
import { closeSync, constants, existsSync, fsyncSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const isHeld = process.platform === 'linux' && existsSync('/proc/self/fd');
const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

/** A folder; to be closed. */
export class Folder {
  /** A path that names the folder as long as it is open. */
  path;
  #handle;

  constructor(path, handle) {
    this.path = path;
    this.#handle = handle;
  }

  /** Enters a folder; only the last name must be no link. Returns nothing where no folder stands there. */
  static open(path) {
    try {
      if (isHeld) {
        const handle = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        return new Folder(`/proc/self/fd/${handle}`, handle);
      }
      return lstatSync(path).isDirectory() ? new Folder(path) : undefined;
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(error.code)) return undefined;
      throw error;
    }
  }

  /** Enters the folder of a name and leaves this one, whatever comes of it. */
  into(name) {
    try {
      return Folder.open(this.at(name));
    } finally {
      this.close();
    }
  }

  at(name) {
    return `${this.path}/${name}`;
  }

  /** Tells whether an entry is listed in exactly this spelling. */
  lists(name) {
    const wanted = Buffer.from(name);
    return readdirSync(this.path, { encoding: 'buffer' }).some((listed) => wanted.equals(listed));
  }

  /** Returns the names in it that are UTF-8. */
  names() {
    return readdirSync(this.path, { encoding: 'buffer' }).filter(isUtf8).map(String);
  }

  /** Makes what happened to its entries last, where the system can. */
  sync() {
    if (this.#handle !== undefined) fsyncSync(this.#handle);
    else if (process.platform !== 'win32') syncAt(join(this.path));
  }

  close() {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}

function syncAt(path) {
  const handle = openSync(path, O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
