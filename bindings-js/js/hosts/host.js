// What every host does the same: snapshots, records, plans carried out with a journal, and the recovery of a plan
// that was cut off. A disk knows what stands at a path and carries out one step; a store keeps the host's own files.

import { HostError } from './error.js';
import { ABSENT, foldersAbove, reversed, sameState } from './state.js';

const SESSION = 'session';
const JOURNAL = 'journal';
const MODES = 'modes';

/** A host that looks after the files below one folder. */
export class Host {
  #disk;
  #store;
  #busy = false;

  constructor(disk, store) {
    this.#disk = disk;
    this.#store = store;
  }

  async snapshot(paths) {
    const snapshots = [];
    for (const path of paths) snapshots.push({ path, state: await this.#disk.state(path) });
    return snapshots;
  }

  async record(session, operation, paths, run) {
    await this.#mustBeFinished();
    if (session.state !== 'running') throw new HostError('not-running', 'no turn is running');
    const before = await this.#around(paths);
    const modes = new Map();
    for (const path of before.keys()) modes.set(path, await this.#disk.mode(path));
    let result;
    let thrown;
    try {
      result = await run();
    } catch (error) {
      thrown = { error };
    }
    const after = await this.#around(paths);
    const [old, now] = [[], []];
    for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const [was, is] = [before.get(path) ?? ABSENT, after.get(path) ?? ABSENT];
      if (sameState(was, is) && !paths.includes(path)) continue;
      old.push({ path, state: was });
      now.push({ path, state: is });
      if (!isLost(was, is)) modes.delete(path);
    }
    const changed = new Set(old.map(({ path }) => path));
    await this.#noteModes([...modes].filter(([path]) => changed.has(path)));
    session.record(operation, old, now);
    await this.#store.write(SESSION, session.save());
    if (thrown !== undefined) throw thrown.error;
    return result;
  }

  async save(session) {
    await this.#mustBeFinished();
    await this.#store.write(SESSION, session.save());
  }

  async plan(session, request, { partial = false } = {}) {
    const observed = await this.snapshot(await this.#needed(session, request));
    const plan = session.plan(request, observed, { partial });
    // What lies in a folder that a file is to replace must be known too, and is seldom asked for.
    const known = new Set(observed.map(({ path }) => path));
    const below = [];
    for (const step of plan.steps) {
      if (isReplaced(step, plan.steps)) below.push(...(await this.#disk.below(step.path)));
    }
    const unknown = below.filter((path) => !known.has(path));
    if (unknown.length === 0) return plan;
    return session.plan(request, [...observed, ...(await this.snapshot(unknown))], { partial });
  }

  async apply(session, request, { partial = false, onStep = () => {} } = {}) {
    await this.#mustBeFinished();
    if (request?.kind === 'resume') {
      throw new HostError('invalid-request', 'a plan that was cut off is for `recover`');
    }
    return this.#alone(async () => {
      const plan = await this.plan(session, request, { partial });
      if (plan.conflicts.length > 0 && !partial) return plan;
      const changed = await this.#unexpected(plan.steps);
      if (changed.length > 0) {
        session.abandon(changed);
        return conflicts(changed);
      }
      const modes = [];
      for (const { path, expect, state } of plan.steps) {
        if (isLost(expect, state)) modes.push([path, await this.#disk.mode(path)]);
      }
      await this.#noteModes(modes);
      try {
        await this.#store.write(JOURNAL, session.save());
      } catch (error) {
        // It may stand there all the same, and no step of it was begun.
        if (await this.#store.has(JOURNAL)) await this.#store.remove(JOURNAL);
        session.abandon([]);
        throw error;
      }
      return this.#carryOut(session, plan, onStep);
    });
  }

  async recover(session, { back = false, partial = false } = {}) {
    return this.#alone(async () => {
      const journal = await this.#store.read(JOURNAL);
      if (journal === undefined) {
        const saved = await this.#store.read(SESSION);
        if (saved !== undefined) session.load(saved);
        return { loaded: saved !== undefined };
      }
      session.load(journal);
      const request = { kind: 'resume', back };
      const needed = await this.#needed(session, request);
      for (const path of needed) await this.#disk.tidy(path);
      const plan = session.plan(request, await this.snapshot(needed), { partial });
      const modes = await this.#modes();
      for (const step of plan.steps) await this.#disk.perform(step, modes);
      session.confirm();
      await this.#finish(session);
      return { loaded: true, plan };
    });
  }

  /** Returns the paths to be observed, in their spelling on disk. */
  async #needed(session, request) {
    const paths = new Set();
    for (const path of session.needed(request)) paths.add(await this.#disk.spelled(path));
    return paths;
  }

  async #carryOut(session, plan, onStep) {
    const modes = await this.#modes();
    let done = 0;
    let begun = 0;
    try {
      for (const step of plan.steps) {
        await onStep(done, plan.steps);
        begun = done + 1;
        await this.#disk.perform(step, modes);
        done = begun;
      }
      await onStep(done, plan.steps);
    } catch (error) {
      const isConflict = error instanceof HostError && error.code === 'conflict';
      // What the system refused may have happened all the same, only not for good.
      await this.#takeBack(plan.steps.slice(0, isConflict ? done : begun), modes);
      const changed = isConflict ? [...new Set([...error.paths, ...(await this.#unexpected(plan.steps))])].sort() : [];
      session.abandon(changed);
      await this.#finish(session);
      if (!isConflict) throw error;
      return conflicts(changed);
    }
    session.confirm();
    await this.#finish(session);
    return plan;
  }

  /**
   * Takes back steps, the last first. One that did nothing is passed over: the last may have failed, and a folder
   * that was not empty was not removed.
   */
  async #takeBack(begun, modes) {
    for (const step of [...begun].reverse()) {
      if (!sameState(await this.#disk.state(step.from ?? step.path), step.expect)) {
        await this.#disk.perform(reversed(step), modes);
      }
    }
  }

  /** Keeps the session, and drops the journal only then. */
  async #finish(session) {
    await this.#store.write(SESSION, session.save());
    await this.#store.remove(JOURNAL);
  }

  async #mustBeFinished() {
    if (this.#busy) throw new HostError('busy', 'a plan is being carried out');
    if (await this.#store.has(JOURNAL)) throw new HostError('unfinished-plan', 'a plan was cut off; `recover` it first');
  }

  async #alone(run) {
    if (this.#busy) throw new HostError('busy', 'a plan is being carried out');
    this.#busy = true;
    try {
      return await run();
    } finally {
      this.#busy = false;
    }
  }

  /** Returns the paths that no longer hold what the first step about them expects. */
  async #unexpected(steps) {
    const seen = new Set();
    const found = new Set();
    for (const { path, from, expect } of steps) {
      const first = from ?? path;
      if (!seen.has(first) && !sameState(await this.#disk.state(first), expect)) found.add(first);
      seen.add(first).add(path);
    }
    return [...found].sort();
  }

  /** Returns what stands at paths, at everything below them and at the folders above them. */
  async #around(paths) {
    const all = new Set();
    for (const path of paths) {
      for (const near of [path, ...foldersAbove(path), ...(await this.#disk.below(path))]) all.add(near);
    }
    const snapshots = await this.snapshot(all);
    return new Map(snapshots.map(({ path, state }) => [path, state]));
  }

  /** Adds to the modes of files that are gone, which sessions do not hold: a line each, octal digits and the path. */
  async #noteModes(lost) {
    const modes = await this.#modes();
    const known = modes.size;
    let isNew = false;
    for (const [path, mode] of lost) {
      if (mode === undefined || path.includes('\n') || modes.get(path) === mode) continue;
      modes.set(path, mode);
      isNew = true;
    }
    if (!isNew && modes.size === known) return;
    const lines = [...modes].map(([path, mode]) => `${mode.toString(8)} ${path}\n`);
    await this.#store.write(MODES, new TextEncoder().encode(lines.join('')));
  }

  async #modes() {
    const lines = new TextDecoder().decode((await this.#store.read(MODES)) ?? new Uint8Array()).split('\n');
    const parted = lines.filter((line) => line.includes(' ')).map((line) => [line.slice(line.indexOf(' ') + 1), parseInt(line, 8)]);
    return new Map(parted.filter(([, mode]) => Number.isInteger(mode)));
  }
}

/** Tells whether a file, and with it its mode, is gone between two states. */
function isLost(before, after) {
  return before.kind === 'file' && after.kind !== 'file';
}

/** Tells whether a step removes a folder that a later one replaces by something else. */
function isReplaced(step, steps) {
  const leaves = ({ path, state }) => path === step.path && (state.kind === 'file' || state.kind === 'symlink');
  return step.expect.kind === 'directory' && step.state.kind === 'absent' && steps.some(leaves);
}

/** A plan of which nothing was done. */
function conflicts(paths) {
  const found = paths.map((path) => ({ path, message: 'it changed after the plan was made' }));
  return { steps: [], conflicts: found, outcomes: found.map((one) => ({ ...one, kind: 'conflict' })) };
}
