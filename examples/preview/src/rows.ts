// Rows of a history: which are shown, in which groups, and in which files they leave.

import type { Layer, Operation, Workspace } from 'countersign';
import type { Row } from './engine/messages';
import type { Filters } from './state';

/** How long one look at the rows may take, in milliseconds: a frame, and no more. */
const BUDGET = 8;
/** How many rows are looked at between two looks at the clock. */
const STRIDE = 256;

interface Sieve {
  readonly rows: readonly Row[];
  readonly key: string;
  readonly found: Row[];
  /** How many rows have been looked at. */
  seen: number;
}
let sieve: Sieve | undefined;

/**
 * The rows that pass the filters, as far as they were found. It goes on where it stopped, because a page asks again with
 * every frame and a long history would take longer than one.
 */
export function filtered(rows: readonly Row[], filters: Filters): readonly Row[] {
  const { change, search, only } = filters;
  if (all(filters)) return rows;
  const own = sieveOf(rows, filters);
  const wanted = search.toLowerCase();
  const end = performance.now() + BUDGET;
  while (own.seen < rows.length && performance.now() < end) {
    for (const row of rows.slice(own.seen, own.seen + STRIDE)) {
      if (passes(row, change) && holds(row, wanted) && (!only || groupOf(row, only.by) === only.name)) own.found.push(row);
    }
    own.seen = Math.min(rows.length, own.seen + STRIDE);
  }
  return own.found;
}

/** Tells whether every row was looked at. */
export function sifted(rows: readonly Row[], filters: Filters): boolean {
  return all(filters) || sieveOf(rows, filters).seen === rows.length;
}

function all({ change, search, only }: Filters): boolean {
  return change === 'all' && search === '' && !only;
}

function sieveOf(rows: readonly Row[], { change, search, only }: Filters): Sieve {
  const key = JSON.stringify([change, search, only]);
  return sieve?.rows === rows && sieve.key === key ? sieve : (sieve = { rows, key, found: [], seen: 0 });
}

function holds({ text, after }: Row, wanted: string): boolean {
  return wanted === '' || `${text}\0${after.message}\0${after.code}\0${after.pattern}`.toLowerCase().includes(wanted);
}

function passes({ before, after }: Row, change: Filters['change']): boolean {
  switch (change) {
    case 'all':
      return true;
    case 'changed':
      return before.effect !== after.effect;
    case 'asks':
      return after.effect === 'ask';
    case 'denies':
      return after.effect === 'deny';
    case 'allows':
      return after.effect === 'allow';
  }
}

/** A group of rows. */
export interface Group {
  readonly name: string;
  count: number;
  before: number;
  after: number;
}

export type By = 'program' | 'rule';

interface Groups {
  readonly rows: readonly Row[];
  readonly by: By;
  readonly named: Map<string, Group>;
  seen: number;
  sorted: Group[];
}
let groups: Groups | undefined;

/** Puts rows together, those with most questions first; rows that came since are added to the groups there are. */
export function grouped(rows: readonly Row[], by: By): readonly Group[] {
  if (groups?.rows !== rows || groups.by !== by) groups = { rows, by, named: new Map(), seen: 0, sorted: [] };
  if (groups.seen === rows.length) return groups.sorted;
  for (const row of rows.slice(groups.seen)) {
    const name = groupOf(row, by);
    let group = groups.named.get(name);
    if (!group) groups.named.set(name, (group = { name, count: 0, before: 0, after: 0 }));
    group.count += 1;
    if (row.before.effect === 'ask') group.before += 1;
    if (row.after.effect === 'ask') group.after += 1;
  }
  groups.seen = rows.length;
  groups.sorted = [...groups.named.values()].sort((one, other) => other.after - one.after || other.count - one.count);
  return groups.sorted;
}

function groupOf({ program, after }: Row, by: By): string {
  return by === 'program' ? program : after.pattern || after.code;
}

/** The rows as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets a quote before it. */
export function csvOf(rows: readonly Row[]): Promise<string[]> {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return pieces(rows, 'index,kind,operation,before,after,code,rule,reason\r\n', ({ index, kind, text, before, after }) =>
    `${[String(index), kind, text, before.effect, after.effect, after.code, after.pattern, after.message].map(cell).join(',')}\r\n`);
}

/** The rows as a JSON list. */
export async function jsonOf(rows: readonly Row[]): Promise<string[]> {
  let first = true;
  const parts = await pieces(rows, '[', (row) => {
    const text = `${first ? '' : ','}\n${JSON.stringify(row)}`;
    first = false;
    return text;
  });
  return [...parts, '\n]\n'];
}

/** Writes rows, a few thousand at a time, so that the page answers meanwhile. */
async function pieces(rows: readonly Row[], head: string, line: (row: Row) => string): Promise<string[]> {
  const parts = [head];
  for (let from = 0; from < rows.length; from += 2000) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve));
    parts.push(rows.slice(from, from + 2000).map(line).join(''));
  }
  return parts;
}

/** The commands of rows as the examples of a rule: it must match those that it lets through now. */
export function examplesOf(rows: readonly Row[]): string {
  const texts = (of: readonly Row[]): string[] => [...new Set(of.map(({ text }) => text))];
  return json({ examples: { matches: texts(rows.filter(({ after }) => after.effect === 'allow')), misses: texts(rows.filter(({ after }) => after.effect !== 'allow')) } });
}

/** The rows, with their operations, as vectors that every face of the component can run. */
export function vectorsOf(rows: readonly Row[], operations: readonly Operation[], layers: readonly Layer[], workspace: Workspace): string {
  return json({
    about: 'taken from a history',
    layers: layers.map((layer) => ({ ...layer, policy: typeof layer.policy === 'string' ? JSON.parse(layer.policy) as object : layer.policy })),
    workspace,
    cases: rows.map(({ index, text, after }, at) => ({ name: `${index}: ${text}`, operation: operations[at], expect: { effect: after.effect } })),
  });
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
