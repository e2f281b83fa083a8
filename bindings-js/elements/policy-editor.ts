// The policy editor: the text of one document, completed from the schema, with problems and warnings at their
// places. It parses nothing itself; the host hands over what `Policy.parse` and `Policy.lint` found.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightSpecialChars, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { html, type TemplateResult } from 'lit-html';
import type { Problem } from '../types/index.js';
import { fixOf } from './fixes.js';
import { Panel, define, sheet } from './panel.js';
import { completeFrom, describeFrom, type Schema } from './schema.js';

/** Something to underline: a problem that keeps the document from loading, or a warning that does not. */
export interface Finding extends Problem {
  readonly severity: 'problem' | 'warning' | 'notice';
}

const SEVERITIES = { problem: 'error', warning: 'warning', notice: 'info' } as const;

/** `<countersign-policy-editor>`: edits the text of one policy document. */
export class PolicyEditorElement extends Panel {
  #view: EditorView | undefined;
  #value = '';
  #findings: readonly Finding[] = [];
  #schema: Schema = {};
  #label = 'policy';
  #readOnly = false;
  readonly #locked = new Compartment();

  constructor() {
    super([styles]);
  }

  /** The text. Setting it tells nobody. */
  get value(): string {
    return this.#view?.state.doc.toString() ?? this.#value;
  }
  set value(value: string) {
    if (value === this.value) return;
    this.#value = value;
    this.#silently(() => this.#view?.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: value } }));
  }

  /** What to underline. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }
  set findings(findings: readonly Finding[]) {
    this.#findings = findings;
    this.#underline();
  }

  /** The JSON Schema that names and values are completed from. */
  get schema(): Schema {
    return this.#schema;
  }
  set schema(schema: Schema) {
    this.#schema = schema;
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
    const within = (at: number) => Math.min(at, view.state.doc.length);
    view.dispatch({ selection: { anchor: within(start), head: within(end) }, scrollIntoView: true });
    view.focus();
  }

  disconnectedCallback(): void {
    this.#value = this.value;
    this.#view?.destroy();
    this.#view = undefined;
  }

  protected template(): TemplateResult {
    return html`<div class="editor"></div>`;
  }

  protected override drawn(): void {
    if (this.#view) return;
    const parent = this.shadowRoot!.querySelector('.editor')!;
    this.#view = new EditorView({ parent, root: this.shadowRoot!, state: this.#state() });
    this.#underline();
  }

  #state(): EditorState {
    return EditorState.create({
      doc: this.#value,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightSpecialChars(), bracketMatching(), closeBrackets(), indentOnInput(),
        json(), syntaxHighlighting(colours), lintGutter(), EditorView.lineWrapping,
        autocompletion({ icons: false, override: [(context) => completeFrom(this.#schema, context)] }),
        hoverTooltip((view, at) => describeFrom(this.#schema, view.state, at)),
        // Tab leaves the editor, as the keyboard does everywhere on a page.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        this.#locked.of(EditorState.readOnly.of(this.#readOnly)),
        EditorView.contentAttributes.of({ 'aria-label': this.#label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !this.#quiet) this.tell('countersign-input', { value: update.state.doc.toString() });
        }),
      ],
    });
  }

  #quiet = false;
  #silently(work: () => void): void {
    this.#quiet = true;
    work();
    this.#quiet = false;
  }

  #underline(): void {
    const view = this.#view;
    if (!view) return;
    const { length } = view.state.doc;
    const diagnostics = this.#findings.map((finding): Diagnostic => {
      const from = Math.min(finding.span.start, length);
      const to = Math.min(Math.max(finding.span.end, from), length);
      const fix = fixOf(finding, view.state.doc.toString());
      const actions = fix ? [{ name: fix.name, apply: () => view.dispatch({ changes: fix.changes }) }] : [];
      return { from, to, severity: SEVERITIES[finding.severity], message: finding.message, source: finding.code, actions };
    });
    view.dispatch(setDiagnostics(view.state, diagnostics));
  }
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ask)' },
  { tag: tags.punctuation, color: 'var(--quiet)' },
]);

const styles = sheet(`
  :host { height: 100%; min-height: 8em; }
  .editor, .cm-editor { height: 100%; }
  .cm-editor { background: var(--ground); color: var(--text); font-size: 13px; }
  .cm-editor.cm-focused { outline: 2px solid var(--accent) !important; outline-offset: -2px; }
  .cm-editor .cm-scroller { font-family: var(--mono); line-height: 1.5; overflow: auto; }
  .cm-editor .cm-content { caret-color: var(--text); unicode-bidi: isolate; direction: ltr; }
  .cm-editor .cm-gutters { background: var(--ground); color: var(--quiet); border: 0; }
  .cm-editor .cm-cursor { border-left-color: var(--text); }
  .cm-editor .cm-selectionBackground, .cm-editor.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground {
    background: color-mix(in srgb, var(--accent) 25%, transparent); }
  .cm-editor .cm-matchingBracket { background: color-mix(in srgb, var(--accent) 20%, transparent) !important; outline: 0; }
  .cm-editor .cm-tooltip { background: var(--raised); color: var(--text); border: 1px solid var(--line); border-radius: 5px; max-width: 32em; }
  .cm-editor .cm-tooltip-hover, .cm-tooltip .about { padding: 4px 8px; }
  .cm-editor .cm-tooltip-autocomplete ul li[aria-selected] { background: var(--accent); color: var(--ground); }
  .cm-editor .cm-completionInfo { max-width: 24em; padding: 6px 8px; }
  .cm-editor .cm-diagnostic { color: var(--text); padding: 4px 8px; }
  .cm-editor .cm-diagnosticSource { color: var(--quiet); }
  .cm-editor .cm-diagnosticAction { font: inherit; background: var(--accent); color: var(--ground); border-radius: 4px; padding: 1px 8px; }
  .cm-editor .cm-lintRange-error { background: none; text-decoration: underline wavy var(--deny) 1.5px; text-underline-offset: 3px; }
  .cm-editor .cm-lintRange-warning { background: none; text-decoration: underline wavy var(--ask) 1.5px; text-underline-offset: 3px; }
  .cm-editor .cm-lintRange-info { background: none; text-decoration: underline dotted var(--accent) 1.5px; text-underline-offset: 3px; }
  .cm-editor .cm-panels { background: var(--raised); color: var(--text); }
`);

define('countersign-policy-editor', PolicyEditorElement);
