import { initSync } from './core.js';
// This runtime compiles no bytes; it hands out modules that were compiled beforehand.
import module from './policy.wasm';

initSync(module);

export * from './api.js';
