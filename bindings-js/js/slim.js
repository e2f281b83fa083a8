export * from './api.js';
export { init, initSync } from './core.js';
