// The page on a server: the module is a file that the browser compiles while it arrives.

import address from 'countersign/policy.wasm?url';

/** The module of the package, compiled once for the page and its workers. */
export const compiled: Promise<WebAssembly.Module> = WebAssembly.compileStreaming(fetch(address));

/** What a worker starts the module from. */
export const forWorkers: Promise<WebAssembly.Module | Uint8Array> = compiled;

/** Starts the worker that decides. */
export function startWorker(): Worker {
  return new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
}
