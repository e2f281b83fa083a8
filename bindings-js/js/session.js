import { failure, isStopped, mustRun } from './core.js';
import { CountersignError, disposed } from './errors.js';
import { RawSession } from './glue.js';
import { rawOf } from './policy.js';
import { jsonOf, textOf } from './text.js';

/** What an agent changed, what a person decided about it, and the way back. */
export class Session {
  #raw;

  constructor(policy, workspace) {
    mustRun();
    const text = textOf(workspace);
    const raw = rawOf(policy);
    try {
      this.#raw = new RawSession(raw, text);
    } catch (error) {
      throw failure(error);
    }
  }

  get state() {
    return this.#call({ call: 'state' }).state;
  }

  get conflicts() {
    return this.#call({ call: 'state' }).conflicts;
  }

  beginTurn(mode) {
    return this.#call({ call: 'begin-turn', mode }).turn;
  }

  endTurn() {
    return this.#call({ call: 'end-turn' }).state;
  }

  interrupt() {
    return this.#call({ call: 'interrupt' }).state;
  }

  beginSubTurn(agent) {
    this.#call({ call: 'begin-sub-turn', agent });
  }

  endSubTurn() {
    this.#call({ call: 'end-sub-turn' });
  }

  record(operation, before, after) {
    this.#call({ call: 'record', operation }, { before, after });
  }

  recordObserved(before, after, operation) {
    this.#call({ call: 'record', observed: true, operation }, { before, after });
  }

  changes(scope) {
    return this.#call({ ...scope, call: 'changes' }).changes;
  }

  accept(target) {
    return this.#call({ ...target, call: 'accept' }).pending;
  }

  reject(target) {
    return this.#call({ ...target, call: 'reject' }).pending;
  }

  keepMine(target) {
    return this.#call({ ...target, call: 'keep-mine' }).pending;
  }

  dropMine(target) {
    return this.#call({ ...target, call: 'drop-mine' }).pending;
  }

  undecide(target) {
    return this.#call({ ...target, call: 'undecide' }).pending;
  }

  refresh(observed) {
    return this.#call({ call: 'refresh' }, { observed });
  }

  pending() {
    return this.#call({ call: 'pending' }).pending;
  }

  rejected() {
    return this.#call({ call: 'rejected' });
  }

  setBudget(bytes) {
    this.#call({ call: 'set-budget', bytes });
  }

  setLimits(limits) {
    return this.#call({ ...limits, call: 'set-limits' });
  }

  unkept(before) {
    return this.#call({ call: 'unkept' }, { before }).unkept;
  }

  missing(request) {
    return this.#call({ call: 'missing', request }).missing;
  }

  supply(content) {
    const blobs = [];
    return this.#call({ call: 'supply', content: contentOf(content, blobs) }, {}, blobs).wanted;
  }

  needed(request) {
    return this.#call({ call: 'needed', request }).paths;
  }

  plan(request, observed, options) {
    return this.#call({ ...options, call: 'plan', request }, { observed });
  }

  preview(request, observed, options) {
    return this.#call({ ...options, call: 'preview', request }, { observed });
  }

  confirm() {
    return this.#call({ call: 'confirm' }).state;
  }

  abandon(paths) {
    this.#call({ call: 'abandon', paths });
  }

  save() {
    return this.#call({ call: 'save' }).bytes;
  }

  load(bytes) {
    const blobs = [];
    return this.#call({ call: 'load', bytes: contentOf(bytes, blobs) }, {}, blobs).state;
  }

  journal() {
    return this.#call({ call: 'journal' }).bytes ?? undefined;
  }

  takeJournal(bytes) {
    const blobs = [];
    return this.#call({ call: 'take-journal', bytes: contentOf(bytes, blobs) }, {}, blobs).state;
  }

  callJson(request) {
    const text = textOf(request);
    return this.#enter((raw) => raw.call_json(text));
  }

  dispose() {
    const raw = this.#raw;
    this.#raw = undefined;
    if (raw !== undefined && !isStopped()) raw.free();
  }

  /** Makes a call; `snapshots` are lists of file states by the name of the field that they belong in. */
  #call(request, snapshots = {}, blobs = []) {
    const lists = {};
    for (const [name, list] of Object.entries(snapshots)) lists[name] = snapshotsOf(list, blobs);
    const text = jsonOf({ ...request, ...lists });
    const [json, ...contents] = this.#enter((raw) => raw.call(text, blobs));
    return JSON.parse(json, (_, value) => (typeof value?.blob === 'number' ? contents[value.blob] : value));
  }

  #enter(call) {
    if (this.#raw === undefined) throw disposed('session');
    mustRun();
    try {
      return call(this.#raw);
    } catch (error) {
      throw failure(error);
    }
  }
}

if (Symbol.dispose) Object.defineProperty(Session.prototype, Symbol.dispose, { value: Session.prototype.dispose, configurable: true, writable: true });

/** Puts the contents of snapshots among the blobs; whatever is not as expected stays, for the core to refuse. */
function snapshotsOf(list, blobs) {
  if (!Array.isArray(list)) return list;
  return list.map((snapshot) => {
    const state = snapshot?.state;
    if (state === null || typeof state !== 'object' || !('content' in state)) return snapshot;
    return { ...snapshot, state: { ...state, content: contentOf(state.content, blobs) } };
  });
}

function contentOf(content, blobs) {
  if (typeof content === 'string') return { text: content };
  if (!ArrayBuffer.isView(content)) return content ?? null;
  try {
    // Throws where the buffer was handed to somebody else, which must not pass for an empty file.
    blobs.push(new Uint8Array(content.buffer, content.byteOffset, content.byteLength));
  } catch {
    throw new CountersignError('invalid-argument', 'a content is detached from its buffer');
  }
  return { blob: blobs.length - 1 };
}
