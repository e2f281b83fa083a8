// One line of a diff: its colours, the words that differ, and of a long line what is near to them.

import { html, nothing } from 'lit-html';
import { tokensOf } from './highlight.js';
import { whole } from './long.js';
import { shown } from './panel.js';
import type { Line } from './patch.js';

/** How much of what stays the same in a long line is seen at either end, and how much more there must be to fold it. */
const SEEN = 80;
const WORTH = 1000;

/** Colours a line, and marks the words that differ. */
export function inked({ kind, pieces }: Line, path: string): unknown {
  const says = kind === 'same' ? nothing : html`<span class="said">${kind} </span>`;
  const folds = kind === 'same' || pieces.length > 1;
  return html`${says}${pieces.map(({ text, differs }, index) => {
    const end = index === pieces.length - 1 && text.endsWith('\r') ? html`<span class="sign" title="carriage return">CR</span>` : nothing;
    const rest = end === nothing ? text : text.slice(0, -1);
    if (differs) return html`<mark>${coloured(rest, path)}${end}</mark>`;
    return html`${folds && rest.length > 2 * SEEN + WORTH ? folded(rest, path) : coloured(rest, path)}${end}`;
  })}`;
}

function coloured(text: string, path: string): unknown {
  return tokensOf(text, path).map(({ text: piece, token }) => token ? html`<span class=${token}>${shown(piece)}</span>` : shown(piece));
}

function folded(text: string, path: string): unknown {
  const [from, to] = [whole(text, SEEN), whole(text, text.length - SEEN)];
  return html`${coloured(text.slice(0, from), path)}<details class="fold"><summary>⋯ ${to - from} characters that stay ⋯</summary>${shown(text.slice(from, to))}</details>${coloured(text.slice(to), path)}`;
}
