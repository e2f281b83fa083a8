// A history decided in pieces, so that the page hears how far it is.

import { Audit, Policy, type AuditEntry, type Candidate, type Operation, type Outcome, type Workspace } from 'countersign/slim';
import { textOf, programOf } from '../operations';
import type { Before, Calls, Progress, Row, Side } from './messages';
import type { Comparison } from './compare';

// Small enough that taking one in is no long task for the page.
const PIECE = 100;

interface Listener {
  progress(progress: Progress): void;
  searching(tried: number, of: number): void;
}

/** Decides a history under the policy in force and one before. */
export function audit(
  comparison: Comparison,
  { before, operations, workspace }: { before: Before; operations: readonly Operation[]; workspace: Workspace },
  listener: Listener,
): Calls['audit']['answer'] {
  const policies = [
    Policy.layers(before.kind === 'profile' ? comparison.layers(before.profile) : before.layers),
    Policy.layers(comparison.layers()),
  ] as const;
  const running = new Audit(...policies, workspace);
  try {
    for (let from = 0; from < operations.length; from += PIECE) {
      const piece = operations.slice(from, from + PIECE);
      const sides = new Map<string, Side>();
      const rows = running.add(piece).map((entry, index) => rowOf(entry, piece[index]!, sides));
      listener.progress({ rows, done: from + piece.length, of: operations.length });
    }
    const summary = running.summary();
    let candidates: readonly Candidate[] = [];
    for (const { tried, of, best } of running.candidates()) {
      candidates = best;
      listener.searching(tried, of);
    }
    return { summary, candidates };
  } finally {
    running.dispose();
    for (const policy of policies) policy.dispose();
  }
}

function rowOf({ index, before, after }: AuditEntry, operation: Operation, sides: Map<string, Side>): Row {
  return { index, kind: operation.kind, text: textOf(operation), program: programOf(operation), before: sideOf(before, sides), after: sideOf(after, sides) };
}

/** Most outcomes of a history are alike. Those of a piece are one object, and so they stay on their way to the page. */
function sideOf({ effect, code, message, rule }: Outcome, sides: Map<string, Side>): Side {
  const pattern = rule?.pattern ?? '';
  const key = `${effect} ${code} ${pattern}\0${message}`;
  let side = sides.get(key);
  if (!side) sides.set(key, (side = { effect, code, message, pattern }));
  return side;
}
