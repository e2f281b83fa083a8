// The one instance of the module that this copy of the package runs on.

import start, { initSync as startSync } from './glue.js';
import { CountersignError } from './errors.js';

let state = 'absent';
let memory;

/** Compiles and starts the module from bytes, a URL, a response or a compiled module, or a promise of one. */
export async function init(source) {
  try {
    ({ memory } = await start({ module_or_path: await source }));
  } catch (error) {
    throw notLoaded(error);
  }
  if (state === 'absent') state = 'running';
}

/** Starts the module from bytes or a compiled module, at once. */
export function initSync(source) {
  try {
    ({ memory } = startSync({ module: source }));
  } catch (error) {
    throw notLoaded(error);
  }
  if (state === 'absent') state = 'running';
}

/** Throws unless the module runs. */
export function mustRun() {
  if (state === 'absent') throw new CountersignError('not-loaded', 'call `init` or `initSync` first');
  if (state === 'stopped') throw stopped();
}

/** Returns the memory of the module from there on; it stays valid until the module asks for more. */
export const memoryAt = (place, length) => new Uint8Array(memory.buffer, place, length);

/** Tells whether a trap has stopped the module. */
export const isStopped = () => state === 'stopped';

/**
 * Returns what to throw for something that the module threw: its own errors come as JSON text. Anything else is
 * a trap (no memory, no stack); what the module holds is then undefined, so it is not entered again.
 */
export function failure(error) {
  if (error instanceof CountersignError) return error;
  if (typeof error === 'string') {
    const { code, at, message, problems, paths, successors } = JSON.parse(error);
    return new CountersignError(code, message, at, problems, paths, successors);
  }
  state = 'stopped';
  return stopped(error);
}

function notLoaded(cause) {
  const error = new CountersignError('not-loaded', `the module cannot be started: ${cause?.message ?? cause}`);
  error.cause = cause;
  return error;
}

function stopped(cause) {
  const error = new CountersignError('stopped', 'the module stopped at a trap; load the package anew');
  if (cause !== undefined) error.cause = cause;
  return error;
}
