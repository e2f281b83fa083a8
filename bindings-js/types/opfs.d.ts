import { Host } from './hosts.js';

export { HostError } from './hosts.js';
export type { ApplyOptions, Host, PlanOptions, RecoverOptions, Recovered } from './hosts.js';

/** A `FileSystemDirectoryHandle`. */
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  getDirectoryHandle(name: string, options?: { create?: boolean }): Promise<FolderHandle>;
  removeEntry(name: string, options?: { recursive?: boolean }): Promise<void>;
}

/**
 * A host on a folder that the browser hands out: of the origin's private file system, or one that the person picked.
 * There are no links and no modes: no file is executable. The browser must know `createWritable`.
 */
export declare class OpfsHost extends Host {
  private constructor();

  /**
   * Looks after the files below `root`; `store` is the host's own folder, outside of it, such as one in the origin's
   * private file system.
   */
  static open(root: FolderHandle, store: FolderHandle, options?: { readonly caseSensitive?: boolean }): Promise<OpfsHost>;
}
