// The page as one file: the module and the worker are part of it.

import address from 'countersign/policy.wasm?url';
import InlineWorker from '../worker.ts?worker&inline';

const bytes = fetch(address).then(async (response) => new Uint8Array(await response.arrayBuffer()));

/** The module of the package, compiled for the page. */
export const compiled: Promise<WebAssembly.Module> = bytes.then((own) => WebAssembly.compile(own));

/** What a worker starts the module from: a page without an origin cannot share what it compiled. */
export const forWorkers: Promise<WebAssembly.Module | Uint8Array> = bytes;

/** Starts the worker that decides. */
export function startWorker(): Worker {
  return new InlineWorker();
}
