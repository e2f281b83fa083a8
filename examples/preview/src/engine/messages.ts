// What the page and its worker say to each other.

import type { AuditSummary, Candidate, Decision, Effect, Layer, Mode, Operation, Problem, Profile, Workspace } from 'countersign';

/** What the layers come to, or why they do not load. */
export interface Loaded {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notices: readonly Problem[];
  /** Of the policy in force, which is the last that loaded. */
  readonly profile?: Profile;
  readonly mode?: Mode;
}

/** One operation decided under both profiles; a policy that one of them cannot load has problems instead. */
export interface Compared {
  readonly inForce: Profile;
  readonly decisions: { readonly [P in Profile]?: Decision | undefined };
  readonly problems: readonly Problem[];
  /** How many reasons and parts of the decision in force were left out, because nobody reads so many. */
  readonly moreReasons: number;
  readonly moreParts: number;
}

/** What a history is compared with. */
export type Before =
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'layers'; readonly name: string; readonly layers: readonly Layer[] };

/** One side of a row. */
export interface Side {
  readonly effect: Effect;
  readonly code: string;
  readonly message: string;
  readonly pattern: string;
}

/** One operation of a history. */
export interface Row {
  readonly index: number;
  readonly kind: string;
  readonly text: string;
  readonly program: string;
  readonly before: Side;
  readonly after: Side;
}

/** How far an audit is. */
export interface Progress {
  readonly rows: readonly Row[];
  readonly done: number;
  readonly of: number;
}

/** A history that the worker holds. */
export interface HistoryRead {
  readonly format: string;
  readonly count: number;
}

/** What went wrong, as the component or a reader of histories says it. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

export interface Calls {
  policy: { ask: { layers: readonly Layer[] }; answer: Loaded };
  /** Decides an operation, or the text of one that may be unfinished. */
  decide: { ask: { operation: Operation | string; workspace: Workspace }; answer: Compared };
  read: { ask: { text: string; name: string }; answer: HistoryRead | { readonly fault: Fault } };
  /** Some operations of the history that was read last. */
  operations: { ask: { indexes: readonly number[] }; answer: readonly Operation[] };
  /** Stops an audit, which is heard between two of its pieces. */
  stop: { ask: object; answer: null };
  /** Decides the history that was read last, and stops an audit that is not at its end. */
  audit: {
    ask: { before: Before; after: readonly Layer[]; workspace: Workspace };
    answer: { readonly candidates: readonly Candidate[] } | { readonly stopped: true } | { readonly fault: Fault };
  };
}

export type Name = keyof Calls;
export type Question = { [N in Name]: { readonly id: number; readonly name: N; readonly ask: Calls[N]['ask'] } }[Name];
export type Told =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly summary: AuditSummary }
  | { readonly id: number; readonly searching: { readonly tried: number; readonly of: number } };
