// A host in Node: it asks before it acts, records what changed, and carries out plans. Copy it and put your own tools
// in place of `write`; everything that Countersign leaves to a host stands here.

import {
  chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, rmdirSync,
  symlinkSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';

export class Host {
  #policy;
  #session;
  #root;
  #workspace;

  /** `root` is the folder that the agent works in. */
  constructor({ Policy, Session }, document, root) {
    this.#root = realpathSync(root);
    const platform = { darwin: 'macos', win32: 'windows' }[process.platform] ?? 'posix';
    this.#workspace = { roots: [this.#root], platform, caseSensitive: platform === 'posix' };
    this.#policy = Policy.parse(document);
    this.#session = new Session(this.#policy, this.#workspace);
  }

  /** What was decided, undecided and changed is asked of the session itself. */
  get session() {
    return this.#session;
  }

  get policy() {
    return this.#policy;
  }

  /** Decides about an operation, with what this host can find out about its paths. */
  decide(operation) {
    const resolved = { ...operation };
    for (const field of ['path', 'from', 'to']) if (field in resolved) resolved[field] = this.#resolve(resolved[field]);
    for (const field of ['paths', 'updates']) if (field in resolved) resolved[field] = resolved[field].map((path) => this.#resolve(path));
    return this.#policy.decide(resolved, this.#workspace);
  }

  /** Performs an operation that was allowed: `files` says what it writes, `null` what it deletes. */
  perform(operation, files) {
    const touched = this.#touched(Object.keys(files));
    const before = this.observe(touched);
    for (const [path, content] of Object.entries(files)) {
      if (content === null) this.#put(path, { kind: 'absent' });
      else this.#put(path, { kind: 'file', content: Buffer.from(content), executable: this.#isExecutable(path) });
    }
    this.#session.record(operation, before, this.observe(touched));
  }

  /** Plans, checks that nothing changed meanwhile, carries the steps out and confirms them. */
  carryOut(request) {
    const plan = this.#session.plan(request, this.observe(this.#needed(request)));
    if (plan.conflicts.length > 0) return { ...plan, done: 0 };
    const seen = new Set();
    for (const step of plan.steps) {
      const path = step.from ?? step.path;
      if (!seen.has(path) && !same(this.state(path), step.expect)) {
        this.#session.abandon([path]);
        return { steps: [], conflicts: [{ path, message: 'it changed after the plan was made' }], done: 0 };
      }
      seen.add(path).add(step.path);
    }
    // A real host writes `session.save()` to a safe place here: it is the journal, should the machine stop.
    for (const step of plan.steps) {
      if (step.from !== undefined) this.#move(step.from, step.path);
      else this.#put(step.path, step.state);
    }
    this.#session.confirm();
    return { ...plan, done: plan.steps.length };
  }

  /** Returns what stands at a path; links are never followed. */
  state(path) {
    const file = join(this.#root, path);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return { kind: 'absent' };
    if (stat.isSymbolicLink()) return { kind: 'symlink', target: readlinkSync(file) };
    if (stat.isDirectory()) return { kind: 'directory' };
    return { kind: 'file', content: readFileSync(file), executable: (stat.mode & 0o111) !== 0 };
  }

  observe(paths) {
    return [...paths].map((path) => ({ path, state: this.state(path) }));
  }

  /** Lists every file and link below the root. */
  files(folder = '') {
    const entries = readdirSync(join(this.#root, folder), { withFileTypes: true });
    return entries.flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? this.files(path) : [path];
    }).sort();
  }

  /** The paths of a write and the folders that it may have to make. */
  #touched(paths) {
    const touched = new Set();
    for (const path of paths) {
      for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
        if (this.state(folder).kind === 'absent') touched.add(folder);
      }
      touched.add(path);
    }
    return touched;
  }

  /** What a plan needs to know about, with whatever stands below it. */
  #needed(request) {
    const needed = new Set(this.#session.needed(request));
    for (const path of [...needed]) {
      if (this.state(path).kind === 'directory') for (const below of this.files(path)) needed.add(below);
    }
    return needed;
  }

  /** Resolves the deepest existing ancestor of a path and appends the rest. */
  #resolve(path) {
    const rest = [];
    for (let at = join(this.#root, path); ; at = dirname(at)) {
      try {
        const realPath = join(realpathSync(at), ...rest);
        return { path, realPath, status: rest.length === 0 ? 'full' : 'ancestor' };
      } catch (error) {
        if (error.code !== 'ENOENT' || at === dirname(at)) return { path, status: 'failed' };
        rest.unshift(basename(at));
      }
    }
  }

  #isExecutable(path) {
    const state = this.state(path);
    return state.kind === 'file' && state.executable;
  }

  /** Makes a path hold a state. A file is written beside its place and renamed, so that it is whole or absent. */
  #put(path, state) {
    const file = this.#inside(path);
    const there = this.state(path);
    if (state.kind === 'absent') {
      if (there.kind === 'directory') removeIfEmpty(file);
      else rmSync(file, { force: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    if (state.kind === 'directory') return void mkdirSync(file, { recursive: true });
    const aside = join(dirname(file), `.${basename(file)}.countersign`);
    if (state.kind === 'symlink') symlinkSync(state.target, aside);
    else {
      writeFileSync(aside, state.content, { flag: 'wx' });
      const old = there.kind === 'file' ? lstatSync(file).mode : lstatSync(aside).mode;
      chmodSync(aside, state.executable ? old | 0o111 : old & ~0o111);
    }
    renameSync(aside, file);
  }

  #move(from, to) {
    const file = this.#inside(to);
    mkdirSync(dirname(file), { recursive: true });
    renameSync(this.#inside(from), file);
  }

  /** Refuses a path whose folder is not where it seems to be, so that a planted link cannot lead a write elsewhere. */
  #inside(path) {
    const file = join(this.#root, path);
    const { realPath } = this.#resolve(posix.dirname(path));
    if (realPath === undefined || relative(this.#root, realPath).split(sep)[0] === '..') throw new Error(`\`${path}\` leads out of the workspace`);
    return file;
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY') throw error;
  }
}

function same(one, other) {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'symlink') return one.target === other.target;
  if (one.kind !== 'file') return true;
  return one.executable === other.executable && Buffer.compare(one.content, other.content) === 0;
}
