// What the editing panels share: a text in an editor that shows what is not seen, and obeys none of it.

import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { html, nothing, type TemplateResult } from 'lit-html';
import { Panel, sheet, shown } from './panel.js';

/** What editors are made of. */
export type Kit = typeof import('./codemirror.js');

let kit: Kit | undefined;
let coming: Promise<unknown> | undefined;
/** Resolves when the editor that was asked for last is open. */
let opening: Promise<void> = Promise.resolve();

/** Fetches what editors are made of, and opens one after the other, so that a page answers in between. */
function whenReady(fetched: Promise<unknown> | undefined, open: () => Promise<void>): void {
  coming ??= import('./codemirror.js').then((module) => { kit = module; }, (error: unknown) => {
    // The next editor asks again.
    coming = undefined;
    throw error;
  });
  opening = Promise.all([coming, fetched, opening.catch(() => undefined)]).then(turn).then(open);
}

/** Waits for a task of one's own. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** How much of a text is shown until its editor is there. */
const LONGEST_WAITING = 4000;

/** A panel that edits one text. */
export abstract class EditorPanel extends Panel {
  #view: EditorView | undefined;
  #value = '';
  #label = '';
  #document = '';
  /** Whether the text of the document is still to be set. */
  #turns = false;
  /** What the editor held of the other documents, with what can be undone in each. */
  readonly #kept = new Map<string, ReturnType<Kit['stateOf']>>();
  #readOnly = false;
  #quiet = false;
  #waits = false;
  /** What the editor is to do once it is there. */
  #then: (() => void) | undefined;

  constructor(styles: CSSStyleSheet[]) {
    super([common, ...styles]);
  }

  /** The text. Setting it tells nobody. */
  get value(): string {
    return this.#view ? kit!.textOf(this.#view.state) : this.#value;
  }
  set value(value: string) {
    if (value === this.value && !this.#turns) return;
    this.#value = value;
    const view = this.#view;
    if (!view) {
      this.draw();
      return;
    }
    this.#quiet = true;
    if (!this.#turns && view.state.lineBreak === kit!.lineBreakOf(value)) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: view.state.toText(value) } });
    else view.setState(this.#state());
    this.#turns = false;
    this.#quiet = false;
  }

  /** Names the document that the text is of. Each has an undo history of its own; the text is set after it. */
  get document(): string {
    return this.#document;
  }
  set document(document: string) {
    if (document === this.#document) return;
    const view = this.#view;
    if (view && !this.#turns) this.#kept.set(this.#document, view.state);
    this.#document = document;
    if (!view) return;
    const kept = this.#kept.get(document);
    this.#turns = kept === undefined;
    if (kept) {
      view.setState(kept);
      view.dispatch({ effects: kit!.lock(this.#readOnly) });
    }
    this.turned();
  }

  /** The accessible name. */
  get label(): string {
    return this.#label;
  }
  set label(label: string) {
    this.#label = label;
    this.#view?.contentDOM.setAttribute('aria-label', label);
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }
  set readOnly(readOnly: boolean) {
    this.#readOnly = readOnly;
    this.#view?.dispatch({ effects: kit!.lock(readOnly) });
  }

  /** Moves the cursor to a place of the text and shows it. */
  reveal(start: number, end = start): void {
    const view = this.#view;
    if (!view) {
      this.#then = () => this.reveal(start, end);
      return;
    }
    const within = (at: number): number => Math.min(at, view.state.doc.length);
    view.dispatch({ selection: { anchor: within(start), head: within(end) }, scrollIntoView: true });
    view.focus();
  }

  override focus(): void {
    if (this.#view) this.#view.focus();
    else this.#then ??= () => this.focus();
  }

  disconnectedCallback(): void {
    this.#value = this.value;
    this.#then = undefined;
    this.#view?.destroy();
    this.#view = undefined;
    this.#kept.clear();
    this.#turns = false;
  }

  /** Returns what this editor has beyond the text. */
  protected abstract extensions(kit: Kit): Extension;

  /** Runs once the editor is there. */
  protected opened(): void {}

  /** Runs once the editor holds another document. */
  protected turned(): void {}

  protected get view(): EditorView | undefined {
    return this.#view;
  }

  protected template(): TemplateResult {
    return html`${this.#view ? nothing : html`<div class="waiting">${shown(this.#value.slice(0, LONGEST_WAITING))}</div>`}<div class="editor"></div>`;
  }

  /** Fetches what the extensions of this editor are made of, unless that is here. */
  protected fetched(): Promise<unknown> | undefined {
    return undefined;
  }

  protected override drawn(): void {
    if (this.#view || this.#waits) return;
    const fetched = this.fetched();
    if (kit && !fetched) {
      this.#open(this.#state());
      return;
    }
    this.#waits = true;
    whenReady(fetched, async () => {
      const made = { value: this.#value, readOnly: this.#readOnly, state: this.#state() };
      await turn();
      this.#waits = false;
      if (!this.isConnected || this.#view) return;
      // Both take their time. What was set between them is not in the first.
      const holds = made.value === this.#value && made.readOnly === this.#readOnly;
      this.#open(holds ? made.state : this.#state());
    });
  }

  #open(state: ReturnType<Kit['stateOf']>): void {
    this.#view = kit!.viewOf(this.shadowRoot!.querySelector('.editor')!, this.shadowRoot!, state);
    this.redraw();
    this.opened();
    this.#then?.();
    this.#then = undefined;
  }

  #state(): ReturnType<Kit['stateOf']> {
    return kit!.stateOf({
      value: this.#value,
      readOnly: this.#readOnly,
      label: () => this.#label,
      extensions: this.extensions(kit!),
      changed: (value) => { if (!this.#quiet) this.tell('countersign-input', { value }); },
    });
  }
}

const common = sheet(`
  .editor, .cm-editor { height: 100%; }
  .waiting + .editor { height: 0; min-height: 0; }
  .waiting { font: 13px/1.5 var(--mono); padding: 4px 6px; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; direction: ltr; }
  .cm-editor { background: var(--ground); color: var(--text); font-size: 13px; }
  :host(:focus-within) { outline: 2px solid var(--accent); outline-offset: 1px; }
  .cm-editor.cm-focused { outline: none !important; }
  .cm-editor .cm-scroller { font-family: var(--mono); line-height: 1.5; overflow: auto; }
  .cm-editor .cm-content { caret-color: var(--text); unicode-bidi: isolate; direction: ltr; }
  .cm-editor .cm-line { unicode-bidi: isolate; direction: ltr; }
  .cm-editor .cm-cursor { border-left-color: var(--text); }
  .cm-editor .cm-placeholder { color: var(--quiet); }
  .cm-editor .cm-selectionBackground, .cm-editor.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground {
    background: color-mix(in srgb, var(--accent) 25%, transparent); }
`);
