import { HostError, conflictAt } from './hosts/error.js';
import { Host } from './hosts/host.js';
import { ABSENT, DIRECTORY, foldersAbove, namesOf, sameState } from './hosts/state.js';

export { HostError };

/** A host on files in memory. */
export class MemoryHost extends Host {
  #tree;
  #shelf;

  constructor(files = {}, { caseSensitive = true } = {}) {
    const [tree, shelf] = files instanceof MemoryHost ? [files.#tree, files.#shelf] : [new Tree(caseSensitive), new Shelf()];
    super(tree, shelf);
    this.#tree = tree;
    this.#shelf = shelf;
    if (files instanceof MemoryHost) return;
    for (const [path, given] of Object.entries(files)) this.put(path, given);
  }

  restart() {
    return new MemoryHost(this);
  }

  get(path) {
    return this.#tree.state(this.#tree.spelled(path));
  }

  put(path, given) {
    namesOf(path);
    this.#tree.put(path, stateOf(given, this.get(path)));
  }

  files() {
    return Object.fromEntries([...this.#tree.nodes].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** The host's own files. */
class Shelf {
  #files = new Map();
  has = (name) => this.#files.has(name);
  read = (name) => this.#files.get(name);
  write = (name, bytes) => void this.#files.set(name, bytes);
  remove = (name) => void this.#files.delete(name);
}

/** Everything that stands there, by its spelling. */
class Tree {
  nodes = new Map();
  #caseSensitive;

  constructor(caseSensitive) {
    this.#caseSensitive = caseSensitive;
  }

  /** Returns the spelling of a path as it stands there, as far as it does. */
  spelled(path) {
    if (this.#caseSensitive || this.nodes.has(path)) return path;
    const folded = path.toLowerCase();
    for (const name of this.nodes.keys()) if (name.toLowerCase() === folded) return name;
    const cut = path.lastIndexOf('/');
    return cut < 0 ? path : `${this.spelled(path.slice(0, cut))}${path.slice(cut)}`;
  }

  state(path) {
    namesOf(path);
    return this.nodes.get(path) ?? ABSENT;
  }

  mode() {
    return undefined;
  }

  below(path) {
    return [...this.nodes.keys()].filter((name) => name.startsWith(`${path}/`));
  }

  put(path, state) {
    const place = this.spelled(path);
    if (state.kind !== 'directory') for (const name of [place, ...this.below(place)]) this.nodes.delete(name);
    if (state.kind === 'absent') return;
    for (const folder of foldersAbove(place)) {
      if (this.nodes.get(folder)?.kind !== 'directory') this.nodes.set(folder, DIRECTORY);
    }
    this.nodes.set(place, state);
  }

  perform({ path, from, expect, state }) {
    const first = from ?? path;
    if (!sameState(this.state(first), expect)) throw conflictAt(first);
    const folders = foldersAbove(this.spelled(path));
    if (folders.some((folder) => this.nodes.get(folder)?.kind !== 'directory')) throw conflictAt(path);
    if (from !== undefined) {
      if (this.nodes.has(path)) throw conflictAt(path);
      this.nodes.delete(from);
    } else if (expect.kind === 'absent' && this.nodes.has(this.spelled(path))) {
      throw conflictAt(path);
    } else if (expect.kind === 'directory' && this.below(path).length > 0) {
      if (state.kind === 'absent') return;
      throw conflictAt(path);
    }
    if (state.kind === 'absent') this.nodes.delete(path);
    else this.nodes.set(path, state);
  }

  tidy() {}
}

/** Returns the state that was given in any of its forms; a file keeps its executable bit where none is given. */
function stateOf(given, there) {
  if (given === null) return ABSENT;
  const state = typeof given === 'string' || ArrayBuffer.isView(given) ? { kind: 'file', content: given } : given;
  if (state.kind !== 'file') return state;
  const { content, executable = there.kind === 'file' && there.executable } = state;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content.buffer, content.byteOffset, content.byteLength).slice();
  return { kind: 'file', content: bytes, executable };
}
