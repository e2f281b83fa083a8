// The page on a server: the module is a file that the browser compiles while it arrives.

import address from 'countersign/policy.wasm?url';

/** Compiles the module of the package. */
export function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(address));
}

/** Starts the worker that decides. */
export function startWorker(): Worker {
  return new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
}
