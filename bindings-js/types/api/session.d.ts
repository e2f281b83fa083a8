/// <reference lib="esnext.disposable" />

import type { Mode } from './document.js';
import type { CountersignError } from './error.js';
import type { Operation, Workspace } from './operation.js';
import type { Policy } from './policy.js';
import type { Change, Limits, Plan, PlanRequest, Refreshed, Rejected, Scope, SessionState, Snapshot, Target, Unkept } from './review.js';

/**
 * What an agent changed, what a person decided about it, and the way back. It performs nothing: the host reports
 * what stands in the files and carries out the steps.
 *
 * Every method but `dispose` throws a {@link CountersignError}: with the code that its line names, with
 * `invalid-request` for arguments that cannot be read, and with `disposed` once it is disposed. A call that throws
 * has changed nothing.
 */
export declare class Session {
  /** Starts a session. Turns begin in the policy's mode; the policy may be disposed afterwards. */
  constructor(policy: Policy, workspace: Workspace);

  readonly state: SessionState;
  /** The paths that the last plan found in conflict. */
  readonly conflicts: readonly string[];

  /** Begins a turn, latching its mode, and returns its number, from 0. `turn-running`, `review-pending`, `over-limit` */
  beginTurn(mode?: Mode): number;
  /** Ends the turn, in a review where it was supervised and modified files. `not-running` */
  endTurn(): SessionState;
  /** Ends the turn because it was interrupted, which is the same. `not-running` */
  interrupt(): SessionState;

  /** Tells that a sub-agent works from now on, inside the running turn. `not-running`, `over-limit` */
  beginSubTurn(agent: string): void;
  /** Tells that the sub-agent begun last is done. `not-running` */
  endSubTurn(): void;

  /** Records an operation with what stood at every path it touched. `not-running`, `over-limit` */
  record(operation: Operation, before: readonly Snapshot[], after: readonly Snapshot[]): void;
  /** Records what the host observed outside the file tools, such as what a command changed. `not-running`, `over-limit` */
  recordObserved(before: readonly Snapshot[], after: readonly Snapshot[], operation?: Operation): void;

  /** Lists changes. `no-such-checkpoint`, `no-such-change` */
  changes(scope?: Scope): Change[];
  /**
   * Accepts what is undecided and returns the number of undecided hunks of each path. `no-review`,
   * `turn-running`, `no-such-change`, `no-such-hunk`, `ambiguous-hunk`, `stale-hunk` (with its `successors`)
   */
  accept(target?: Target): Record<string, number>;
  /** Rejects, as `accept` accepts. Nothing is taken back before a plan is carried out. */
  reject(target?: Target): Record<string, number>;
  /**
   * Takes the agent's part of entangled hunks back and keeps what the person typed in them, once a plan is carried
   * out. As `accept`, and `no-such-choice` where a hunk does not offer it.
   */
  keepMine(target?: Target): Record<string, number>;
  /** Takes entangled hunks back together with what the person typed in them. As `keepMine`. */
  dropMine(target?: Target): Record<string, number>;
  /** Makes decisions that are not carried out open again. As `accept`. */
  undecide(target?: Target): Record<string, number>;
  /**
   * Takes in what the person typed at these paths since the review began: hunks move and keep their ids, and one in
   * which the person typed is succeeded by an entangled one. `no-review`, `turn-running`
   */
  refresh(observed: readonly Snapshot[]): Refreshed;
  /** Returns the number of undecided hunks of each path of the pending review. */
  pending(): Record<string, number>;

  /**
   * Returns what was rejected and taken back since the turn ended, and a note for the agent about it, or null where
   * nothing was.
   */
  rejected(): { readonly note: string | null; readonly rejected: readonly Rejected[] };

  /** Sets how many bytes of contents are kept; 256 MiB at first, at most 4 GiB. */
  setBudget(bytes: number): void;
  /** Sets limits and returns all of them; what is left out stays. */
  setLimits(limits?: Partial<Limits>): Limits;
  /**
   * Returns the contents that would not be kept, were they recorded as what stood before an operation: asked before
   * it runs, it tells that the session alone could not take the operation back. `over-limit`
   */
  unkept(before: readonly Snapshot[]): Unkept[];
  /** Returns the contents that a plan may need and that only the host holds. As `needed`. */
  missing(request: PlanRequest): Unkept[];
  /** Takes in a content that the host held, and tells whether it was missing. */
  supply(content: ArrayBufferView): boolean;

  /** Returns the paths that the host must observe for a plan. */
  needed(request: PlanRequest): string[];
  /**
   * Plans. `observed` holds what stands at each path of `needed`. A conflict is no error: the plan then has no
   * steps, unless it is `partial`. `no-review`, `turn-running`, `review-pending`, `no-such-checkpoint`,
   * `nothing-to-undo`, `nothing-to-resume`, `conflict` (only of `resume`)
   */
  plan(request: PlanRequest, observed: readonly Snapshot[], options?: { readonly partial?: boolean }): Plan;
  /** Returns what `plan` would, and changes nothing. As `plan`. */
  preview(request: PlanRequest, observed: readonly Snapshot[], options?: { readonly partial?: boolean }): Plan;
  /** Takes in that every step of the last plan was carried out. `no-plan` */
  confirm(): SessionState;
  /** Drops the last plan, no step of which was carried out because these paths changed. `no-plan` */
  abandon(paths: readonly string[]): void;

  /** Returns the whole session; saved before the first step of a plan, it is the journal. */
  save(): Uint8Array;
  /** Takes over what was saved. `corrupt`, `unknown-version` */
  load(bytes: ArrayBufferView): SessionState;

  /** Returns the plan that waits to be confirmed, to be written before its first step; undefined where none waits. */
  journal(): Uint8Array | undefined;
  /** Takes over a journal, into the session that was saved before its plan was made. `corrupt`, `unknown-version` */
  takeJournal(bytes: ArrayBufferView): SessionState;

  /**
   * Makes a call given as JSON text and returns JSON text, the same bytes as every other face of the component,
   * with file contents in the text.
   */
  callJson(request: string): string;

  /** Frees what the module holds for this session. A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}
