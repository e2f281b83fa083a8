import { failure, mustRun } from './core.js';
import { CountersignError, disposed } from './errors.js';
import { RawAudit } from './glue.js';
import { rawOf } from './policy.js';
import { jsonOf, textOf } from './text.js';

// An answer is held as text and as values at once, so a long list is handed over in parts.
const BATCH = 512;

/** A history that is decided under two policies, piece by piece. */
export class Audit {
  #raw;

  constructor(before, after, workspace) {
    mustRun();
    const text = textOf(workspace);
    const raws = [rawOf(before, 'an audit'), rawOf(after, 'an audit')];
    try {
      this.#raw = new RawAudit(...raws, text);
    } catch (error) {
      throw failure(error);
    }
  }

  add(operations) {
    const entries = [];
    for (const batch of batches(operations)) entries.push(...JSON.parse(this.#ask((raw) => raw.add(batch))));
    return entries;
  }

  summary() {
    return JSON.parse(this.#ask((raw) => raw.summary()));
  }

  *candidates() {
    const count = this.#ask((raw) => raw.collect());
    for (let index = 0; index < count; index += 1) {
      this.#ask((raw) => raw.try_rule(index));
      yield { tried: index + 1, of: count, best: JSON.parse(this.#ask((raw) => raw.best())) };
    }
  }

  dispose() {
    const raw = this.#raw;
    this.#raw = undefined;
    raw?.free();
  }

  #ask(question) {
    if (this.#raw === undefined) throw disposed('audit');
    mustRun();
    try {
      return question(this.#raw);
    } catch (error) {
      throw failure(error);
    }
  }
}

if (Symbol.dispose) Object.defineProperty(Audit.prototype, Symbol.dispose, { value: Audit.prototype.dispose, configurable: true, writable: true });

/** Decides a whole history at once. */
export function auditOf(before, after, operations, workspace) {
  const audit = new Audit(before, after, workspace);
  try {
    const entries = audit.add(operations);
    let best = [];
    for (const step of audit.candidates()) best = step.best;
    return { ...audit.summary(), entries, candidates: best };
  } finally {
    audit.dispose();
  }
}

function* batches(operations) {
  if (typeof operations?.[Symbol.iterator] !== 'function') {
    throw new CountersignError('invalid-argument', 'the operations must be a list', '/operations');
  }
  let batch = [];
  for (const operation of operations) {
    batch.push(jsonOf(operation));
    if (batch.length === BATCH) {
      yield batch.join('\n');
      batch = [];
    }
  }
  if (batch.length > 0) yield batch.join('\n');
}
