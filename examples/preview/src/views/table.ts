// A table of any number of rows of one height, of which only those in sight are in the page.

import { html, type TemplateResult } from 'lit-html';

const HEIGHT = 28;
const VISIBLE = 18;
const AROUND = 6;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether a row stands for several. */
  readonly grouped: boolean;
  readonly count: number;
  /** How far it is scrolled, in pixels. */
  readonly top: number;
  scroll(top: number): void;
  row(index: number): readonly unknown[];
}

export function table({ name, columns, grouped, count, top, scroll, row }: Table): TemplateResult {
  const first = Math.max(0, Math.min(Math.floor(top / HEIGHT), count - VISIBLE) - AROUND);
  const last = Math.min(count, first + VISIBLE + 2 * AROUND);
  const spacer = (rows: number): TemplateResult => html`<div class="spacer" role="presentation"><svg width="1" height=${rows * HEIGHT} aria-hidden="true"></svg></div>`;
  return html`<div class="virtual ${grouped ? 'grouped' : ''}" role="table" aria-label=${name} aria-rowcount=${count + 1}>
    <div role="row" class="head" aria-rowindex="1">${columns.map((column) => html`<span role="columnheader">${column || html`<span class="unseen">select</span>`}</span>`)}</div>
    <div class="body" role="rowgroup" tabindex="0" aria-label="rows of ${name}" @scroll=${(event: Event) => scroll((event.target as HTMLElement).scrollTop)}>
      ${spacer(first)}
      ${Array.from({ length: Math.max(0, last - first) }, (_, at) => html`<div role="row" aria-rowindex=${first + at + 2}>
        ${row(first + at).map((cell) => html`<span role="cell">${cell}</span>`)}</div>`)}
      ${spacer(count - last)}
      ${count === 0 ? html`<div role="row"><span role="cell" class="quiet">Nothing matches these filters.</span></div>` : ''}
    </div></div>`;
}
