import { failure, memoryAt, mustRun } from './core.js';
import { CountersignError } from './errors.js';
import { RawContent, diff as diffOf, patch as patchOf } from './glue.js';

const ENCODER = new TextEncoder();

/** Returns the hunks between two contents. */
export function diff(before, after) {
  return hunksOf(compared(before, after, diffOf));
}

/** Returns a unified diff between two contents of a file. */
export function patch(path, before, after) {
  if (typeof path !== 'string') throw new CountersignError('invalid-argument', 'a path must be a text', '/path');
  const name = given(path, '/path');
  return compared(before, after, (...contents) => patchOf(name, ...contents));
}

function compared(before, after, compare) {
  mustRun();
  const contents = [given(before, '/before'), given(after, '/after')];
  try {
    return compare(...contents.map(written));
  } catch (error) {
    throw failure(error);
  }
}

/** Returns a text, or the bytes of a view; throws for everything else. */
function given(content, at) {
  if (typeof content === 'string') {
    if (isWellFormed(content)) return content;
    throw new CountersignError('invalid-argument', 'a text holds half a surrogate pair', at);
  }
  if (!ArrayBuffer.isView(content)) throw new CountersignError('invalid-argument', 'a content must be bytes or a text', at);
  try {
    return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  } catch {
    throw new CountersignError('invalid-argument', 'a content is detached from its buffer', at);
  }
}

// Two half characters must not pass for one.
const isWellFormed = (text) => (text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text));

/** Writes a content into the module, where it lies. */
function written(content) {
  const raw = new RawContent(content.length);
  if (typeof content !== 'string') {
    memoryAt(raw.place(), content.length).set(content);
    return raw;
  }
  const { read, written: bytes } = ENCODER.encodeInto(content, memoryAt(raw.place(), content.length));
  if (read < content.length) {
    // Beyond ASCII a code unit takes up to three bytes.
    raw.resize(bytes + 3 * (content.length - read));
    const rest = ENCODER.encodeInto(content.slice(read), memoryAt(raw.place() + bytes, 3 * (content.length - read)));
    raw.resize(bytes + rest.written);
  }
  return raw;
}

/** Makes hunks of four numbers each; a single number stands for the whole. */
function hunksOf(numbers) {
  if (numbers.length === 1) return [{ kind: 'whole' }];
  const hunks = [];
  for (let at = 0; at < numbers.length; at += 4) {
    hunks.push({ kind: 'lines', oldStart: numbers[at], oldLines: numbers[at + 1], newStart: numbers[at + 2], newLines: numbers[at + 3] });
  }
  return hunks;
}
