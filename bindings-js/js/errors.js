/** A call that could not be carried out. */
export class CountersignError extends Error {
  constructor(code, message, at = '', problems = [], paths = [], successors = []) {
    super(message);
    this.code = code;
    this.at = at;
    this.problems = problems;
    this.paths = paths;
    this.successors = successors;
  }
}
// On the prototype, so that the name survives minifiers and is not an own property of every error.
Object.defineProperty(CountersignError.prototype, 'name', { value: 'CountersignError', configurable: true, writable: true });

export const disposed = (what) => new CountersignError('disposed', `the ${what} was disposed`);
