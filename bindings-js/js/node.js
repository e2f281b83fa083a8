import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { HostError, quote, systemError } from './hosts/error.js';
import { Host } from './hosts/host.js';
import { Disk } from './hosts/node/disk.js';
import { openSeen } from './hosts/node/open.js';
import { found } from './hosts/node/resolve.js';
import { Store } from './hosts/node/store.js';

export { HostError };

// What was seen while resolving, to be compared when the file is opened.
const SEEN = new WeakMap();

/** A host on the file system. */
export class NodeHost extends Host {
  #root;

  static async open(root, store, { caseSensitive = !['darwin', 'win32'].includes(process.platform) } = {}) {
    let real;
    try {
      real = realpathSync.native(root);
    } catch (error) {
      throw systemError(error, 'open', String(root));
    }
    const own = new Store(store);
    const host = new NodeHost(new Disk(real, caseSensitive, own.mark), own);
    host.#root = real;
    return host;
  }

  get root() {
    return this.#root;
  }

  resolve(path, cwd = '') {
    return this.#resolved(path, cwd, true);
  }

  touched(operation) {
    const { kind, path, paths = [path], from, to, updates = [], cwd = '' } = operation;
    const place = (last) => (given) => this.#place(given, cwd, last);
    if (kind === 'relocate-file') return [...[from, to].map(place(false)), ...updates.map(place(true))];
    if (kind === 'rename-symbol') return paths.map(place(true));
    if (path === undefined || kind === 'run-command') return [];
    return [place(kind !== 'delete-file')(path)];
  }

  openForWriting(resolved) {
    return openSeen(SEEN.get(resolved), String(resolved?.path));
  }

  #place(given, cwd, last) {
    const path = typeof given === 'string' ? given : given?.path;
    const { realPath, status } = this.#resolved(path, cwd, last);
    const below = status === 'failed' ? '..' : relative(this.#root, realPath);
    const names = below.split(sep);
    // A missing part may hold `..`, which `relative` would take back.
    const isOutside = below === '' || names[0] === '..' || realPath?.split(sep).includes('..');
    if (isOutside || /^[A-Za-z]:/.test(below)) throw new HostError('outside-root', `${quote(String(path))} does not lie below the root`, String(path));
    return names.join('/');
  }

  #resolved(path, cwd, last) {
    let seen;
    try {
      seen = found(isAbsolute(cwd) ? cwd : `${this.#root}/${cwd}`, path, last);
    } catch {
      return { path, status: 'failed' };
    }
    const { existing, missing, about } = seen;
    const realPath = [existing === sep ? '' : existing, ...missing].join(sep) || sep;
    const resolved = { path, realPath, status: missing.length === 0 ? 'full' : 'ancestor' };
    if (missing.length === 0 && about.isFile() && process.platform !== 'win32') resolved.hardLinks = Number(about.nlink);
    SEEN.set(resolved, seen);
    return resolved;
  }
}
