/// <reference lib="dom" />

import type { Choice, CountersignError, Decision, Operation, Problem, Scope, Session, Suggestion, Target } from '../index.js';

// Importing this module defines the elements. Each keeps its state to itself: a page may hold any number of them.
// Colours and the code font follow the custom properties `--countersign-allow`, `-ask`, `-deny`, `-text`, `-quiet`,
// `-ground`, `-raised`, `-line`, `-accent` and `-mono`; light and dark follow `color-scheme`.

/** The events of the elements. All of them bubble and cross shadow roots. */
export interface CountersignEventMap {
  /** `<countersign-decision>`: the person wants this rule in the policy. */
  'countersign-suggestion': CustomEvent<Suggestion>;
  /** `<countersign-policy-editor>` and `<countersign-text-input>`: the person changed the text. */
  'countersign-input': CustomEvent<{ readonly value: string }>;
  /** `<countersign-review>`: the person decided in the session. */
  'countersign-decided': CustomEvent<{ readonly choice: Choice | 'undecide' | 'undo'; readonly target: Target }>;
  /** `<countersign-review>`: the person wants the decisions carried out, of which so many are still open. */
  'countersign-apply': CustomEvent<{ readonly undecided: number }>;
  /** `<countersign-review>`: the session refused a decision. */
  'countersign-refused': CustomEvent<{ readonly error: CountersignError }>;
}

/** `<countersign-decision>`: shows one decision about one operation, with everything unseen written out. */
export declare class DecisionElement extends HTMLElement {
  /** The decision; nothing is shown without one. */
  decision: Decision | undefined;
  /** The operation that it is about, for the texts that its parts and subjects lie in. */
  operation: Operation | undefined;
}

/** Returns what a suggestion would allow, in a line: its pattern, what it grants, or both. */
export declare function patternOf(suggestion: Suggestion): string;

/** Something to underline: what keeps the document from loading, a warning, or what was left out. */
export interface Finding extends Problem {
  readonly severity: 'problem' | 'warning' | 'notice';
}

/** `<countersign-policy-editor>`: edits the text of one policy document. It parses nothing itself. */
export declare class PolicyEditorElement extends HTMLElement {
  /** Names the document that the text is of: each has an undo history of its own. Set it before the text and the findings. */
  document: string;
  /** The text. Setting it sends no event. */
  value: string;
  /** What to underline, with places in the text as it is now. */
  findings: readonly Finding[];
  /** The JSON Schema that names and values are completed from: `countersign/policy.schema.json`. */
  schema: object;
  /** The accessible name. */
  label: string;
  readOnly: boolean;
  /** Moves the cursor to a place of the text, in UTF-16 code units, and shows it. */
  reveal(start: number, end?: number): void;
  /** Names the one fix of a finding; undefined where there is none, or a choice. */
  fixOf(finding: Finding): string | undefined;
  /** Carries the one fix of a finding out, as if the person had typed it: `countersign-input` follows. */
  fix(finding: Finding): void;
}

/**
 * `<countersign-text-input>`: edits one text, such as a command. Direction and control characters are signs in it, never
 * obeyed; line ends stay as they are.
 */
export declare class TextInputElement extends HTMLElement {
  /** Names the document that the text is of: each has an undo history of its own. Set it before the text. */
  document: string;
  /** The text. Setting it sends no event. */
  value: string;
  /** What is shown while there is no text. */
  placeholder: string;
  /** The accessible name. */
  label: string;
  readOnly: boolean;
  /** Moves the cursor to a place of the text, in UTF-16 code units, and shows it. */
  reveal(start: number, end?: number): void;
}

/**
 * `<countersign-review>`: reviews what an agent changed, by turn, file and hunk. It decides in the session; planning
 * and writing is the host's, which answers `countersign-apply` and calls `refresh` afterwards.
 *
 * Keys, while the focus is within: `n` and `p` go to the next and previous hunk, which is marked then, as one is that is
 * clicked. `a` accepts the marked hunk, `r` rejects it, `k` keeps and `d` drops what the person typed in an entangled
 * one, `u` takes the last decision back.
 */
export declare class ReviewElement extends HTMLElement {
  /** The session; nothing is shown without one. What happens in it is seen after `refresh`. */
  session: Session | undefined;
  /** Which changes are shown; those of the latest turn where nothing is said. */
  scope: Scope;
  layout: 'unified' | 'split';
  /** Reads the session anew, after the host recorded something, refreshed the review or carried a plan out. */
  refresh(): void;
  /** Takes a key that was pressed while the focus was elsewhere, and tells whether it is one of the panel's. */
  press(event: KeyboardEvent): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'countersign-decision': DecisionElement;
    'countersign-policy-editor': PolicyEditorElement;
    'countersign-review': ReviewElement;
    'countersign-text-input': TextInputElement;
  }
  interface GlobalEventHandlersEventMap extends CountersignEventMap {}
}
