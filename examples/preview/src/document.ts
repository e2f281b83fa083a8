// Small edits of a policy's text that leave the rest of it as its author wrote it.

import type { Suggestion } from 'countersign';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Sets a field of the document to a text value. */
export function withField(text: string, name: string, value: string): string {
  const place = fieldsOf(text).get(name);
  const written = JSON.stringify(value);
  if (place) return text.slice(0, place.start) + written + text.slice(place.end);
  const brace = text.indexOf('{');
  if (brace < 0) return text;
  const rest = text.slice(brace + 1);
  const comma = /^\s*\}/.test(rest) ? '' : ',';
  return `${text.slice(0, brace + 1)}\n  ${JSON.stringify(name)}: ${written}${comma}${rest}`;
}

/** Adds what is suggested: a command to the trusted commands, grants to the grants, anything else to the rules. */
export function withRule(text: string, suggestion: Suggestion): string {
  const { command, url, tool, grants } = suggestion;
  if (grants && (command ?? url ?? tool) === undefined) return withGrants(text, grants);
  return command === undefined || grants ? withEntry(text, 'rules', spaced(suggestion)) : withEntry(text, 'trustedCommands', JSON.stringify(command));
}

function withGrants(text: string, { write = [], env = [] }: NonNullable<Suggestion['grants']>): string {
  const place = fieldsOf(text).get('grants');
  const known = (place ? JSON.parse(text.slice(place.start, place.end)) : {}) as NonNullable<Suggestion['grants']>;
  const all = { write: [...new Set([...known.write ?? [], ...write])], env: [...new Set([...known.env ?? [], ...env])] };
  const written = spaced(Object.fromEntries(Object.entries(all).filter(([, texts]) => texts.length > 0)));
  if (place) return text.slice(0, place.start) + written + text.slice(place.end);
  const brace = text.indexOf('{');
  if (brace < 0) return text;
  const rest = text.slice(brace + 1);
  return `${text.slice(0, brace + 1)}\n  "grants": ${written}${/^\s*\}/.test(rest) ? '' : ','}${rest}`;
}

function withEntry(text: string, name: string, entry: string): string {
  const place = fieldsOf(text).get(name);
  if (!place) {
    const end = text.lastIndexOf('}');
    if (end < 0) return text;
    const head = text.slice(0, end).trimEnd();
    return `${head}${head.endsWith('{') ? '' : ','}\n  ${JSON.stringify(name)}: [\n    ${entry}\n  ]\n${text.slice(end)}`;
  }
  const list = text.slice(place.start, place.end);
  const inner = list.slice(1, -1).trimEnd();
  if (inner.trim() === '') return `${text.slice(0, place.start)}[${entry}]${text.slice(place.end)}`;
  const tail = list.slice(1 + inner.length);
  const indent = /\n([ \t]*)[^\n]*$/.exec(inner)?.[1];
  const separator = tail.includes('\n') ? `,\n${indent ?? '    '}` : ', ';
  return `${text.slice(0, place.start)}[${inner}${separator}${entry}${tail}${text.slice(place.end)}`;
}

function spaced(value: object): string {
  return `{ ${Object.entries(value).map(([name, own]) => `${JSON.stringify(name)}: ${JSON.stringify(own)}`).join(', ')} }`;
}

/** Returns where the values of the outermost object stand. */
function fieldsOf(text: string): Map<string, Place> {
  const fields = new Map<string, Place>();
  let depth = 0;
  let name: string | undefined;
  let start = -1;
  let last = '';
  const finish = (end: number): void => {
    if (name !== undefined && start >= 0) fields.set(name, { start, end: start + text.slice(start, end).trimEnd().length });
    name = undefined;
    start = -1;
  };
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g)) {
    if (depth === 1 && token === ':' && name === undefined) {
      try {
        name = JSON.parse(last) as string;
      } catch {
        // No name; the parser of the component says what is wrong.
      }
      continue;
    }
    if (depth === 1 && (token === ',' || token === '}')) finish(index);
    else if (depth === 1 && name !== undefined && start < 0) start = index;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    last = token;
  }
  return fields;
}

/** One line of a difference. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Compares two texts that differ in one place, with two lines around it. */
export function changedLines(before: string, after: string): DiffLine[] {
  const [one, other] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const lines = (kind: DiffLine['kind'], from: string[]): DiffLine[] => from.map((text) => ({ kind, text }));
  return [
    ...lines('same', one.slice(Math.max(0, head - 2), head)),
    ...lines('removed', one.slice(head, one.length - tail)),
    ...lines('added', other.slice(head, other.length - tail)),
    ...lines('same', one.slice(one.length - tail, one.length - tail + 2)),
  ];
}
