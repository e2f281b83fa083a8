// Folders of files, as a person hands them over: a chosen folder, or a ZIP.

import type { FileState } from 'countersign/slim';

const MOST_BYTES = 64 << 20;

/** Reads the files of a folder or of one ZIP; paths are relative to what was chosen. */
export async function folderOf(files: readonly File[]): Promise<Map<string, FileState>> {
  if (files.length === 1 && files[0]!.name.endsWith('.zip')) return unzipped(new Uint8Array(await files[0]!.arrayBuffer()));
  const found = new Map<string, FileState>();
  let total = 0;
  for (const file of files) {
    total += file.size;
    if (total > MOST_BYTES) throw new Error('the folder is larger than 64 MiB');
    const path = file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
    found.set(path, { kind: 'file', content: new Uint8Array(await file.arrayBuffer()), executable: false });
  }
  return found;
}

/** Reads a ZIP (APPNOTE 6.3: stored and deflated entries, no encryption). */
async function unzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, FileState>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error('the file is no ZIP: it has no central directory');
  const found = new Map<string, FileState>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('the ZIP is damaged: an entry of its directory is missing');
    const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const [mode, local] = [view.getUint32(at + 38, true) >>> 16, view.getUint32(at + 42, true)];
    const path = decoder.decode(bytes.subarray(at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
    total += size;
    if (total > MOST_BYTES) throw new Error('the ZIP holds more than 64 MiB');
    if (path.endsWith('/')) continue;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const body = bytes.slice(start, start + packed);
    const content = method === 0 ? body : method === 8 ? await inflated(body) : undefined;
    if (!content) throw new Error(`\`${path}\` is packed in a way that is not known (${method})`);
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
