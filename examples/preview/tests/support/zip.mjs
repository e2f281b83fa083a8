// ZIPs for tests: deflated, without sums, which the page does not read.

import { deflateRawSync } from 'node:zlib';

/** Packs files into a ZIP; a file is its content, or `{ content, mode }`. */
export function zip(files) {
  const [locals, central] = [[], []];
  let offset = 0;
  for (const [name, file] of Object.entries(files)) {
    const { content = file, mode = 0 } = file;
    const [path, body] = [Buffer.from(name), deflateRawSync(content)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, path, body);
    central.push(entry, path);
    offset += local.length + path.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}
