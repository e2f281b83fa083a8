// Folders of files, as a person hands them over: a chosen folder, or a ZIP.

import type { FileState } from 'countersign/slim';
import { faults } from '../texts';

/** How much of a folder is taken in. */
export const MOST_MEBIBYTES = 64;
const MOST_BYTES = MOST_MEBIBYTES << 20;

export type Files = ReadonlyMap<string, FileState>;

/** Reads the files of a folder that was chosen, or of one ZIP; paths are relative to what was chosen. */
export async function folderOf(files: readonly File[]): Promise<Files> {
  if (files.length === 1 && files[0]!.name.endsWith('.zip')) return unzipped(files[0]!);
  return collected(files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file]));
}

/** What a person drops: a folder or a file. */
export type Dropped = FileSystemEntry | File;

/** Reads a folder or a ZIP that was dropped. */
export async function droppedOf(entry: Dropped): Promise<Files> {
  if (entry instanceof File || entry.isFile) {
    const file = entry instanceof File ? entry : await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    if (!file.name.endsWith('.zip')) throw faults.noFolder(file.name);
    return unzipped(file);
  }
  const found: [string, File][] = [];
  const open: [string, FileSystemDirectoryEntry][] = [['', entry as FileSystemDirectoryEntry]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, folder] = next;
    const reader = folder.createReader();
    // A reader hands over some entries at a time, and none once it is done.
    for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
      for (const one of some) {
        if (one.isDirectory) open.push([`${path}${one.name}/`, one as FileSystemDirectoryEntry]);
        else found.push([path + one.name, await new Promise<File>((resolve, reject) => (one as FileSystemFileEntry).file(resolve, reject))]);
      }
    }
  }
  return collected(found);
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function collected(files: readonly (readonly [string, File])[]): Promise<Files> {
  const found = new Map<string, FileState>();
  let total = 0;
  for (const [path, file] of files) {
    total += file.size;
    if (total > MOST_BYTES) throw faults.tooLarge(MOST_MEBIBYTES);
    found.set(path, { kind: 'file', content: new Uint8Array(await file.arrayBuffer()), executable: false });
  }
  return found;
}

/** Reads a ZIP (APPNOTE 6.3: stored and deflated entries, no encryption). */
async function unzipped(file: File): Promise<Files> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw bytes.length > 4 && view.getUint32(0, true) === 0x04034b50 ? faults.cutZip(file.name) : faults.noZip(file.name);
  const found = new Map<string, FileState>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw faults.damagedZip(file.name);
    const [flags, method, packed, size] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const [mode, local] = [view.getUint32(at + 38, true) >>> 16, view.getUint32(at + 42, true)];
    const path = decoder.decode(bytes.subarray(at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
    total += size;
    if (total > MOST_BYTES) throw faults.tooLarge(MOST_MEBIBYTES);
    if (path.endsWith('/')) continue;
    if (flags & 1) throw faults.lockedZip(path);
    if (local + 30 > bytes.length) throw faults.damagedZip(file.name);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const body = bytes.slice(start, start + packed);
    const content = method === 0 ? body : method === 8 ? await inflated(body).catch(() => { throw faults.damagedZip(file.name); }) : undefined;
    if (!content) throw faults.unknownPacking(path, method);
    found.set(path, { kind: 'file', content, executable: (mode & 0o100) !== 0 });
  }
  return stripped(found);
}

async function inflated(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Takes a folder that everything lies in away, as a ZIP of a folder has it. */
function stripped(found: Map<string, FileState>): Map<string, FileState> {
  const tops = new Set([...found.keys()].map((path) => path.split('/')[0]));
  if (tops.size !== 1 || [...found.keys()].some((path) => !path.includes('/'))) return found;
  return new Map([...found].map(([path, state]) => [path.slice(path.indexOf('/') + 1), state]));
}
