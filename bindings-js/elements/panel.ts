// What the panels share: a shadow root that is a function of the panel's properties, and the look.

import { html, render, type TemplateResult } from 'lit-html';
import { UNSEEN, nameOf } from './unseen.js';

/** An element whose shadow tree is rendered from its properties, at most once a task. */
export abstract class Panel extends HTMLElement {
  /** The rendering that was asked for. */
  #waits: symbol | undefined;

  constructor(styles: CSSStyleSheet[]) {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [common, ...styles];
  }

  connectedCallback(): void {
    // Properties that were set before the element was defined hide the accessors of its class.
    for (const name of Object.keys(this)) {
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.draw();
  }

  /** Returns what to show. */
  protected abstract template(): TemplateResult;

  /** Runs after the tree was rendered. */
  protected drawn(): void {}

  /** Asks for the tree to be rendered anew, at the end of this task. */
  protected draw(): void {
    if (this.#waits === undefined) this.#drawAfter(queueMicrotask);
  }

  /** Asks for the tree to be rendered anew in another task, even if it was asked for at the end of this one. */
  protected drawLater(): void {
    this.#drawAfter((work) => { setTimeout(work); });
  }

  #drawAfter(turn: (work: () => void) => void): void {
    if (!this.isConnected) return;
    const own = (this.#waits = Symbol());
    turn(() => { if (this.#waits === own) this.redraw(); });
  }

  /** Renders the tree anew at once where that was asked for. */
  protected settle(): void {
    if (this.#waits !== undefined) this.redraw();
  }

  /** Renders the tree anew at once. */
  protected redraw(): void {
    this.#waits = undefined;
    render(this.template(), this.shadowRoot!, { host: this });
    this.drawn();
  }

  /** Tells the host of the element what a person did. */
  protected tell<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Defines an element unless the page has done so already, with another copy of this module. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}

/** Makes a style sheet of a text, which no content security policy forbids. */
export function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** Returns a text with everything unseen written out, so that it is shown and never obeyed. */
export function shown(text: string): unknown {
  if (text.search(UNSEEN) < 0) return text;
  const pieces: unknown[] = [];
  let from = 0;
  for (const found of text.matchAll(UNSEEN)) {
    pieces.push(text.slice(from, found.index), html`<span class="sign">${nameOf(found[0].codePointAt(0)!)}</span>`);
    from = found.index + found[0].length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

const common = sheet(`
  :host {
    --allow: var(--countersign-allow, light-dark(#12692c, #56d364));
    --ask: var(--countersign-ask, light-dark(#8a5300, #e3b341));
    --deny: var(--countersign-deny, light-dark(#b3202a, #ff8f87));
    --text: var(--countersign-text, light-dark(#1c2026, #e4e8ee));
    --quiet: var(--countersign-quiet, light-dark(#565e69, #a3acb8));
    --ground: var(--countersign-ground, light-dark(#ffffff, #14171c));
    --raised: var(--countersign-raised, light-dark(#f4f5f7, #1d2128));
    --line: var(--countersign-line, light-dark(#d5d9df, #353b45));
    --accent: var(--countersign-accent, light-dark(#0b57b0, #82b4ff));
    --mono: var(--countersign-mono, ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace);
    display: block;
    color: var(--text);
    font: inherit;
  }
  * { box-sizing: border-box; }
  .allow { color: var(--allow); }
  .ask { color: var(--ask); }
  .deny { color: var(--deny); }
  .quiet { color: var(--quiet); }
  .mono, code { font-family: var(--mono); font-size: .92em; }
  .sign { color: var(--deny); border: 1px solid currentColor; border-radius: 3px; padding: 0 2px; font-size: .85em; unicode-bidi: isolate; direction: ltr; }
  bdi { unicode-bidi: isolate; }
  button {
    font: inherit; color: var(--text); background: var(--raised); border: 1px solid var(--line);
    border-radius: 5px; padding: 3px 10px; min-height: 28px; cursor: pointer; text-align: start;
  }
  button:hover:not(:disabled) { border-color: var(--quiet); }
  button:disabled { color: var(--quiet); cursor: default; }
  button.plain { background: none; border-color: transparent; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
`);
