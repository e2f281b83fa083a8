import { mustRun } from './core.js';
import { version as versionOf } from './glue.js';

export { CountersignError } from './errors.js';

/** Returns the version of the core. */
export function version() {
  mustRun();
  return versionOf();
}
export { Audit } from './audit.js';
export { diff, patch } from './diff.js';
export { Policy } from './policy.js';
export { Session } from './session.js';
