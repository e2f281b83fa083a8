// What the host keeps for itself, in a folder of its own. An empty file is one whose first bytes never came.

import { systemError } from '../error.js';

/** The folder of the host's own files. */
export class Store {
  #folder;
  #last = Promise.resolve();

  constructor(folder) {
    this.#folder = folder;
  }

  /** Returns the start of the names that spare files of this host have, the same every time. */
  async mark() {
    const known = await this.read('mark');
    if (known !== undefined) return new TextDecoder().decode(known);
    const mark = `.countersign-${crypto.randomUUID()}-`;
    await this.write('mark', new TextEncoder().encode(mark));
    return mark;
  }

  async has(name) {
    return (await this.read(name)) !== undefined;
  }

  read(name) {
    return this.#inTurn('read', name, async () => {
      try {
        const file = await (await this.#folder.getFileHandle(name)).getFile();
        return file.size === 0 ? undefined : new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        if (error.name === 'NotFoundError') return undefined;
        throw error;
      }
    });
  }

  write(name, bytes) {
    return this.#inTurn('write', name, async () => {
      await replaced(await this.#folder.getFileHandle(name, { create: true }), bytes);
    });
  }

  remove(name) {
    return this.#inTurn('remove', name, () => this.#folder.removeEntry(name));
  }

  /** Runs one call after the other, so that two of them never write the same file. */
  #inTurn(doing, name, run) {
    const result = this.#last.then(run).catch((error) => {
      throw systemError(error, doing, name);
    });
    this.#last = result.catch(() => {});
    return result;
  }
}

/** Replaces what a file holds, as a whole or not at all; `check` runs at the last moment. */
export async function replaced(file, bytes, check = () => {}) {
  const stream = await file.createWritable();
  try {
    await stream.write(bytes);
    await check();
  } catch (error) {
    await stream.abort().catch(() => {});
    throw error;
  }
  await stream.close();
}
