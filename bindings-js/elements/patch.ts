// A change as rows to show: its hunks between the lines around them.

import type { ByteRange, Change, Hunk } from '../types/index.js';
import { parted } from './long.js';
import { countOf, decoded, linesOf, type Piece } from './words.js';

/** One row: a line that stays, goes or comes, a hunk that begins, or a gap between two sections. */
export type Row =
  | Line
  | { readonly kind: 'hunk'; readonly hunk: Hunk }
  | { readonly kind: 'gap' };

/** A line with its numbers, from 1. */
export interface Line {
  readonly kind: 'same' | 'removed' | 'added';
  readonly pieces: readonly Piece[];
  readonly old?: number;
  readonly now?: number;
}

/** Returns the rows of a text change; hunks that are no lines stand before them. */
export function rowsOf(change: Change): Row[] {
  const rows: Row[] = change.hunks.filter(({ kind }) => kind !== 'lines').map((hunk) => ({ kind: 'hunk', hunk }));
  if (change.binary) return rows;
  const hunks = change.hunks.filter(({ kind }) => kind === 'lines');
  return rows.concat(hunks.length > 0 ? hunked(hunks, change.patch) : patched(change.patch));
}

/** Returns the lines of a patch. */
function patched(patch: Uint8Array): Row[] {
  const rows: Row[] = [];
  let old = 0;
  let now = 0;
  let within = false;
  for (const line of decoded(patch).split('\n')) {
    const section = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (section) {
      // A side without lines is numbered by the line before it.
      old = Number(section[1]) - (section[2] === '0' ? 0 : 1);
      now = Number(section[3]) - (section[4] === '0' ? 0 : 1);
      if (within) rows.push({ kind: 'gap' });
      within = true;
      continue;
    }
    if (!within || !/^[ +-]/.test(line)) continue;
    const pieces = [{ text: line.slice(1), differs: false }];
    if (line[0] === ' ') rows.push({ kind: 'same', pieces, old: (old += 1), now: (now += 1) });
    else if (line[0] === '-') rows.push({ kind: 'removed', pieces, old: (old += 1) });
    else rows.push({ kind: 'added', pieces, now: (now += 1) });
  }
  return rows;
}

/**
 * Returns hunks with the lines around them that the patch holds. A hunk in which the person typed may cover lines that
 * are the same on both sides, of which the patch knows nothing.
 */
function hunked(hunks: readonly Hunk[], patch: Uint8Array): Row[] {
  const near = patched(patch).filter((row): row is Line & { now: number } => 'now' in row && row.now !== undefined);
  const rows: Row[] = [];
  let next = 0;
  // Where the last hunk ended on both sides, and the last line shown.
  let [old, now, last] = [0, 0, 0];
  const same = (until: number): void => {
    for (let row = near[next]; row && row.now <= until; row = near[(next += 1)]) {
      if (row.now <= now) continue;
      if (rows.length > 0 && row.now > last + 1) rows.push({ kind: 'gap' });
      rows.push({ kind: 'same', pieces: row.pieces, old: row.now - now + old, now: (last = row.now) });
    }
  };
  for (const hunk of hunks) {
    const { oldStart = 0, newStart = 0 } = hunk;
    same(newStart);
    if (rows.length > 0 && last < newStart) rows.push({ kind: 'gap' });
    rows.push({ kind: 'hunk', hunk });
    const [removed, added] = [new Side(hunk.removed, hunk.words?.removed), new Side(hunk.added, hunk.words?.added)];
    const isPaired = removed.count === added.count;
    const line = (side: Side, other: Side, index: number): readonly Piece[] => isPaired ? parted(side.line(index), other.line(index)) : side.line(index);
    for (let index = 0; index < removed.count; index += 1) rows.push({ kind: 'removed', get pieces() { return line(removed, added, index); }, old: oldStart + index + 1 });
    for (let index = 0; index < added.count; index += 1) rows.push({ kind: 'added', get pieces() { return line(added, removed, index); }, now: newStart + index + 1 });
    old = oldStart + (hunk.oldLines ?? 0);
    now = last = newStart + (hunk.newLines ?? 0);
  }
  same(Infinity);
  return rows;
}

/** One side of a hunk. Its lines are cut once one of them is asked for: of a long change few ever are. */
class Side {
  readonly count: number;
  readonly #cut: () => Piece[][];
  #lines: Piece[][] | undefined;

  constructor(bytes: Uint8Array, words: readonly ByteRange[] | undefined) {
    this.count = countOf(bytes);
    this.#cut = () => linesOf(bytes, words);
  }

  line(index: number): readonly Piece[] {
    return (this.#lines ??= this.#cut())[index] ?? [];
  }
}

/** Says what a hunk is, where the lines alone do not. */
export function titleOf(hunk: Hunk, change: Change): string {
  switch (hunk.kind) {
    case 'executable':
      return /^new mode \d*755$/m.test(decoded(change.patch)) ? 'executable bit set' : 'executable bit removed';
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
  const [before, after] = [decoded(removed), decoded(added)];
  if (before === after || before.replaceAll('\r\n', '\n') !== after.replaceAll('\r\n', '\n')) return undefined;
  return before.length > after.length ? 'line ends CRLF → LF' : 'line ends LF → CRLF';
}
