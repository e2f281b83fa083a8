// Long lines in which no word is marked: the component marks none in long hunks, and none on a side that only lost some.

import type { Piece } from './words.js';

const LONG = 1000;

/** Parts a long line where it begins to differ from the other side, unless it is parted already or most of it differs. */
export function parted(line: readonly Piece[], other: readonly Piece[]): readonly Piece[] {
  const text = line[0]?.text ?? '';
  if (line.length !== 1 || text.length < LONG) return line;
  const against = other.map((piece) => piece.text).join('');
  const most = Math.min(text.length, against.length);
  let start = 0;
  while (start < most && text[start] === against[start]) start += 1;
  start = whole(text, start);
  let end = 0;
  while (end < most - start && text[text.length - 1 - end] === against[against.length - 1 - end]) end += 1;
  const until = text.length - end;
  if (start + end < text.length / 2) return line;
  return [
    { text: text.slice(0, start), differs: false },
    ...(until > start ? [{ text: text.slice(start, until), differs: true }] : []),
    { text: text.slice(until), differs: false },
  ];
}

/** Returns a place that parts no character in two. */
export function whole(text: string, at: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at - 1 : at;
}
