// Lines that change, as a difference.

import { html, type TemplateResult } from 'lit-html';
import type { DiffLine } from '../document';
import { visible } from '../visible';

const SIGNS: Readonly<Record<DiffLine['kind'], string>> = { same: '  ', removed: '− ', added: '+ ' };
const MOST = 400;

export function linesView(lines: readonly DiffLine[], label: string): TemplateResult {
  return html`<pre class="changes" tabindex="0" aria-label=${label}>${lines.slice(0, MOST).map(({ kind, text }) =>
    html`<span class=${kind}>${SIGNS[kind]}${visible(text)}</span>`)}${lines.length > MOST ? html`<span class="same">and ${lines.length - MOST} lines more</span>` : ''}</pre>`;
}
