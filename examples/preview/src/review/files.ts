// The files that a review works on, in memory. It carries plans out as a host does: each step only where what it
// expects still stands.

import type { FileState, Plan, Snapshot, Step } from 'countersign/slim';

const ABSENT: FileState = { kind: 'absent' };
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A step that found something else than it expects. */
export class Changed extends Error {
  constructor(readonly path: string) {
    super(`\`${path}\` changed since the plan was made`);
  }
}

export class Files {
  readonly #files = new Map<string, FileState>();

  /** The paths of everything that is there, sorted. */
  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  at(path: string): FileState {
    return this.#files.get(path) ?? (this.#isFolder(path) ? { kind: 'directory' } : ABSENT);
  }

  observe(paths: readonly string[]): Snapshot[] {
    return paths.map((path) => ({ path, state: this.at(path) }));
  }

  put(path: string, state: FileState): void {
    if (state.kind === 'absent') this.#files.delete(path);
    else this.#files.set(path, state);
  }

  /** Writes text, leaving the executable bit as it is. */
  write(path: string, text: string): void {
    const old = this.at(path);
    this.put(path, { kind: 'file', content: encoder.encode(text), executable: old.kind === 'file' && old.executable });
  }

  /** The text of a file, where it is one. */
  text(path: string): string | undefined {
    const state = this.at(path);
    if (state.kind !== 'file' || state.content.includes(0)) return undefined;
    try {
      return decoder.decode(state.content);
    } catch {
      return undefined;
    }
  }

  /** A folder is there while something is in it. */
  #isFolder(path: string): boolean {
    return [...this.#files.keys()].some((one) => one.startsWith(`${path}/`));
  }

  /** Carries the steps out in order; throws `Changed` before a step that would overwrite something. */
  perform({ steps }: Plan): void {
    for (const step of steps) {
      if (!sameState(this.at(step.from ?? step.path), step.expect)) throw new Changed(step.from ?? step.path);
      this.#carryOut(step);
    }
  }

  #carryOut({ path, from, state }: Step): void {
    if (from !== undefined) this.put(from, ABSENT);
    this.put(path, state);
  }
}

export function sameState(one: FileState, other: FileState): boolean {
  if (one.kind === 'symlink' && other.kind === 'symlink') return one.target === other.target;
  if (one.kind !== 'file' || other.kind !== 'file') return one.kind === other.kind;
  return one.executable === other.executable && one.content.length === other.content.length
    && one.content.every((byte, index) => byte === other.content[index]);
}
