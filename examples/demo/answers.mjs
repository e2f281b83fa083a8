// The person of the demo: recorded, or at the terminal.

import { createInterface } from 'node:readline';
import { writeFileSync } from 'node:fs';

export class Person {
  #lines;
  #reader;

  constructor(interactive) {
    if (!interactive) return;
    this.#reader = createInterface({ input: process.stdin });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** Answers whether an operation may happen; where nobody answers any more, it may not. */
  async allows(recorded) {
    return this.#lines === undefined ? recorded : this.#isYes('    Let it happen? [y/N] ', 'y');
  }

  /** Answers whether a hunk stays; where nobody answers any more, it does not. */
  async accepts() {
    return this.#isYes('  Keep it? [k]eep / [r]eject ', 'k');
  }

  /** Types into a file, without telling the component. */
  writes(file, text) {
    writeFileSync(file, text);
  }

  async leave() {
    this.#reader?.close();
  }

  async #isYes(question, letter) {
    process.stdout.write(question);
    const { value, done } = await this.#lines.next();
    if (done) process.stdout.write('\n');
    return !done && value.trim().toLowerCase().startsWith(letter);
  }
}
