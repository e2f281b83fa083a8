// The policy editor: the text of one document, completed from the schema, with problems and warnings at their
// places. It parses nothing itself; the host hands over what `Policy.parse` and `Policy.lint` found.

import type { Extension } from '@codemirror/state';
import type { Problem } from '../types/index.js';
import { EditorPanel } from './editor.js';
import { fixOf } from './fixes.js';
import { define, sheet } from './panel.js';
import type { Schema } from './schema.js';

/** Something to underline: a problem that keeps the document from loading, or a warning that does not. */
export interface Finding extends Problem {
  readonly severity: 'problem' | 'warning' | 'notice';
}

let kit: typeof import('./policy-extensions.js') | undefined;

/** `<countersign-policy-editor>`: edits the text of one policy document. */
export class PolicyEditorElement extends EditorPanel {
  #findings: readonly Finding[] = [];
  #schema: Schema = {};
  /** Whether the editor has nothing underlined. */
  #plain = true;

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
    this.#plain = true;
    this.#underline();
  }

  /** What was found in one document is not in another. */
  protected override turned(): void {
    this.#plain = false;
    this.findings = [];
  }

  protected override fetched(): Promise<unknown> | undefined {
    return kit ? undefined : import('./policy-extensions.js').then((module) => { kit = module; });
  }

  protected extensions(): Extension {
    return kit!.policyExtensions(() => this.#schema);
  }

  #underline(): void {
    const { view } = this;
    if (!view || (this.#plain && this.#findings.length === 0)) return;
    this.#plain = this.#findings.length === 0;
    kit!.underline(view, this.#findings, this.value);
  }
}

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
