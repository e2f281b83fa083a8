// Every session case of the shared vectors, played on real hosts: files in memory and files on disk.

import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { here } from './support/consumer.mjs';
import { unpacked } from './support/packed.mjs';
import { folder } from './support/turn.mjs';

const load = await unpacked();
const { Policy, Session } = await load('index.js');
const { MemoryHost } = await load('memory.js');
const { NodeHost } = await load('node.js');

const KNOWN = {
  'begin-turn': ['mode'], 'end-turn': [], interrupt: [], agent: ['operation', 'files', 'observed'], person: ['files'],
  accept: ['path', 'hunk'], reject: ['path', 'hunk'], apply: ['partial', 'cut', 'meanwhile'],
  'revert-all': ['scope', 'partial', 'cut', 'meanwhile'], restore: ['checkpoint', 'partial', 'cut', 'meanwhile'],
  undo: ['partial', 'cut', 'meanwhile'], resume: ['back'], 'save-load': [],
  check: ['files', 'onlyFiles', 'state', 'pending', 'conflicts'],
};
const EVERYWHERE = ['do', 'error', 'about'];
const isKnown = (step) => KNOWN[step.do] && Object.keys(step).every((name) => EVERYWHERE.includes(name) || KNOWN[step.do].includes(name));

/** Returns the state that the notation of the vectors means; `there` is what stands at the path. */
function stateOf(value, there) {
  if (value === null) return { kind: 'absent' };
  if (value.symlink !== undefined) return { kind: 'symlink', target: value.symlink };
  if (value.directory) return { kind: 'directory' };
  const content = value.base64 === undefined ? Buffer.from(value.text ?? value) : Buffer.from(value.base64, 'base64');
  return { kind: 'file', content: new Uint8Array(content), executable: value.executable ?? (there.kind === 'file' && there.executable) };
}

/** Files in memory. */
class InMemory {
  constructor(caseSensitive) {
    this.host = new MemoryHost({}, { caseSensitive });
  }
  files = () => this.host.files();
  put = (path, state) => this.host.put(path, state);
  get = (path) => this.host.get(path);
  async open() {
    this.host = this.host.restart();
  }
  close() {}
}

/** Files on disk. */
class OnDisk {
  #place = folder();
  async open() {
    this.host = await NodeHost.open(this.#place.root, this.#place.store);
  }
  files(into = {}, inside = '') {
    for (const name of readdirSync(join(this.#place.root, inside))) {
      const path = inside + name;
      into[path] = this.get(path);
      if (into[path].kind === 'directory') this.files(into, `${path}/`);
    }
    return into;
  }
  get(path) {
    const full = join(this.#place.root, path);
    const about = lstatSync(full, { throwIfNoEntry: false });
    if (about === undefined) return { kind: 'absent' };
    if (about.isDirectory()) return { kind: 'directory' };
    if (about.isSymbolicLink()) return { kind: 'symlink', target: readlinkSync(full) };
    return { kind: 'file', content: new Uint8Array(readFileSync(full)), executable: (about.mode & 0o100) !== 0 };
  }
  put(path, { kind, target, content, executable }) {
    const full = join(this.#place.root, path);
    if (kind !== 'directory' || !lstatSync(full, { throwIfNoEntry: false })?.isDirectory()) rmSync(full, { recursive: true, force: true });
    if (kind === 'absent') return;
    for (let above = dirname(path); above !== '.'; above = dirname(above)) {
      const there = lstatSync(join(this.#place.root, above), { throwIfNoEntry: false });
      if (there && !there.isDirectory()) rmSync(join(this.#place.root, above));
    }
    mkdirSync(kind === 'directory' ? full : dirname(full), { recursive: true });
    if (kind === 'symlink') symlinkSync(target, full);
    if (kind === 'file') writeFileSync(full, content);
    if (kind === 'file') chmodSync(full, executable ? 0o755 : 0o644);
  }
  close() {
    this.#place.remove();
  }
}

class Player {
  conflicts = [];
  constructor(about, disk) {
    this.policy = Policy.parse(about.policy);
    this.workspace = about.workspace;
    this.disk = disk;
    this.session = this.fresh();
  }

  fresh() {
    return new Session(this.policy, this.workspace);
  }

  /** Carries out a step; throws what it is refused with. */
  async step(step) {
    const { session, disk } = this;
    switch (step.do) {
      case 'begin-turn': return session.beginTurn(step.mode);
      case 'end-turn': return session.endTurn();
      case 'interrupt': return session.interrupt();
      case 'person': return this.perform(step.files);
      case 'accept':
      case 'reject': return session[step.do]({ ...(step.path && { path: this.spelled(step.path) }), ...(step.hunk && { text: step.hunk }) });
      case 'agent': return this.agent(step);
      case 'apply': return this.apply({ kind: 'apply' }, step);
      case 'revert-all': return this.apply({ kind: step.scope === 'session' ? 'revert-session' : 'revert-turn' }, step);
      case 'restore': return this.apply({ kind: 'restore', checkpoint: step.checkpoint }, step);
      case 'undo': return this.apply({ kind: 'undo' }, step);
      case 'save-load':
        await disk.host.save(session);
        this.session = this.fresh();
        return disk.host.recover(this.session);
      case 'resume': {
        const { plan } = await disk.host.recover(session, step.back ? 'take-back' : 'finish').catch((error) => {
          this.conflicts = error.paths ?? [];
          throw error;
        });
        this.conflicts = [];
        if (plan === undefined) throw Object.assign(new Error('nothing was cut off'), { code: 'nothing-to-resume' });
        return undefined;
      }
      default: return this.check(step);
    }
  }

  spelled(path) {
    const names = this.workspace.caseSensitive === false ? Object.keys(this.disk.files()) : [];
    return names.find((name) => name.toLowerCase() === path.toLowerCase()) ?? path;
  }

  perform(files) {
    const given = Object.entries(files ?? {});
    for (const [path, value] of given) if (value === null) this.disk.put(path, { kind: 'absent' });
    for (const [path, value] of given) if (value !== null) this.disk.put(path, stateOf(value, this.disk.get(path)));
  }

  async agent({ operation, files, observed }) {
    const command = { kind: 'run-command', command: 'make', shell: 'posix' };
    const what = observed && operation?.kind !== 'run-command' ? command : (operation ?? command);
    const { from, to } = operation ?? {};
    const respells = typeof from === 'string' && from !== to && from.toLowerCase() === String(to).toLowerCase() && to in files;
    const paths = respells ? Object.keys(files) : Object.keys(files).map((path) => this.spelled(path));
    await this.disk.host.record(this.session, what, paths, () => {
      if (!respells) return this.perform(files);
      const state = this.disk.get(from);
      this.disk.put(from, { kind: 'absent' });
      this.disk.put(to, state);
      return this.perform(Object.fromEntries(Object.entries(files).filter(([path, value]) => path !== from || value !== null)));
    });
  }

  async apply(request, { partial, cut, meanwhile }) {
    const { session, disk } = this;
    let reached;
    const died = new Promise((resolve) => (reached = resolve));
    const onStep = (done, steps) => {
      if (done === 0) this.perform(meanwhile?.files);
      if (cut !== undefined && done === Math.min(cut, steps.length)) return new Promise(() => reached('cut'));
      return undefined;
    };
    const plan = await Promise.race([died, disk.host.apply(session, request, { partial: partial ?? false, onStep })]);
    if (plan === 'cut') {
      this.session = this.fresh();
      return disk.open();
    }
    this.conflicts = plan.conflicts.map(({ path }) => path).sort();
    if (this.conflicts.length > 0 && plan.steps.length === 0 && !partial) throw Object.assign(new Error('conflict'), { code: 'conflict' });
    return undefined;
  }

  check({ files = {}, onlyFiles, state, pending = {}, conflicts }) {
    if (state !== undefined) assert.equal(this.session.state, state);
    if (conflicts !== undefined) assert.deepEqual(this.conflicts, conflicts);
    const there = this.disk.files();
    for (const [path, value] of Object.entries(files)) {
      const got = there[path] ?? { kind: 'absent' };
      const wanted = stateOf(value, typeof value === 'string' ? got : { kind: 'absent' });
      assert.deepEqual(got, wanted, `\`${path}\``);
    }
    if (onlyFiles) {
      const isEmpty = (path) => !Object.keys(there).some((other) => other.startsWith(`${path}/`));
      const standing = Object.keys(there).filter((path) => there[path].kind !== 'directory' || isEmpty(path));
      assert.deepEqual(standing.filter((path) => !(path in files)), []);
    }
    const left = Object.keys(pending).length > 0 ? this.session.pending() : {};
    for (const [path, count] of Object.entries(pending)) assert.equal(left[path] ?? 0, count, `undecided at \`${path}\``);
  }
}

/** Plays a case. */
async function play(about, disk) {
  await disk.open();
  const player = new Player(about, disk);
  player.perform(about.files);
  for (const [number, step] of about.steps.entries()) {
    const wanted = step.do === 'check' ? undefined : step.error;
    const got = await player.step(step).then(() => undefined, (error) => error);
    if (got instanceof assert.AssertionError) throw got;
    assert.equal(got?.code, wanted, `step ${number} (${step.do}): ${got?.stack ?? 'was not refused'}`);
    // What a real host does after every call; while a plan is cut off it is refused.
    await player.disk.host.save(player.session).catch(() => {});
  }
  player.check(about.expect);
  player.session.dispose();
  player.policy.dispose();
}

const vectors = join(here, '..', 'tests', 'vectors', 'session');
for (const name of readdirSync(vectors).filter((name) => name.endsWith('.json'))) {
  const { cases, ...shared } = JSON.parse(readFileSync(join(vectors, name), 'utf8'));
  const sessions = cases.map((own) => ({ ...shared, ...own })).filter(({ kind }) => kind === 'session');
  const playable = sessions.filter(({ steps }) => steps.every(isKnown));
  test(`the hosts agree with ${name}`, async (t) => {
    if (playable.length < sessions.length) t.diagnostic(`${sessions.length - playable.length} cases hold steps that only the runner knows`);
    for (const about of playable) {
      await t.test(`${about.name}, in memory`, async () => play(about, new InMemory(about.workspace.caseSensitive !== false)));
      if (about.workspace.caseSensitive === false || process.platform === 'win32') continue;
      await t.test(`${about.name}, on disk`, async () => {
        const disk = new OnDisk();
        try {
          await play(about, disk);
        } finally {
          disk.close();
        }
      });
    }
  });
}
