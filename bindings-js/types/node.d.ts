import { Host } from './hosts.js';
import type { Operation } from './index.js';

export { HostError } from './hosts.js';
export type { ApplyOptions, Host, PlanOptions, RecoverOptions, Recovered } from './hosts.js';

/** What a path was found to reach; it can stand as the path of an operation. */
export interface Resolved {
  /** As it was given. */
  readonly path: string;
  /** The deepest existing ancestor in its spelling on disk, the rest appended; absent where the status is `failed`. */
  readonly realPath?: string;
  readonly status: 'full' | 'ancestor' | 'failed';
  /** The number of names that the file has. */
  readonly hardLinks?: number;
}

/** A host on the file system. */
export declare class NodeHost extends Host {
  private constructor();

  /**
   * Looks after the files below `root`; `store` is the host's own folder, which is made where there is none. It holds
   * file contents and belongs outside `root`, where no agent writes. One host at a time uses it. Names differ by case
   * alone unless told otherwise, but for macOS and Windows; the session must be told the same.
   */
  static open(root: string, store: string, options?: { readonly caseSensitive?: boolean }): Promise<NodeHost>;

  /** The folder that the host looks after, resolved: what belongs in `roots` of the workspace. */
  readonly root: string;

  /**
   * Resolves a path that an agent gave, from `cwd` (the root where absent), as the system would: links followed, `..`
   * taken where it stands. A link to nothing is followed to where a file would be made. It never throws.
   */
  resolve(path: string, cwd?: string): Resolved;

  /**
   * Returns the paths that an operation names, as `record` takes them: relative to the root, links resolved, in the
   * spelling on disk. For a command there is none. `outside-root`
   */
  touched(operation: Operation): string[];

  /**
   * Opens a file for writing, and only if the path still reaches what `resolve` saw: the same file, with as many
   * names, or a place that is still free, in the same folder. Takes the very object that `resolve` returned; returns a
   * file descriptor, to be truncated and closed by the caller. Missing folders are made. `conflict`, `bad-path`
   */
  openForWriting(resolved: Resolved): number;
}
