// What the policy editor has beyond a text: colours, completion and descriptions from the schema, underlined findings.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { hoverTooltip, keymap, lineNumbers, type EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { fixOf } from './fixes.js';
import type { Finding } from './policy-editor.js';
import { completeFrom, describeFrom, type Schema } from './schema.js';

const SEVERITIES = { problem: 'error', warning: 'warning', notice: 'info' } as const;

export function policyExtensions(schema: () => Schema): Extension {
  return [
    lineNumbers(), bracketMatching(), closeBrackets(), indentOnInput(),
    json(), syntaxHighlighting(colours), lintGutter(),
    autocompletion({ icons: false, override: [(context) => completeFrom(schema(), context)] }),
    hoverTooltip((view, at) => describeFrom(schema(), view.state, at)),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap]),
  ];
}

/** Underlines findings, each with its one fix where there is exactly one. */
export function underline(view: EditorView, findings: readonly Finding[], text: string): void {
  const { length } = view.state.doc;
  const diagnostics = findings.map((finding): Diagnostic => {
    const from = Math.min(finding.span.start, length);
    const to = Math.min(Math.max(finding.span.end, from), length);
    const fix = view.state.readOnly ? undefined : fixOf(finding, text);
    const actions = fix ? [{ name: fix.name, apply: () => view.dispatch({ changes: fix.changes }) }] : [];
    return { from, to, severity: SEVERITIES[finding.severity], message: finding.message, source: finding.code, actions };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ask)' },
  { tag: tags.punctuation, color: 'var(--quiet)' },
]);
