// What the editing panels share: a text in an editor that shows what is not seen, and obeys none of it.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, highlightSpecialChars, keymap } from '@codemirror/view';
import { html, type TemplateResult } from 'lit-html';
import { Panel, sheet } from './panel.js';
import { UNSEEN, nameOf } from './unseen.js';

/** A panel that edits one text. */
export abstract class EditorPanel extends Panel {
  #view: EditorView | undefined;
  #value = '';
  #label = '';
  #readOnly = false;
  #quiet = false;
  readonly #locked = new Compartment();

  constructor(styles: CSSStyleSheet[]) {
    super([common, ...styles]);
  }

  /** The text. Setting it tells nobody. */
  get value(): string {
    return this.#view ? textOf(this.#view.state) : this.#value;
  }
  set value(value: string) {
    if (value === this.value) return;
    this.#value = value;
    const view = this.#view;
    if (!view) return;
    this.#quiet = true;
    if (view.state.lineBreak === lineBreakOf(value)) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: view.state.toText(value) } });
    else view.setState(this.#state());
    this.#quiet = false;
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
    this.#view?.dispatch({ effects: this.#locked.reconfigure(EditorState.readOnly.of(readOnly)) });
  }

  /** Moves the cursor to a place of the text and shows it. */
  reveal(start: number, end = start): void {
    const view = this.#view;
    if (!view) return;
    const within = (at: number): number => Math.min(at, view.state.doc.length);
    view.dispatch({ selection: { anchor: within(start), head: within(end) }, scrollIntoView: true });
    view.focus();
  }

  override focus(): void {
    this.#view?.focus();
  }

  disconnectedCallback(): void {
    this.#value = this.value;
    this.#view?.destroy();
    this.#view = undefined;
  }

  /** Returns what this editor has beyond the text. */
  protected abstract extensions(): Extension;

  /** Runs once the editor is there. */
  protected opened(): void {}

  protected get view(): EditorView | undefined {
    return this.#view;
  }

  protected template(): TemplateResult {
    return html`<div class="editor"></div>`;
  }

  protected override drawn(): void {
    if (this.#view) return;
    const parent = this.shadowRoot!.querySelector('.editor')!;
    this.#view = new EditorView({ parent, root: this.shadowRoot!, state: this.#state() });
    this.opened();
  }

  #state(): EditorState {
    return EditorState.create({
      doc: this.#value,
      extensions: [
        this.extensions(),
        // A text of any other line ends keeps them, as signs that are seen.
        EditorState.lineSeparator.of(lineBreakOf(this.#value)),
        history(), drawSelection(), unseen, EditorView.lineWrapping,
        // Tab leaves the editor, as the keyboard does everywhere on a page.
        keymap.of([...defaultKeymap, ...historyKeymap]),
        this.#locked.of(EditorState.readOnly.of(this.#readOnly)),
        EditorView.contentAttributes.of(() => ({ 'aria-label': this.#label, spellcheck: 'false', autocapitalize: 'off' })),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !this.#quiet) this.tell('countersign-input', { value: textOf(update.state) });
        }),
      ],
    });
  }
}

/** An element stands for every unseen character, so that the character itself is not in the page. */
const unseen = highlightSpecialChars({
  specialChars: UNSEEN,
  render: (code) => {
    const sign = document.createElement('span');
    sign.className = 'sign';
    sign.textContent = code === 13 ? 'CR' : nameOf(code);
    sign.setAttribute('aria-label', nameOf(code));
    sign.setAttribute('role', 'img');
    return sign;
  },
});

function textOf(state: EditorState): string {
  return state.doc.sliceString(0, state.doc.length, state.lineBreak);
}

/** Returns what ends every line of a text: CRLF where each does, else a line feed. */
function lineBreakOf(text: string): string {
  return text.includes('\r\n') && !/[^\r]\n|^\n/.test(text) ? '\r\n' : '\n';
}

const common = sheet(`
  .editor, .cm-editor { height: 100%; }
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
