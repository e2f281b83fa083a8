/** A call that could not be carried out. */
export declare class CountersignError extends Error {
  readonly name: 'CountersignError';
  /** A stable kebab-case code. */
  readonly code: string;
  /** The JSON pointer of what is wrong; empty for the whole. */
  readonly at: string;
  private constructor();
}

/** Returns the version of the core. */
export declare function version(): string;
