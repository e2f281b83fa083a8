// What the desk asks a person before it writes or drops anything.

import type { PathOutcome, Plan, PlanRequest } from 'countersign/slim';

/** The name of a plan that carries decisions out. */
export const APPLY = 'Apply the decisions';

/** What a plan is asked for, and its name. */
export interface Wanted {
  readonly request: PlanRequest;
  readonly name: string;
}

/** A plan that a person looks at before it is carried out. */
export interface Planned extends Wanted {
  readonly plan: Plan;
  readonly partial: boolean;
  /** What stays as it is although it was asked for: with the plan, or with the one that it is a part of. */
  readonly left: readonly PathOutcome[];
  /** What is planned once this is carried out, and the hunks that were decided for its sake. */
  readonly next?: Wanted;
  readonly decided?: readonly number[];
}

/** A plan that a pending review stands before. */
export interface Waiting extends Wanted {
  readonly undecided: number;
}

/** What the person is asked before decisions are dropped, and what is done then. */
export interface Asked {
  readonly decided: number;
  readonly work: () => Promise<void>;
}

const LEFT = new Set<PathOutcome['kind']>(['conflict', 'held-back', 'not-empty', 'stays-deleted']);

/** Returns what a plan leaves as it is although it was asked for, and what it does nothing about of what was known. */
export function leftBy({ steps, outcomes }: Plan, known: readonly PathOutcome[] = []): PathOutcome[] {
  const left = outcomes.filter(({ kind }) => LEFT.has(kind));
  const named = new Set([...left, ...steps].map(({ path }) => path));
  return [...left, ...known.filter(({ path }) => !named.has(path))].sort((one, other) => (one.path < other.path ? -1 : 1));
}
