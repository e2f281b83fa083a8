// The policy editor: the text of one document, completed from the schema, with problems and warnings at their
// places. It parses nothing itself; the host hands over what `Policy.parse` and `Policy.lint` found.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '../types/index.js';
import { EditorPanel } from './editor.js';
import { fixOf } from './fixes.js';
import { define, sheet } from './panel.js';
import { completeFrom, describeFrom, type Schema } from './schema.js';

/** Something to underline: a problem that keeps the document from loading, or a warning that does not. */
export interface Finding extends Problem {
  readonly severity: 'problem' | 'warning' | 'notice';
}

const SEVERITIES = { problem: 'error', warning: 'warning', notice: 'info' } as const;

/** `<countersign-policy-editor>`: edits the text of one policy document. */
export class PolicyEditorElement extends EditorPanel {
  #findings: readonly Finding[] = [];
  #schema: Schema = {};

  constructor() {
    super([styles]);
    this.label = 'policy';
  }

  /** What to underline. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }
  set findings(findings: readonly Finding[]) {
    if (findings === this.#findings) return;
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

  /** Names the one fix of a finding, where there is exactly one. */
  fixOf(finding: Finding): string | undefined {
    return fixOf(finding, this.value)?.name;
  }

  /** Carries the one fix of a finding out, as if the person had typed it. */
  fix(finding: Finding): void {
    const found = fixOf(finding, this.value);
    if (found && !this.readOnly) this.view?.dispatch({ changes: found.changes });
  }

  protected override opened(): void {
    this.#underline();
  }

  protected extensions(): Extension {
    return [
      lineNumbers(), bracketMatching(), closeBrackets(), indentOnInput(),
      json(), syntaxHighlighting(colours), lintGutter(),
      autocompletion({ icons: false, override: [(context) => completeFrom(this.#schema, context)] }),
      hoverTooltip((view, at) => describeFrom(this.#schema, view.state, at)),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap]),
    ];
  }

  #underline(): void {
    const { view } = this;
    if (!view) return;
    const { length } = view.state.doc;
    const text = this.value;
    const diagnostics = this.#findings.map((finding): Diagnostic => {
      const from = Math.min(finding.span.start, length);
      const to = Math.min(Math.max(finding.span.end, from), length);
      const fix = this.readOnly ? undefined : fixOf(finding, text);
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
  .cm-editor .cm-gutters { background: var(--ground); color: var(--quiet); border: 0; }
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
