export * from './api/audit.js';
export * from './api/decision.js';
export * from './api/diff.js';
export * from './api/document.js';
export * from './api/error.js';
export * from './api/operation.js';
export * from './api/policy.js';
export * from './api/review.js';
export * from './api/session.js';

/** Returns the version of the core. */
export declare function version(): string;
