// The page as one file: the module and the worker are part of it.

import address from 'countersign/policy.wasm?url';
import InlineWorker from '../worker.ts?worker&inline';

/** Compiles the module of the package. */
export async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Starts the worker that decides. */
export function startWorker(): Worker {
  return new InlineWorker();
}
