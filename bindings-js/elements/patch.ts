// A change as rows to show: the lines of its patch, parted where hunks begin.

import type { Change, Hunk } from '../types/index.js';

/** One row: a line that stays, goes or comes, a hunk that begins, or a gap between two sections. */
export type Row =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string; readonly old?: number; readonly now?: number }
  | { readonly kind: 'hunk'; readonly hunk: Hunk }
  | { readonly kind: 'gap' };

const decoder = new TextDecoder();

/** Returns the rows of a text change; hunks that are no lines stand before them. */
export function rowsOf(change: Change): Row[] {
  const rows: Row[] = change.hunks.filter(({ kind }) => kind !== 'lines').map((hunk) => ({ kind: 'hunk', hunk }));
  if (change.binary) return rows;
  const starts = new Map<string, Hunk>();
  for (const hunk of change.hunks) if (hunk.kind === 'lines') starts.set(`${hunk.oldStart} ${hunk.newStart}`, hunk);
  let old = 0;
  let now = 0;
  let within = false;
  for (const line of decoder.decode(change.patch).split('\n')) {
    const section = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (section) {
      // A side without lines is numbered by the line before it.
      old = Number(section[1]) - (section[2] === '0' ? 0 : 1);
      now = Number(section[3]) - (section[4] === '0' ? 0 : 1);
      if (within) rows.push({ kind: 'gap' });
      within = true;
      continue;
    }
    const text = line.slice(1);
    if (!within || !/^[ +-]/.test(line)) continue;
    const hunk = starts.get(`${old} ${now}`);
    if (hunk && line[0] !== ' ') {
      rows.push({ kind: 'hunk', hunk });
      starts.delete(`${old} ${now}`);
    }
    if (line[0] === ' ') rows.push({ kind: 'same', text, old: (old += 1), now: (now += 1) });
    else if (line[0] === '-') rows.push({ kind: 'removed', text, old: (old += 1) });
    else rows.push({ kind: 'added', text, now: (now += 1) });
  }
  return rows;
}

/** Says what a hunk is, where the lines alone do not. */
export function titleOf(hunk: Hunk, change: Change): string {
  switch (hunk.kind) {
    case 'executable':
      return 'executable bit';
    case 'moved':
      return `moved from ${change.from ?? ''}`;
    case 'whole':
      return change.kind;
    case 'lines':
      return endings(hunk) ?? place(hunk.newStart! + 1, hunk.newStart! + hunk.newLines!);
  }
}

function place(first: number, last: number): string {
  return last > first ? `lines ${first}–${last}` : `line ${first}`;
}

/** Names a change of line ends, where a hunk is nothing else. */
function endings({ removed, added }: Hunk): string | undefined {
  const [before, after] = [decoder.decode(removed), decoder.decode(added)];
  if (before === after || before.replaceAll('\r\n', '\n') !== after.replaceAll('\r\n', '\n')) return undefined;
  return before.length > after.length ? 'line ends CRLF → LF' : 'line ends LF → CRLF';
}

/** A piece of a line, and whether it differs from the other side. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

const MOST_WORDS = 400;

/** Marks the words in which two lines differ; lines of too many words differ as a whole. */
export function wordsOf(removed: string, added: string): [Piece[], Piece[]] {
  const [whole, others] = [split(removed), split(added)];
  let head = 0;
  while (head < whole.length && head < others.length && whole[head] === others[head]) head += 1;
  let tail = 0;
  while (tail < whole.length - head && tail < others.length - head && whole.at(-1 - tail) === others.at(-1 - tail)) tail += 1;
  const [one, other] = [whole.slice(head, whole.length - tail), others.slice(head, others.length - tail)];
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) return [[{ text: removed, differs: false }], [{ text: added, differs: false }]];
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = one[i] === other[j]
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const [left, right]: [Piece[], Piece[]] = [[], []];
  const alike = (words: readonly string[]): void => words.forEach((word) => [left, right].forEach((side) => push(side, word, false)));
  alike(whole.slice(0, head));
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      push(left, one[i++]!, false);
      push(right, other[j++]!, false);
    } else if (j >= other.length || (i < one.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) push(left, one[i++]!, true);
    else push(right, other[j++]!, true);
  }
  return [left, right];
}

function split(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

function push(pieces: Piece[], text: string, differs: boolean): void {
  const last = pieces.at(-1);
  if (last?.differs === differs) pieces[pieces.length - 1] = { text: last.text + text, differs };
  else pieces.push({ text, differs });
}
