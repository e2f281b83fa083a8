import type { CountersignError } from './error.js';
import type { HunkPlace } from './review.js';

/** Lines that differ between two contents, counted from 0. */
export interface LineHunk extends HunkPlace {
  readonly kind: 'lines';
  /** The first line before. */
  readonly oldStart: number;
  readonly oldLines: number;
  /** The first line after. */
  readonly newStart: number;
  readonly newLines: number;
}
/** All of two contents: one is binary, or more than 10,000 hunks lie between them. */
export interface WholeHunk extends HunkPlace {
  readonly kind: 'whole';
}

/**
 * Returns the hunks between two contents, in order: those that a session lists for a file that was changed from the one
 * to the other, without a session. Equal contents have none.
 *
 * A line ends at LF only, which belongs to it; a last line without one is another line. A text counts as its UTF-8.
 * Binary is a NUL in the first 8 KB or a byte order mark of UTF-16.
 *
 * @throws CountersignError `invalid-argument`, `at` `/before` or `/after`: no bytes and no text, bytes whose buffer is
 * detached, or a text with half a surrogate pair; `stopped`: memory does not suffice, or a trap came before.
 *
 * @example
 * diff('one\ntwo\n', 'one\nTWO\n'); // [{ kind: 'lines', oldStart: 1, oldLines: 1, newStart: 1, newLines: 1 }]
 */
export declare function diff(before: ArrayBufferView | string, after: ArrayBufferView | string): (LineHunk | WholeHunk)[];

/**
 * Returns a unified diff between two contents of the file at a path, which `git apply` and `patch` accept: what a session
 * lists as the `patch` of that change, for a file without its executable bit. It is bytes, because a content may be no
 * text; empty for equal contents. A binary change is only named.
 *
 * @throws CountersignError As `diff`, also `at` `/path`; `invalid-request`, `at` `/path`: a path that is not plain and relative
 * (`/a`, `../a`, `a//b`), which no session takes either.
 */
export declare function patch(path: string, before: ArrayBufferView | string, after: ArrayBufferView | string): Uint8Array;
