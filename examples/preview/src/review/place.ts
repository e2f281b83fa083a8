// Where a review's files lie: in memory, in the browser's private files, or in a folder that the person picks. The
// hosts of the package carry plans out; the page itself only writes what the agent or the person writes.

import type { FileState } from 'countersign/slim';
import { MemoryHost, type Host } from 'countersign/memory';
import { OpfsHost } from 'countersign/opfs';
import { faults } from '../texts';

/** Files and the host that looks after them. */
export interface Place {
  readonly name: string;
  readonly host: Host;
  /** Puts a state at a path. Where there are no modes, the executable bit is left out. */
  put(path: string, state: FileState): Promise<void>;
  /** Returns the paths of all files. */
  paths(): Promise<string[]>;
}

/** Folders that are looked after by other programs, and large. */
const LEFT_OUT = new Set(['.git', 'node_modules']);

export type PlaceKind = 'memory' | 'private' | 'folder';

/** Whether the page was opened from a file, where browsers offer none of their storage. */
export const isFromFile = location.protocol === 'file:';

/** The places that this browser offers. */
export function places(): PlaceKind[] {
  const offers: [PlaceKind, boolean][] = [
    ['memory', true],
    ['private', typeof navigator.storage?.getDirectory === 'function' && isSecureContext && !isFromFile],
    ['folder', 'showDirectoryPicker' in window && !isFromFile],
  ];
  return offers.filter(([, offered]) => offered).map(([kind]) => kind);
}

/** Opens a place. A picked folder must be empty, so that nothing of the person's is mixed up with the recording. */
export async function openPlace(kind: PlaceKind): Promise<Place> {
  if (kind === 'memory') return memory();
  const own = await ownFiles();
  if (kind === 'private') {
    await own.removeEntry('review', { recursive: true }).catch(() => undefined);
    return folder('private files', await own.getDirectoryHandle('review', { create: true }), await emptied(own));
  }
  const picked = await pickedFolder();
  for await (const name of keysOf(picked)) throw faults.notEmpty(name);
  return folder(picked.name, picked, await emptied(own));
}

/** Opens a folder of the person's as it is, where the browser offers it. */
export async function openFolder(): Promise<Place> {
  const picked = await pickedFolder();
  return folder(picked.name, picked, await emptied(await ownFiles()));
}

/** The private files of the page. */
async function ownFiles(): Promise<FileSystemDirectoryHandle> {
  try {
    return await navigator.storage.getDirectory();
  } catch (error) {
    throw faults.noStorage(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
}

function pickedFolder(): Promise<FileSystemDirectoryHandle> {
  const { showDirectoryPicker } = window as unknown as { showDirectoryPicker(options: object): Promise<FileSystemDirectoryHandle> };
  return showDirectoryPicker.call(window, { mode: 'readwrite' });
}

function memory(): Place {
  const host = new MemoryHost();
  return {
    name: 'memory',
    host,
    put: async (path, state) => host.put(path, state.kind === 'absent' ? null : state),
    paths: async () => Object.entries(host.files()).filter(([, state]) => state.kind === 'file').map(([path]) => path),
  };
}

async function folder(name: string, root: FileSystemDirectoryHandle, store: FileSystemDirectoryHandle): Promise<Place> {
  const host = await OpfsHost.open(root, store);
  return {
    name,
    host,
    async put(path, state) {
      const names = path.split('/');
      const last = names.pop()!;
      let handle = root;
      for (const one of names) handle = await handle.getDirectoryHandle(one, { create: state.kind !== 'absent' });
      if (state.kind === 'absent') await handle.removeEntry(last);
      if (state.kind !== 'file') return;
      const writable = await (await handle.getFileHandle(last, { create: true })).createWritable();
      await writable.write(state.content as Uint8Array<ArrayBuffer>);
      await writable.close();
    },
    async paths() {
      const found: string[] = [];
      const open: [string, FileSystemDirectoryHandle][] = [['', root]];
      for (let next = open.pop(); next; next = open.pop()) {
        for await (const name of keysOf(next[1])) {
          const below = await next[1].getDirectoryHandle(name).catch(() => undefined);
          if (below && LEFT_OUT.has(name)) continue;
          if (below) open.push([`${next[0]}${name}/`, below]);
          else found.push(next[0] + name);
        }
      }
      return found.sort();
    },
  };
}

function keysOf(handle: FileSystemDirectoryHandle): AsyncIterable<string> {
  return (handle as unknown as { keys(): AsyncIterable<string> }).keys();
}

/** The host's own folder, without what an earlier review left. */
async function emptied(own: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> {
  await own.removeEntry('review-session', { recursive: true }).catch(() => undefined);
  return own.getDirectoryHandle('review-session', { create: true });
}
