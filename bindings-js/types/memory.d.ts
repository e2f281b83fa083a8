import { Host } from './hosts.js';
import type { FileState, GivenFileState } from './index.js';

export { HostError } from './hosts.js';
export type { ApplyOptions, Host, PlanOptions, RecoverOptions, Recovered } from './hosts.js';

/** What to put at a path: the content of a file (text as UTF-8), a state, or nothing. */
export type Given = string | ArrayBufferView | GivenFileState | null;

/** A host on files in memory, for tests and pages. */
export declare class MemoryHost extends Host {
  /** With `caseSensitive: false` a name is found in any case and keeps the one it was made with. */
  constructor(files?: Readonly<Record<string, Given>>, options?: { readonly caseSensitive?: boolean });

  /** Returns a host on the same files and the same own folder, as a new process would open it after this one died. */
  restart(): MemoryHost;

  /** Returns what stands at a path. */
  get(path: string): FileState;
  /** Puts something at a path, making the folders above it; `null` removes what stands there and below it. */
  put(path: string, given: Given): void;
  /** Returns everything that stands there, sorted by path. */
  files(): Record<string, FileState>;
}
