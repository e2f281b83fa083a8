import { HostError } from './hosts/error.js';
import { Host } from './hosts/host.js';
import { Disk } from './hosts/opfs/disk.js';
import { Store } from './hosts/opfs/store.js';

export { HostError };

/** A host on a folder that the browser hands out. */
export class OpfsHost extends Host {
  static async open(root, store, { caseSensitive = true } = {}) {
    const own = new Store(store);
    return new OpfsHost(new Disk(root, caseSensitive, await own.mark()), own);
  }
}
