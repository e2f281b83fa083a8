// The text input: one text of an operation or of a file, in which direction and control characters are seen.

import type { Extension } from '@codemirror/state';
import { EditorPanel, type Kit } from './editor.js';
import { define, sheet } from './panel.js';

/** `<countersign-text-input>`: edits one text. */
export class TextInputElement extends EditorPanel {
  #placeholder = '';

  constructor() {
    super([styles]);
  }

  /** What is shown while there is no text. */
  get placeholder(): string {
    return this.#placeholder;
  }
  set placeholder(text: string) {
    this.#placeholder = text;
  }

  protected extensions({ hint }: Kit): Extension {
    return hint(() => this.#placeholder);
  }
}

const styles = sheet(`
  :host { border: 1px solid var(--line); border-radius: 5px; overflow: hidden; }
  .cm-editor .cm-scroller { min-height: inherit; max-height: inherit; }
  .editor, .cm-editor { min-height: inherit; max-height: inherit; }
  .cm-editor .cm-content { padding: 7px 4px; }
  .waiting { padding: 7px 6px; }
`);

define('countersign-text-input', TextInputElement);
