// What the host keeps for itself. It holds file contents, so only the owner can read it; each file is replaced as a
// whole or not at all.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemError } from '../error.js';
import { Folder } from './folder.js';

/** The folder of the host's own files. */
export class Store {
  #folder;

  constructor(folder) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#folder = realpathSync(folder);
    } catch (error) {
      throw systemError(error, 'open', folder);
    }
  }

  /**
   * The start of the names that spare files of this host have: always the same for a folder, so that what a dead
   * process left behind is found again, and another host's is not.
   */
  get mark() {
    // FNV-1a
    let hash = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(this.#folder)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    return `.countersign-${hash.toString(16).padStart(16, '0')}-`;
  }

  has(name) {
    return existsSync(this.#at(name));
  }

  read(name) {
    return this.#do('read', name, (path) => {
      try {
        return new Uint8Array(readFileSync(path));
      } catch (error) {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }
    });
  }

  write(name, bytes) {
    this.#do('write', name, (path) => {
      const fresh = `${path}.new`;
      rmSync(fresh, { force: true });
      const handle = openSync(fresh, 'wx', 0o600);
      try {
        try {
          for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        renameSync(fresh, path);
      } catch (error) {
        rmSync(fresh, { force: true });
        throw error;
      }
      this.#sync();
    });
  }

  remove(name) {
    this.#do('remove', name, (path) => {
      unlinkSync(path);
      this.#sync();
    });
  }

  #at(name) {
    return join(this.#folder, name);
  }

  #sync() {
    const folder = Folder.open(this.#folder);
    try {
      folder?.sync();
    } finally {
      folder?.close();
    }
  }

  #do(doing, name, run) {
    try {
      return run(this.#at(name));
    } catch (error) {
      throw systemError(error, doing, this.#at(name));
    }
  }
}
