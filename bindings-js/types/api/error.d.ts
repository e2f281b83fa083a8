import type { Span } from './decision.js';

/** One thing that is wrong with a document. */
export interface Problem {
  /** A stable kebab-case code. */
  readonly code: string;
  /** The JSON pointer (RFC 6901) of the value; empty for the whole document. */
  readonly at: string;
  /** The place in the document's text. */
  readonly span: Span;
  readonly message: string;
  /** The change that mends it, where there is exactly one. Apply one at a time: it moves the places of the others. */
  readonly fix?: Fix;
}
/** A change of a document's text: what stands at `span` makes way for `text`. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** A call that could not be carried out. */
export declare class CountersignError extends Error {
  readonly name: 'CountersignError';
  /** A stable kebab-case code. */
  readonly code: string;
  /** The JSON pointer of what is wrong; empty for the whole. */
  readonly at: string;
  /** Everything that is wrong with a document that did not load; the error itself speaks of the first. */
  readonly problems: readonly Problem[];
  /** The paths in conflict, sorted; empty for every other code than `conflict`. */
  readonly paths: readonly string[];
  /** The numbers of the hunks that hold what is left of a stale one; empty for every other code than `stale-hunk`. */
  readonly successors: readonly number[];
  private constructor();
}
