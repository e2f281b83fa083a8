// Fixes for problems that have exactly one.

import type { Problem } from '../types/index.js';

export interface Fix {
  readonly name: string;
  readonly changes: { readonly from: number; readonly to: number; readonly insert: string };
}

/** What the fixes that the component gives are called. */
const NAMES: Readonly<Record<string, string>> = {
  'open-prefix': 'add a blank',
  'leading-blank': 'remove the blank',
  'never-matches': 'part it into commands',
};

/** Returns the one fix of a problem, or nothing where there is none or a choice. */
export function fixOf({ code, at, span: { start, end }, fix }: Problem, text: string): Fix | undefined {
  if (fix) return { name: NAMES[code] ?? 'remove', changes: { from: fix.span.start, to: fix.span.end, insert: fix.text } };
  const instead = (name: string, insert: string): Fix => ({ name, changes: { from: start, to: end, insert } });
  switch (code) {
    case 'unsupported-version':
      return instead('set to 1', '1');
    case 'missing-field':
      return at === '/version' && text.includes('{') ? insertion('add the version', text.indexOf('{') + 1, '\n  "version": 1,') : undefined;
    case 'unknown-preset':
    case 'unknown-entry':
    case 'preset-needs-hardened':
    case 'empty-pattern':
      return /\/\d+$/.test(at) ? removal(text, start, end) : undefined;
    default:
      return undefined;
  }
}

function insertion(name: string, at: number, insert: string): Fix {
  return { name, changes: { from: at, to: at, insert } };
}

/** Takes an entry out of its list, with one of the commas beside it. */
function removal(text: string, start: number, end: number): Fix {
  const after = /^\s*,\s*/.exec(text.slice(end));
  const before = /\s*,?\s*$/.exec(text.slice(0, start));
  const changes = after
    ? { from: start, to: end + after[0].length, insert: '' }
    : { from: start - (before?.[0].includes(',') ? before[0].length : 0), to: end, insert: '' };
  return { name: 'remove', changes };
}
