import { auditOf } from './audit.js';
import { mustRun, failure, isStopped } from './core.js';
import { decisionsOf } from './decision.js';
import { CountersignError, disposed } from './errors.js';
import { RawPolicy } from './glue.js';
import { jsonOf, textOf } from './text.js';
import { Place } from './workspace.js';

// The texts of a decision are parts of the answer that it came in and keep all of it alive.
const BATCH = 256;
const KEY = Symbol('countersign.policy');

/** Returns what the module holds for a policy; for the session or audit that is made with it. */
export let rawOf;

/** A parsed policy. */
export class Policy {
  static {
    rawOf = (policy, who = 'a session') => {
      if (!(policy instanceof Policy)) throw new CountersignError('invalid-argument', `${who} needs a \`Policy\``, '/policy');
      if (policy.#raw === undefined) throw disposed('policy');
      return policy.#raw;
    };
  }

  #raw;
  // The workspace that the module holds for this policy, so that it is read once.
  #place;

  constructor(key, raw) {
    if (key !== KEY) throw new CountersignError('not-constructible', 'make a policy with `Policy.parse` or `Policy.layers`');
    this.#raw = raw;
  }

  static parse(document) {
    return Policy.#load(RawPolicy.parse, textOf(document));
  }

  static layers(layers) {
    return Policy.#load(RawPolicy.layers, textOf(layers));
  }

  static #load(read, text) {
    mustRun();
    try {
      return new Policy(KEY, read(text));
    } catch (error) {
      throw failure(error);
    }
  }

  get profile() {
    return this.#told().profile;
  }

  get mode() {
    return this.#told().mode;
  }

  notices() {
    return this.#told().notices;
  }

  lint() {
    return this.#told().warnings;
  }

  decide(operation, workspace) {
    const text = jsonOf(operation);
    const place = this.#placeOf(workspace);
    if (this.#raw === undefined) throw disposed('policy');
    if (isStopped()) return undecided();
    try {
      if (place !== this.#place) this.#enter(place);
      return decisionsOf(this.#raw.decide(text))[0];
    } catch (error) {
      failure(error);
      return undecided();
    }
  }

  decideMany(operations, workspace) {
    // JSON text holds no line break, so one is enough to part them; each stands or falls alone.
    if (typeof operations?.[Symbol.iterator] !== 'function') {
      throw new CountersignError('invalid-argument', 'the operations must be a list', '/operations');
    }
    const texts = Array.from(operations, (operation) => jsonOf(operation));
    const place = this.#placeOf(workspace);
    if (this.#raw === undefined) throw disposed('policy');
    if (isStopped()) return texts.map(undecided);
    if (texts.length === 0) return [];
    try {
      if (place !== this.#place) this.#enter(place);
      const decisions = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        decisions.push(...decisionsOf(this.#raw.decide_many(texts.slice(from, from + BATCH).join('\n'))));
      }
      return decisions;
    } catch (error) {
      failure(error);
      return texts.map(undecided);
    }
  }

  decideJson(operation, workspace) {
    const text = textOf(operation);
    const place = textOf(workspace);
    return this.#ask((raw) => raw.decide_json(text, place));
  }

  audit(before, operations, workspace) {
    return auditOf(before, this, operations, workspace);
  }

  dispose() {
    const raw = this.#raw;
    this.#raw = undefined;
    if (raw !== undefined && !isStopped()) raw.free();
  }

  #told() {
    return JSON.parse(this.#ask((raw) => raw.about()));
  }

  #placeOf(workspace) {
    return this.#place?.holds(workspace) ? this.#place : new Place(workspace);
  }

  #enter(place) {
    this.#raw.enter(place.text);
    this.#place = place;
  }

  #ask(question) {
    if (this.#raw === undefined) throw disposed('policy');
    mustRun();
    try {
      return question(this.#raw);
    } catch (error) {
      throw failure(error);
    }
  }
}

if (Symbol.dispose) Object.defineProperty(Policy.prototype, Symbol.dispose, { value: Policy.prototype.dispose, configurable: true, writable: true });

/** The decision where none could be made: a trap is never a permission. */
function undecided() {
  const message = 'the decision could not be made, because the module stopped at a trap';
  return { effect: 'ask', review: true, reasons: [{ code: 'stopped', effect: 'ask', message }], suggestions: [] };
}
