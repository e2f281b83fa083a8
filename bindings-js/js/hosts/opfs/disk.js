// What stands below a folder handle, and one step of a plan on it. There are no links and no modes here.

import { conflictAt, systemError, unsupported } from '../error.js';
import { ABSENT, DIRECTORY, listedAs, namesOf, sameState } from '../state.js';
import { replaced } from './store.js';

/** The files below a folder handle. */
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

  async state(path) {
    return this.#reach(path, 'read', async (folder, name) => (folder === undefined ? ABSENT : this.#stands(folder, name)));
  }

  /** Returns a path in its spelling there, as far as it stands. */
  async spelled(path) {
    if (this.#caseSensitive) return path;
    const spelled = namesOf(path);
    let folder = this.#root;
    for (let at = 0; folder !== undefined && at < spelled.length; at += 1) {
      const names = [];
      for await (const name of folder.keys()) names.push(name);
      spelled[at] = listedAs(names, spelled[at]);
      folder = await entered(folder, spelled[at]);
    }
    return spelled.join('/');
  }

  async mode() {
    return undefined;
  }

  async below(path) {
    const found = [];
    const open = [path];
    while (open.length > 0) {
      const at = open.pop();
      await this.#reach(at, 'list', async (folder, name) => {
        const inner = folder && (await entered(folder, name));
        if (inner === undefined) return;
        for await (const [below, { kind }] of inner.entries()) {
          if (kind === 'directory') open.push(`${at}/${below}`);
          found.push(`${at}/${below}`);
        }
      });
    }
    return found.sort();
  }

  async perform(step) {
    const { path, from, expect, state } = step;
    if (state.kind === 'symlink') throw unsupported(path, 'would become a link, and there are none here');
    if (state.kind === 'file' && state.executable) throw unsupported(path, 'would become executable, which nothing is here');
    await this.#reach(path, 'write', async (folder, name) => {
      if (folder === undefined) throw conflictAt(path);
      const mustStand = async () => {
        if (!sameState(await this.#stands(folder, name), expect)) throw conflictAt(path);
      };
      if (from !== undefined) return this.#respell(folder, name, step);
      if (state.kind === 'file') return this.#write(folder, name, step, mustStand);
      await mustStand();
      if (state.kind === 'absent') return removed(folder, name);
      if (expect.kind === 'file') throw unsupported(path, 'would change its kind in one step');
      if (expect.kind === 'absent' && (await exists(folder, name))) throw conflictAt(path);
      await folder.getDirectoryHandle(name, { create: true });
    });
  }

  async tidy(path) {
    await this.#reach(path, 'tidy', async (folder) => {
      if (folder === undefined) return;
      const left = [];
      for await (const name of folder.keys()) if (name.startsWith(this.#mark)) left.push(name);
      for (const name of left) await folder.removeEntry(name);
    });
  }

  async #write(folder, name, { path, expect, state }, mustStand) {
    if (expect.kind === 'directory') throw unsupported(path, 'would change its kind in one step');
    if (expect.kind === 'file') return replaced(await folder.getFileHandle(name), state.content, mustStand);
    const check = async () => {
      await mustStand();
      if (await exists(folder, name)) throw conflictAt(path);
    };
    await check();
    if (typeof globalThis.FileSystemFileHandle?.prototype.move !== 'function') {
      // The new file is empty for a moment.
      return replaced(await folder.getFileHandle(name, { create: true }), state.content);
    }
    const spare = await folder.getFileHandle(`${this.#mark}0`, { create: true });
    try {
      await replaced(spare, state.content, check);
      await spare.move(name);
    } catch (error) {
      await folder.removeEntry(`${this.#mark}0`).catch(() => {});
      throw error;
    }
  }

  /** Gives a file the other spelling of its name. */
  async #respell(folder, name, { path, from, expect }) {
    if (!sameState(await this.state(from), expect)) throw conflictAt(from);
    if (await lists(folder, name)) throw conflictAt(path);
    await this.#reach(from, 'rename', async (old, oldName) => {
      const file = await old.getFileHandle(oldName);
      if (typeof file.move === 'function') return file.move(folder, name);
      await replaced(await folder.getFileHandle(name, { create: true }), expect.content);
      if (!(await lists(folder, name))) throw unsupported(path, 'cannot be renamed in this browser');
      await old.removeEntry(oldName);
    });
  }

  async #stands(folder, name) {
    if (!this.#caseSensitive && !(await lists(folder, name))) return ABSENT;
    let file;
    try {
      file = await (await folder.getFileHandle(name)).getFile();
    } catch (error) {
      if (error.name === 'NotFoundError') return ABSENT;
      if (error.name === 'TypeMismatchError') return DIRECTORY;
      throw error;
    }
    return { kind: 'file', content: new Uint8Array(await file.arrayBuffer()), executable: false };
  }

  /** Enters the folder that a path lies in; nothing where there is none. */
  async #reach(path, doing, use) {
    const names = namesOf(path);
    const last = names.pop();
    try {
      let folder = this.#root;
      for (const name of names) {
        if (!this.#caseSensitive && !(await lists(folder, name))) return await use(undefined, last);
        folder = await entered(folder, name);
        if (folder === undefined) return await use(undefined, last);
      }
      return await use(folder, last);
    } catch (error) {
      throw systemError(error, doing, path);
    }
  }
}

async function entered(folder, name) {
  try {
    return await folder.getDirectoryHandle(name);
  } catch (error) {
    if (['NotFoundError', 'TypeMismatchError'].includes(error.name)) return undefined;
    throw error;
  }
}

/** Tells whether a name reaches anything, in whatever spelling. */
async function exists(folder, name) {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    if (error.name === 'NotFoundError') return false;
    if (error.name === 'TypeMismatchError') return true;
    throw error;
  }
}

/** Tells whether an entry is listed in exactly this spelling. */
async function lists(folder, name) {
  for await (const listed of folder.keys()) if (listed === name) return true;
  return false;
}

/** Removes an entry; a folder only if empty. */
async function removed(folder, name) {
  try {
    await folder.removeEntry(name);
  } catch (error) {
    if (error.name !== 'InvalidModificationError') throw error;
  }
}
