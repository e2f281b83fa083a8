// A table of any number of rows of one height, of which only those in sight are in the page.

import { html, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

/** Heights in pixels, as `style.css` has them: of the body, and of a row with all of its cells in a line, or below each other. */
const BODY = 504;
const HEIGHT = 28;
const TALL = 119;
const AROUND = 6;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether a row stands for several. */
  readonly grouped: boolean;
  /** Whether its last cells stand below the others, because there is no room beside them. */
  readonly tall: boolean;
  readonly count: number;
  /** How many rows may be in the page, while a table that is new fills. */
  readonly most: number;
  /** How far it is scrolled, in pixels. */
  readonly top: number;
  scroll(top: number): void;
  row(index: number): readonly unknown[];
}

export function table({ name, columns, grouped, tall, count, most, top, scroll, row }: Table): TemplateResult {
  const height = tall ? TALL : HEIGHT;
  const shown = Math.ceil(BODY / height);
  const first = Math.max(0, Math.min(Math.floor(top / height), count - shown) - AROUND);
  const last = Math.min(count, first + Math.min(most, shown + 2 * AROUND));
  const spacer = (rows: number): TemplateResult => html`<div class="spacer" role="presentation"><svg width="1" height=${rows * height} aria-hidden="true"></svg></div>`;
  return html`<div class="virtual ${grouped ? 'grouped' : tall ? 'tall' : ''}" role="table" aria-label=${name} aria-rowcount=${count + 1}>
    <div role="row" class="head" aria-rowindex="1">${columns.map((column) => html`<span role="columnheader">${column || html`<span class="unseen">select</span>`}</span>`)}</div>
    <div class="body" role="rowgroup" tabindex="0" aria-label="rows of ${name}" ${ref(kept(height, top))} @scroll=${(event: Event) => scroll((event.target as HTMLElement).scrollTop)}>
      ${spacer(first)}
      ${Array.from({ length: Math.max(0, last - first) }, (_, at) => html`<div role="row" aria-rowindex=${first + at + 2}>
        ${row(first + at).map((cell) => html`<span role="cell">${cell}</span>`)}</div>`)}
      ${spacer(count - last)}
      ${count === 0 ? html`<div role="row"><span role="cell" class="quiet">Nothing matches these filters.</span></div>` : ''}
    </div></div>`;
}

const heights = new WeakMap<Element, number>();

/** Keeps the first row in sight: where rows become higher or lower, as they do when a phone is turned, and where the table is new. */
function kept(height: number, top: number): (element: Element | undefined) => void {
  return (element) => {
    if (!element) return;
    const before = heights.get(element);
    heights.set(element, height);
    if (before === height) return;
    const first = before === undefined ? top / height : element.scrollTop / before;
    // Not before the rows that it comes with are there.
    queueMicrotask(() => { element.scrollTop = first * height; });
  };
}
