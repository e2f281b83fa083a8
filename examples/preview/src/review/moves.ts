// Files of two versions of a folder that only changed their place: found by their bytes, else by the lines they share.

import type { FileState } from 'countersign/slim';
import { textOf } from './steps';

type Version = ReadonlyMap<string, FileState>;

/** How much of the longer of two texts must be in both, and up to which size and how many pairs that is looked for. */
const SIMILAR = 0.6;
const LONGEST = 1 << 18;
const MOST_PAIRS = 10_000;

/** Returns the files that were moved, each with its new path. */
export function movesOf(before: Version, after: Version): Map<string, string> {
  const gone = [...before.keys()].filter((path) => !after.has(path)).sort();
  const came = [...after.keys()].filter((path) => !before.has(path)).sort();
  const moves = new Map<string, string>();
  const free = (to: string): boolean => ![...moves.values()].includes(to);
  for (const from of gone) {
    const old = before.get(from)!;
    const equal = sizeOf(old) === 0 ? [] : came.filter((to) => same(old, after.get(to)!) && free(to));
    const to = equal.find((path) => nameOf(path) === nameOf(from)) ?? equal[0];
    if (to !== undefined) moves.set(from, to);
  }
  const [left, open] = [gone.filter((path) => !moves.has(path)), came.filter(free)];
  if (left.length * open.length > MOST_PAIRS) return moves;
  const lines = new Map([...left.map((path) => [path, linesOf(before.get(path)!)] as const), ...open.map((path) => [path, linesOf(after.get(path)!)] as const)]);
  const pairs = left.flatMap((from) => open.map((to) => ({ from, to, share: shared(lines.get(from), lines.get(to)) }))).filter(({ share }) => share >= SIMILAR);
  for (const { from, to } of pairs.sort((one, other) => other.share - one.share)) if (!moves.has(from) && free(to)) moves.set(from, to);
  return moves;
}

/** Tells whether two states are the same. */
export function same(one: FileState, other: FileState): boolean {
  if (one.kind !== 'file' || other.kind !== 'file') return one.kind === other.kind;
  return one.executable === other.executable
    && one.content.length === other.content.length && one.content.every((byte, index) => byte === other.content[index]);
}

function sizeOf(state: FileState): number {
  return state.kind === 'file' ? state.content.length : 0;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The lines of a text, each with how often it is there. */
type Lines = { readonly length: number; readonly counts: ReadonlyMap<string, number> };

function linesOf(state: FileState): Lines | undefined {
  if (state.kind !== 'file' || state.content.length > LONGEST || state.content.includes(0)) return undefined;
  const text = textOf(state.content);
  if (!text) return undefined;
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return { length: text.length, counts };
}

/** Returns how much of the longer text stands in both. */
function shared(one: Lines | undefined, other: Lines | undefined): number {
  if (!one || !other) return 0;
  let length = 0;
  for (const [line, count] of one.counts) length += (line.length + 1) * Math.min(count, other.counts.get(line) ?? 0);
  return length / Math.max(one.length, other.length);
}
