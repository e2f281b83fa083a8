/// <reference lib="esnext.disposable" />

import type { Audit, AuditReport } from './audit.js';
import type { Decision } from './decision.js';
import type { Layer, Mode, PolicyDocument, Profile } from './document.js';
import type { CountersignError, Problem } from './error.js';
import type { Operation, Workspace } from './operation.js';

/**
 * A parsed policy. It is immutable.
 *
 * Every method but `dispose` throws a {@link CountersignError} with code `disposed` once it is disposed.
 */
export declare class Policy {
  private constructor();

  /**
   * Parses a document, or its JSON text.
   *
   * @throws CountersignError with every problem; nothing of a document with a problem is loaded.
   */
  static parse(document: PolicyDocument | string): Policy;

  /**
   * Parses several documents that hold together, in order.
   *
   * @throws CountersignError with every problem of every layer.
   */
  static layers(layers: readonly Layer[]): Policy;

  /** The strictest profile named. */
  readonly profile: Profile;
  /** How turns end unless the host says otherwise. */
  readonly mode: Mode;

  /** Returns what was left out of layers that may not loosen. */
  notices(): Problem[];

  /** Returns warnings that never change an effect. */
  lint(): Problem[];

  /**
   * Decides whether the agent may do this now. It never fails: what cannot be understood, of whatever type, is
   * answered `ask` or stricter. A workspace that is the same as in the call before is not read again.
   */
  decide(operation: Operation, workspace: Workspace): Decision;

  /** Decides several operations, each by itself, at less cost than one by one. */
  decideMany(operations: Iterable<Operation>, workspace: Workspace): Decision[];

  /**
   * Decides an operation given as JSON text and returns JSON text, the same bytes as every other face of the
   * component; so its offsets count UTF-8 bytes.
   */
  decideJson(operation: string, workspace: string): string;

  /**
   * Decides a history under this policy and one `before` it: what changes, why, and which single rules would spare
   * most of the questions that remain. For a long one, {@link Audit} does the same piece by piece.
   *
   * @throws CountersignError `invalid-argument`, or what is wrong with the workspace.
   */
  audit(before: Policy, operations: Iterable<Operation>, workspace: Workspace): AuditReport;

  /** Frees what the module holds for this policy. A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}
