// Most calls name the workspace of the call before. Comparing it costs less than writing it as text again.

import { jsonOf } from './text.js';

const hasOwn = Object.prototype.hasOwnProperty;

/** A workspace as the module holds it. */
export class Place {
  /** Its JSON text. */
  text;
  #members;
  #count;

  constructor(value) {
    this.text = jsonOf(value);
    let members;
    try {
      members = JSON.parse(this.text);
    } catch {
      // The empty text of a value that has none.
    }
    this.#members = members !== null && typeof members === 'object' && !Array.isArray(members) ? members : undefined;
    this.#count = this.#members === undefined ? 0 : Object.keys(this.#members).length;
  }

  /** Tells whether a value would surely give the same text; where it takes more than a look, it does not. */
  holds(value) {
    try {
      return this.#equals(value);
    } catch {
      // A getter or a proxy that throws.
      return false;
    }
  }

  #equals(value) {
    const members = this.#members;
    if (members === undefined || value === null || typeof value !== 'object' || value.toJSON !== undefined) return false;
    let count = 0;
    for (const name in value) {
      if (!hasOwn.call(value, name) || !hasOwn.call(members, name)) return false;
      if (!same(value[name], members[name])) return false;
      count += 1;
    }
    return count === this.#count;
  }
}

function same(one, other) {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length || one.toJSON !== undefined) return false;
  for (let at = 0; at < one.length; at += 1) if (typeof one[at] !== 'string' || one[at] !== other[at]) return false;
  return true;
}
