import type { Effect, Grants, LayerSource } from './document.js';

/** The answer for one operation. */
export interface Decision {
  readonly effect: Effect;
  /** Whether the operation makes a review mandatory at the end of the turn (supervised mode only). */
  readonly review: boolean;
  /** Every finding that contributed, strictest first; never empty. */
  readonly reasons: readonly Reason[];
  /** The narrowest rules that would make this operation `allow`. */
  readonly suggestions: readonly Suggestion[];
  /** The normalised path that the host should write to, for an operation on one file. */
  readonly target?: string;
  /** The parts of a command line with their own effects. */
  readonly parts?: readonly Part[];
}
/** One finding behind a decision. */
export interface Reason {
  /** A stable kebab-case code. */
  readonly code: string;
  /** The effect of this finding alone. */
  readonly effect: Effect;
  /** A complete sentence, with user text escaped. */
  readonly message: string;
  readonly rule?: RuleReference;
  readonly subject?: Subject;
  /** How the spelling differed from what it reaches. */
  readonly disguises?: readonly string[];
}
/** A rule named in a reason. */
export interface RuleReference {
  readonly source: 'builtin' | 'preset' | LayerSource;
  /** Which of the list it is, from 0. */
  readonly index: number;
  /** The list in the document, or the name of the preset. */
  readonly list?: string;
  readonly pattern: string;
  readonly id?: string;
  readonly reason?: string;
}
/** A range of a text in UTF-16 code units, as `String.prototype.slice` takes it; the end is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
/** A part of the operation: a range in the text of one of its fields. */
export interface Subject extends Span {
  /** `path`, `command`, `paths/2` and the like. */
  readonly field: string;
}
/** A part of a command line. */
export interface Part extends Span {
  readonly effect: Effect;
  readonly rule?: RuleReference;
  /** The one thing that would have changed the effect. */
  readonly change?: string;
}
/**
 * What would make the operation `allow`, or one part of its command line: a rule, in the form of an entry of `rules`, or,
 * where `grants` stands alone, entries of the document's `grants`.
 */
export interface Suggestion {
  readonly effect: 'allow';
  readonly command?: string;
  readonly url?: string;
  readonly tool?: string;
  /** What else commands may do: those of this rule or, where `grants` stands alone, every allowed one. */
  readonly grants?: Grants;
}
