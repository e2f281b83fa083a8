// The decision panel: an effect, the operation with its parts marked, every reason, and what would allow it.

import { html, nothing, type TemplateResult } from 'lit-html';
import type { Decision, Effect, Operation, Reason, RuleReference, Suggestion } from '../types/index.js';
import { Panel, define, sheet, shown } from './panel.js';

/** A range of a text with an effect, and what to say about it. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly effect: Effect;
  readonly about: string;
}

const SIGNS: Record<Effect, string> = { allow: '✓', ask: '?', deny: '✕' };
/** How many pieces of a text are marked; a longer line ends without marks. */
const MOST_PIECES = 300;
/** How many characters of a piece, a message or a pattern are shown: nobody reads more, and layout takes its time. */
const LONGEST_PIECE = 2000;
const LONGEST_MESSAGE = 400;
const MOST_LISTED = 100;
const STRICTNESS: Record<Effect, number> = { allow: 0, ask: 1, deny: 2 };

/** `<countersign-decision>`: shows one decision about one operation. */
export class DecisionElement extends Panel {
  #decision: Decision | undefined;
  #operation: Operation | undefined;
  /** Whether the parts are listed. */
  #listed = false;

  constructor() {
    super([styles]);
  }

  get decision(): Decision | undefined {
    return this.#decision;
  }
  set decision(decision: Decision | undefined) {
    if (decision === this.#decision) return;
    this.#decision = decision;
    this.draw();
  }

  get operation(): Operation | undefined {
    return this.#operation;
  }
  set operation(operation: Operation | undefined) {
    if (operation === this.#operation) return;
    this.#operation = operation;
    this.draw();
  }

  protected template(): TemplateResult {
    const decision = this.#decision;
    if (!decision) return html``;
    const { effect, review, reasons, suggestions, target } = decision;
    return html`
      <p class="effect ${effect}"><span aria-hidden="true">${SIGNS[effect]}</span> <strong>${effect}</strong>
        ${review ? html`<span class="quiet">· review</span>` : nothing}</p>
      ${this.#texts(decision)}
      ${this.#parts(decision)}
      ${target === undefined ? nothing : html`<p class="target"><span class="quiet">target</span> <bdi class="mono">${cut(target, LONGEST_PIECE)}</bdi></p>`}
      <ul class="reasons" aria-label="reasons">${reasons.slice(0, MOST_LISTED).map(reasonOf)}</ul>
      ${reasons.length > MOST_LISTED ? html`<p class="quiet">and ${reasons.length - MOST_LISTED} more reasons</p>` : nothing}
      ${suggestions.length === 0 ? nothing : html`
        <div class="suggestions" role="group" aria-label="suggestions">
          ${suggestions.map((suggestion) => html`
            <button @click=${() => this.tell('countersign-suggestion', suggestion)}>
              Allow <code><bdi>${cut(patternOf(suggestion), LONGEST_MESSAGE)}</bdi></code></button>`)}
        </div>`}`;
  }

  /** Lists the parts of the line, for those who do not point at them. */
  #parts({ parts }: Decision): unknown {
    const operation = this.#operation;
    if (!parts?.length || operation?.kind !== 'run-command') return nothing;
    const open = (event: Event): void => {
      this.#listed = (event.target as HTMLDetailsElement).open;
      this.draw();
    };
    return html`<details class="parts" .open=${this.#listed} @toggle=${open}><summary>${parts.length === 1 ? '1 part' : `${parts.length} parts`}</summary>
      ${this.#listed ? html`<ol>${parts.slice(0, MOST_LISTED).map(({ start, end, effect, rule, change }) => html`<li>
        <span class=${effect}>${effect}</span> <code><bdi>${cut(operation.command.slice(start, end), LONGEST_MESSAGE)}</bdi></code>
        <p class="quiet">${rule ? html`${sourceOf(rule)} <code><bdi>${cut(rule.pattern, LONGEST_MESSAGE)}</bdi></code>` : 'no rule'}${change ? html` · <bdi>${cut(change, LONGEST_MESSAGE)}</bdi>` : nothing}</p></li>`)}</ol>
        ${parts.length > MOST_LISTED ? html`<p class="quiet">and ${parts.length - MOST_LISTED} more</p>` : nothing}` : nothing}</details>`;
  }

  /** Shows each text of the operation that something is said about, with its marks. */
  #texts(decision: Decision): unknown {
    const operation = this.#operation;
    if (!operation) return nothing;
    const fields = new Map<string, Mark[]>();
    for (const { subject, effect, message } of decision.reasons) {
      if (!subject) continue;
      const marks = fields.get(subject.field) ?? [];
      marks.push({ start: subject.start, end: subject.end, effect, about: message });
      fields.set(subject.field, marks);
    }
    if (decision.parts?.length) {
      const marks = decision.parts.map(({ start, end, effect, rule, change }) => (
        { start, end, effect, about: [rule ? `rule ${rule.pattern}` : 'no rule', change].filter(Boolean).join(' · ') }));
      fields.set('command', marks);
    }
    return [...fields].map(([field, marks]) => {
      const text = fieldOf(operation, field);
      return text === undefined ? nothing : html`<pre class="line" tabindex="0" aria-label=${field} dir="ltr">${marked(text, marks)}</pre>`;
    });
  }
}

/** Cuts a text where marks begin and end; of several marks on a piece the shortest speaks, then the strictest. */
function marked(text: string, marks: readonly Mark[]): unknown[] {
  // A mark makes two cuts at most, so that those which begin first are enough for all pieces that are marked.
  const first = [...marks].sort((one, other) => one.start - other.start).slice(0, MOST_PIECES);
  const cuts = [...new Set([0, text.length, ...first.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut <= text.length).sort((one, other) => one - other);
  const order = first.sort((one, other) =>
    one.end - one.start - (other.end - other.start) || STRICTNESS[other.effect] - STRICTNESS[one.effect]);
  const rest = cuts[MOST_PIECES] ?? text.length;
  const pieces = cuts.slice(1, MOST_PIECES + 1).map((end, index) => {
    const start = cuts[index]!;
    const piece = cut(text.slice(start, end), LONGEST_PIECE);
    const mark = order.find((one) => one.start <= start && one.end >= end);
    return mark ? html`<span class="part ${mark.effect}" title=${mark.about}>${piece}</span>` : html`<span class="glue">${piece}</span>`;
  });
  return rest < text.length ? [...pieces, html`<span class="glue">${cut(text.slice(rest), LONGEST_PIECE)}</span>`] : pieces;
}

/** Shows a text up to a length, and how much is left. */
function cut(text: string, most: number): unknown {
  return text.length <= most ? shown(text) : [shown(text.slice(0, most)), `… and ${text.length - most} characters more`];
}

function reasonOf({ code, effect, message, rule, disguises }: Reason): TemplateResult {
  return html`<li><span class=${effect} aria-hidden="true">${SIGNS[effect]}</span>
    <div><bdi>${cut(message, LONGEST_MESSAGE)}</bdi>
      <p class="quiet"><code title="code">${code}</code>
        ${rule ? html` · ${sourceOf(rule)} <code><bdi>${cut(rule.pattern, LONGEST_MESSAGE)}</bdi></code>` : nothing}
        ${disguises?.map((disguise) => html` <span class="disguise">${disguise}</span>`) ?? nothing}</p>
    </div></li>`;
}

/** Returns where a rule stands, in words. */
export function sourceOf({ source, list, index, id }: RuleReference): string {
  const place = list === undefined ? '' : ` ${list}/${index}`;
  return `${source}${place}${id === undefined ? '' : ` (${id})`}`;
}

/** Returns what a suggestion would allow: its pattern, what it grants, or both. */
export function patternOf({ command, url, tool, grants }: Suggestion): string {
  const writes = grants?.write?.map((glob) => `writing ${glob}`) ?? [];
  const sets = grants?.env?.map((name) => `setting ${name}`) ?? [];
  const granted = [...writes, ...sets].join(', ');
  return [command ?? url ?? tool ?? '', granted].filter((text) => text !== '').join(' ');
}

/** Returns the text of a field of an operation: `path`, `command`, `paths/2` and the like. */
function fieldOf(operation: Operation, field: string): string | undefined {
  let value: unknown = operation;
  for (const step of field.split('/')) value = value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined;
  if (value !== null && typeof value === 'object') value = Reflect.get(value, 'path');
  return typeof value === 'string' ? value : undefined;
}

const styles = sheet(`
  p { margin: 0; }
  .effect { font-size: 1.25em; display: flex; gap: .4em; align-items: baseline; }
  .effect .quiet { font-size: .8em; }
  .line { font-family: var(--mono); font-size: .95em; background: var(--raised); border-radius: 5px; padding: 8px 10px;
    margin: 8px 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 12em; overflow: auto; unicode-bidi: isolate; }
  .part { text-decoration: underline; text-underline-offset: 4px; text-decoration-thickness: 1px; }
  .part.ask { text-decoration-style: wavy; }
  .part.deny { text-decoration-style: double; }
  .glue { color: var(--quiet); }
  .target { margin: 6px 0; overflow-wrap: anywhere; }
  .reasons { list-style: none; margin: 8px 0; padding: 0; display: grid; gap: 8px; }
  .reasons li { display: grid; grid-template-columns: 1.2em 1fr; overflow-wrap: anywhere; }
  .reasons p { font-size: .88em; margin-top: 1px; }
  .disguise { border: 1px solid var(--line); border-radius: 3px; padding: 0 4px; }
  .parts { margin: 6px 0; } summary { cursor: pointer; color: var(--quiet); }
  .parts ol { margin: 4px 0; padding-inline-start: 1.8em; overflow-wrap: anywhere; display: grid; gap: 4px; }
  .parts ol p { font-size: .88em; }
  .suggestions { display: flex; flex-wrap: wrap; gap: 6px; }
  .suggestions button { max-width: 100%; overflow-wrap: anywhere; }
`);

define('countersign-decision', DecisionElement);
