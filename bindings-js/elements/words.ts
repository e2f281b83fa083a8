// The lines of one side of a hunk, cut where the component says that words changed.

import type { ByteRange } from '../types/index.js';

/** A piece of a line, and whether it differs from the other side. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

// A mark at the beginning is a character like any other, and shown.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const LINE_FEED = 10;

/** Returns bytes as text; what is no UTF-8 is replaced, for display alone. */
export function decoded(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Tells whether bytes are UTF-8. */
export function isText(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Returns how many lines a text has. */
export function countOf(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return bytes.length === 0 || bytes.at(-1) === LINE_FEED ? count : count + 1;
}

/** Returns the lines of a text, each in pieces. */
export function linesOf(bytes: Uint8Array, words: readonly ByteRange[] = []): Piece[][] {
  if (words.length === 0) return textsOf(bytes).map((text) => [{ text, differs: false }]);
  const lines: Piece[][] = [];
  let [word, from] = [0, 0];
  while (from < bytes.length) {
    const found = bytes.indexOf(LINE_FEED, from);
    const end = found < 0 ? bytes.length : found;
    const pieces: Piece[] = [];
    const cut = (until: number, differs: boolean): void => {
      if (until > from) pieces.push({ text: decoded(bytes.subarray(from, until)), differs });
      from = Math.max(from, until);
    };
    for (let range = words[word]; range && range.start < end; range = words[(word += 1)]) {
      cut(range.start, false);
      cut(Math.min(range.end, end), true);
      // It goes on in the next line.
      if (range.end > end + 1) break;
    }
    cut(end, false);
    lines.push(marked(pieces));
    from = end + 1;
  }
  return lines;
}

function textsOf(bytes: Uint8Array): string[] {
  const lines = decoded(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Leaves the marks out where nothing of a line stands on the other side: its colour says so already. */
function marked(pieces: readonly Piece[]): Piece[] {
  const isPart = pieces.some(({ text, differs }) => !differs && text.trim() !== '');
  return isPart ? [...pieces] : [{ text: pieces.map(({ text }) => text).join(''), differs: false }];
}
