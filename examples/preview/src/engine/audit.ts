// A history decided in pieces, so that the page hears how far it is, and is heard.

import { Audit, Policy, type AuditEntry, type AuditSummary, type Candidate, type Layer, type Operation, type Outcome, type Workspace } from 'countersign/slim';
import { textOf, programOf } from '../operations';
import type { Before, Calls, Progress, Row, Side } from './messages';
import { distinct } from './candidates';
import { under } from './compare';

// Small enough that taking one in is no long task for the page.
const PIECE = 100;

interface Listener {
  progress(progress: Progress): void;
  summary(summary: AuditSummary): void;
  searching(tried: number, of: number): void;
  /** Tells whether nobody waits for the answer any more. */
  stopped(): boolean;
}

interface Asked {
  readonly before: Before;
  readonly after: readonly Layer[];
  readonly operations: readonly Operation[];
  readonly workspace: Workspace;
}

/** Decides a history under one policy and another. */
export async function audit({ before, after, operations, workspace }: Asked, listener: Listener): Promise<Calls['audit']['answer']> {
  const policies: Policy[] = [];
  let running: Audit | undefined;
  try {
    for (const layers of [before.kind === 'profile' ? under(after, before.profile) : before.layers, after]) policies.push(Policy.layers(layers));
    running = new Audit(policies[0]!, policies[1]!, workspace);
    for (let from = 0; from < operations.length; from += PIECE) {
      const piece = operations.slice(from, from + PIECE);
      const sides = new Map<string, Side>();
      const rows = running.add(piece).map((entry, index) => rowOf(entry, piece[index]!, sides));
      listener.progress({ rows, done: from + piece.length, of: operations.length });
      await turn();
      if (listener.stopped()) return { stopped: true };
    }
    listener.summary(running.summary());
    let candidates: readonly Candidate[] = [];
    for (const { tried, of, best } of running.candidates()) {
      candidates = best;
      listener.searching(tried, of);
      await turn();
      if (listener.stopped()) return { stopped: true };
    }
    return { candidates: distinct(candidates) };
  } finally {
    running?.dispose();
    for (const policy of policies) policy.dispose();
  }
}

const { port1, port2 } = new MessageChannel();
port1.start();

/** Lets the worker hear what was said to it meanwhile. A timer would wait some milliseconds each time. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port2.postMessage(undefined);
  });
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
