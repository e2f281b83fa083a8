import { bytesOf } from './base64.js';
import { initSync } from './core.js';
import { base64 } from './inline.js';

initSync(bytesOf(base64));

export * from './api.js';
