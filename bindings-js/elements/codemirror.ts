// The editor inside the editing panels. It is most of what the panels are made of, so it comes once one of them is in a
// page: nothing but types is imported from here and from `policy-extensions.ts`, except when it is needed.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension, type StateEffect } from '@codemirror/state';
import { EditorView, drawSelection, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { UNSEEN, nameOf } from './unseen.js';

export interface Options {
  readonly value: string;
  readonly readOnly: boolean;
  readonly label: () => string;
  /** What this editor has beyond the text. */
  readonly extensions: Extension;
  readonly changed: (value: string) => void;
}

/** Begins with a text. */
export function stateOf({ value, readOnly, label, extensions, changed }: Options): EditorState {
  return EditorState.create({
    doc: value,
    extensions: [
      extensions,
      // A text of any other line ends keeps them, as signs that are seen.
      EditorState.lineSeparator.of(lineBreakOf(value)),
      history(), drawSelection(), unseen, EditorView.lineWrapping,
      // Tab leaves the editor, as the keyboard does everywhere on a page.
      keymap.of([...defaultKeymap, ...historyKeymap]),
      locked.of(EditorState.readOnly.of(readOnly)),
      // What scrolls is reached with the keyboard, by the index of what is in it too.
      EditorView.contentAttributes.of(() => ({ 'aria-label': label(), tabindex: '0', spellcheck: 'false', autocapitalize: 'off' })),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(textOf(update.state));
      }),
    ],
  });
}

export function viewOf(parent: Element, root: ShadowRoot, state: EditorState): EditorView {
  return new EditorView({ parent, root, state });
}

/** Shows a text while there is none. */
export function hint(text: () => string): Extension {
  return placeholder(() => {
    const element = document.createElement('span');
    element.textContent = text();
    return element;
  });
}

const locked = new Compartment();

/** Lets a person write, or not. */
export function lock(readOnly: boolean): StateEffect<unknown> {
  return locked.reconfigure(EditorState.readOnly.of(readOnly));
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

export function textOf(state: EditorState): string {
  return state.doc.sliceString(0, state.doc.length, state.lineBreak);
}

/** Returns what ends every line of a text: CRLF where each does, else a line feed. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') && !/[^\r]\n|^\n/.test(text) ? '\r\n' : '\n';
}
