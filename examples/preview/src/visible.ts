// Text that somebody else wrote, in a line of a table: shown, and never obeyed.

const UNSEEN = /[\0-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;

/** Writes everything unseen out, a line break as a sign. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (char) => (char === '\n' ? '⏎' : `<U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`));
}

/** A number of things. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
