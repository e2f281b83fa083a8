import type { Operation, Plan, PlanRequest, Session, Snapshot, Step } from './index.js';

/**
 * Something that a host could not do: `conflict`, `disk-full`, `permission-denied`, `read-only`, `bad-path`,
 * `outside-root`, `unsupported`, `unfinished-plan`, `busy`, `not-running`, `invalid-request`, `io`.
 */
export declare class HostError extends Error {
  readonly name: 'HostError';
  /** A stable kebab-case code. */
  readonly code: string;
  /** Where: relative to the root for files, as given otherwise; empty for the whole. */
  readonly path: string;
  /** The paths in conflict, sorted; empty for every other code than `conflict`. */
  readonly paths: readonly string[];
  private constructor();
}

/** How a plan is made. */
export interface PlanOptions {
  /** Whether to do the rest where some paths are in conflict. */
  readonly partial?: boolean;
}
/** How a plan is carried out. */
export interface ApplyOptions extends PlanOptions {
  /** Called, and waited for, before each step and after the last. If it throws, everything is taken back. */
  readonly onStep?: (done: number, steps: readonly Step[]) => void | Promise<void>;
}
/** What to do about a plan that was cut off; where nothing is said, it is finished whole or not at all. */
export interface RecoverOptions {
  /** Whether it is taken back instead of finished. */
  readonly back?: boolean;
  /** Whether to leave paths as they are that changed since, and do the rest. */
  readonly partial?: boolean;
}
/** What was found at the start. */
export interface Recovered {
  /** Whether there was a saved session, which the session now is. */
  readonly loaded: boolean;
  /** The steps that were still to be done and what was left as it is, where a plan had been cut off. */
  readonly plan?: Plan;
}

/**
 * A host that looks after the files below one folder. Paths of snapshots, steps and errors are relative to it, their
 * names parted by `/`. No link is ever followed.
 *
 * After every call that succeeds, the host's own folder holds the session as it stands; while a plan is being carried
 * out, it holds the journal too. Calls throw a {@link HostError}, or the `CountersignError` of the session.
 */
export declare class Host {
  protected constructor();

  /** Returns what stands at every path. `bad-path`, `unsupported` */
  snapshot(paths: Iterable<string>): Promise<Snapshot[]>;

  /**
   * Runs an operation and records what it changed at `paths`, below them and above them; for a command, name the
   * folders that it may change. What `run` returns is handed on, and recorded also where it throws. `not-running`
   * and `unfinished-plan` are thrown before anything runs.
   */
  record<T>(session: Session, operation: Operation, paths: readonly string[], run: () => T | Promise<T>): Promise<T>;

  /** Keeps the session; to be called after a turn began or ended and after decisions. `unfinished-plan` */
  save(session: Session): Promise<void>;

  /** Makes a plan, to be shown; `apply` makes its own. */
  plan(session: Session, request: PlanRequest, options?: PlanOptions): Promise<Plan>;

  /**
   * Plans, carries the plan out and confirms it: all of it or, where a step cannot be done, none of it. The plan that
   * comes back holds the steps that were done; where it has conflicts and is not partial, nothing was. After an error
   * the files are as before; where even that fails, or what fails after the last step is the host's own folder (the
   * error names it), the journal stays for `recover`.
   */
  apply(session: Session, request: PlanRequest, options?: ApplyOptions): Promise<Plan>;

  /**
   * Takes up where the last process stopped: to be called once at the start, with a new session. It becomes the saved
   * one where there is one, and a plan that was cut off is dealt with as asked. `conflict` where a path is neither as
   * before the plan nor as after it and nobody asked for the rest alone.
   */
  recover(session: Session, options?: RecoverOptions): Promise<Recovered>;
}
