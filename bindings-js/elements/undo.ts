// The way back from decisions. It decides anew instead of loading an older session: what the session learnt since,
// of what the person typed and of plans that were carried out, must stay.

import type { Change, CountersignError, Hunk, Session } from '../types/index.js';
import { ACTS } from './choices.js';

/** What is decided about each hunk, by its id. */
export type Decisions = ReadonlyMap<number, Hunk['decision']>;

/** Returns what is decided about the hunks of changes. */
export function decisionsOf(changes: readonly Change[]): Decisions {
  const found = new Map<number, Hunk['decision']>();
  for (const { id, decision } of changes.flatMap(({ hunks }) => hunks)) if (id !== undefined) found.set(id, decision);
  return found;
}

/** The decisions of a review that can be taken back, the last first. */
export class Undo {
  readonly #replaced: Decisions[] = [];

  get isEmpty(): boolean {
    return this.#replaced.length === 0;
  }

  clear(): void {
    this.#replaced.length = 0;
  }

  /** Notes what was decided before about the hunks that are decided otherwise now. */
  note(before: Decisions, now: Decisions): void {
    const replaced = new Map([...before].filter(([id, decision]) => now.has(id) && now.get(id) !== decision));
    if (replaced.size > 0) this.#replaced.push(replaced);
  }

  /** Brings back what was decided before the last decision. */
  back(session: Session, now: Decisions): void {
    const replaced = this.#replaced.pop() ?? new Map();
    const made = [...now].filter(([, decision]) => decision !== 'undecided');
    // Where nothing else is decided, one call does it, however many hunks there are.
    if (made.length > 1 && made.every(([id]) => replaced.get(id) === 'undecided')) session.undecide();
    else for (const [id, decision] of replaced) bringBack(session, id, decision);
  }
}

function bringBack(session: Session, hunk: number, decision: Hunk['decision']): void {
  try {
    ACTS[decision === 'undecided' ? 'undecide' : decision].decide(session, { hunk });
  } catch (error) {
    const { code, successors } = error as CountersignError;
    // The person typed in it since: what was decided before was about another text.
    if (code === 'stale-hunk') for (const successor of successors) session.undecide({ hunk: successor });
    // It was carried out, or the person took it back by hand.
    else if (code !== 'no-such-hunk') throw error;
  }
}
