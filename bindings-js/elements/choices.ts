// What a person can decide about a hunk: the name, what it comes to, and the call that decides it.

import type { Choice, Hunk, Session, Target } from '../types/index.js';

/** A choice, or to make a decision open again. */
export type Act = Choice | 'undecide';

interface Named {
  readonly name: string;
  /** What a hunk is called that is so decided. */
  readonly done: string;
  /** Says what becomes of a hunk, and of what the person typed in it. */
  readonly about: (hunk: Hunk) => string;
  readonly decide: (session: Session, target: Target) => unknown;
}

export const ACTS: Readonly<Record<Act, Named>> = {
  accept: {
    name: 'Accept',
    done: 'accepted',
    about: ({ entangled }) => (entangled ? 'it stays, with what you typed in it' : 'it stays'),
    decide: (session, target) => session.accept(target),
  },
  reject: {
    name: 'Reject',
    done: 'rejected',
    about: () => 'it is taken back',
    decide: (session, target) => session.reject(target),
  },
  'keep-mine': {
    name: 'Keep mine',
    done: 'mine kept',
    about: ({ kind }) => (kind === 'moved' ? 'the file goes back, with what you typed in it' : "the agent's part goes, what you typed in it stays"),
    decide: (session, target) => session.keepMine(target),
  },
  'drop-mine': {
    name: 'Drop mine',
    done: 'mine dropped',
    about: () => 'it goes, together with what you typed in it',
    decide: (session, target) => session.dropMine(target),
  },
  undecide: {
    name: 'Undecide',
    done: 'undecided',
    about: () => 'the decision is open again',
    decide: (session, target) => session.undecide(target),
  },
};

/** Returns what the session offers for a hunk. */
export function offered({ choices }: Hunk): readonly Choice[] {
  return choices ?? ['accept', 'reject'];
}

/** Names a decision. */
export function decided(decision: Hunk['decision']): string {
  return decision === 'undecided' ? decision : ACTS[decision].done;
}
