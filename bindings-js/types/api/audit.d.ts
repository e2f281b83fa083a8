/// <reference lib="esnext.disposable" />

import type { RuleReference, Suggestion } from './decision.js';
import type { Effect } from './document.js';
import type { CountersignError } from './error.js';
import type { Operation, Workspace } from './operation.js';
import type { Policy } from './policy.js';

/** How many operations come to each effect. */
export type Counts = { readonly [E in Effect]: number };
/** An effect and the first reason for it. */
export interface Outcome {
  readonly effect: Effect;
  readonly code: string;
  readonly message: string;
  readonly rule?: RuleReference;
}
/** What one operation of a history comes to under two policies. */
export interface AuditEntry {
  /** Which operation it is, from 0. */
  readonly index: number;
  readonly before: Outcome;
  readonly after: Outcome;
}
/** How many questions one rule, or one finding without a rule, is the first reason of. */
export interface RuleQuestions {
  readonly code: string;
  readonly rule?: RuleReference;
  readonly before: number;
  readonly after: number;
}
/** The counts of a history. */
export interface AuditSummary {
  readonly before: Counts;
  readonly after: Counts;
  /** How many operations come to another effect. */
  readonly changed: number;
  /** The most frequent first. */
  readonly questions: readonly RuleQuestions[];
}
/** A rule that would spare questions if it stood in the policy after. */
export interface Candidate {
  readonly rule: Suggestion;
  /** How many questions of the history it spares. */
  readonly removes: number;
  /** What else it would let through: the first of each different operation that does not suggest this rule. */
  readonly also: readonly number[];
}
/** How a whole history is decided under two policies. */
export interface AuditReport extends AuditSummary {
  /** One for every operation, in the order of the history. */
  readonly entries: readonly AuditEntry[];
  /** The single rules that would spare most questions, at most five. */
  readonly candidates: readonly Candidate[];
}
/** How far the search for candidates is. */
export interface CandidateSearch {
  readonly tried: number;
  readonly of: number;
  readonly best: readonly Candidate[];
}

/**
 * A history that is decided under two policies piece by piece, so that a host can show how far it is and stop.
 *
 * Every method but `dispose` throws a {@link CountersignError} with code `disposed` once it is disposed.
 */
export declare class Audit {
  /**
   * Starts an audit; the policies may be disposed afterwards.
   *
   * @throws CountersignError what is wrong with the workspace.
   */
  constructor(before: Policy, after: Policy, workspace: Workspace);

  /** Decides the next operations of the history. What cannot be read is `ask` under both policies. */
  add(operations: Iterable<Operation>): AuditEntry[];
  /** Returns the counts so far. */
  summary(): AuditSummary;
  /** Tries the rules that the history suggests, one with every step; the last step holds the best of all. */
  candidates(): Generator<CandidateSearch, void>;

  /** Frees what the module holds for this audit. A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}
