// Rows of a history: which are shown, in which groups, and in which files they leave.

import type { Operation, Workspace } from 'countersign';
import type { Row } from './engine/messages';
import type { Filters } from './state';

/** The rows that pass the filters. The last answer is kept, because a page asks again with every frame. */
export function filtered(rows: readonly Row[], { change, search }: Filters): readonly Row[] {
  const key = `${change}\0${rows.length}\0${search}`;
  if (last?.rows === rows && last.key === key) return last.found;
  const wanted = search.toLowerCase();
  const found = change === 'all' && wanted === '' ? rows : rows.filter((row) => passes(row, change)
    && (wanted === '' || `${row.text}\0${row.after.message}\0${row.after.code}\0${row.after.pattern}`.toLowerCase().includes(wanted)));
  last = { rows, key, found };
  return found;
}
let last: { rows: readonly Row[]; key: string; found: readonly Row[] } | undefined;

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

/** Puts rows together, those with most questions first. */
export function grouped(rows: readonly Row[], by: 'program' | 'rule'): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const name = by === 'program' ? row.program : row.after.pattern || row.after.code;
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { name, count: 0, before: 0, after: 0 }));
    group.count += 1;
    if (row.before.effect === 'ask') group.before += 1;
    if (row.after.effect === 'ask') group.after += 1;
  }
  return [...groups.values()].sort((one, other) => other.after - one.after || other.count - one.count);
}

/** The rows as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets a quote before it. */
export function csvOf(rows: readonly Row[]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map(({ index, kind, text, before, after }) =>
    [String(index), kind, text, before.effect, after.effect, after.code, after.pattern, after.message].map(cell).join(','));
  return `${['index,kind,operation,before,after,code,rule,reason', ...lines].join('\r\n')}\r\n`;
}

/** The commands of rows as the examples of a rule: it must match those that it lets through now. */
export function examplesOf(rows: readonly Row[]): string {
  const texts = (of: readonly Row[]): string[] => [...new Set(of.map(({ text }) => text))];
  return json({ examples: { matches: texts(rows.filter(({ after }) => after.effect === 'allow')), misses: texts(rows.filter(({ after }) => after.effect !== 'allow')) } });
}

/** The rows, with their operations, as vectors that every face of the component can run. */
export function vectorsOf(rows: readonly Row[], operations: readonly Operation[], policy: unknown, workspace: Workspace): string {
  return json({
    about: 'taken from a history',
    policy,
    workspace,
    cases: rows.map(({ index, text, after }, at) => ({ name: `${index}: ${text}`, operation: operations[at], expect: { effect: after.effect } })),
  });
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
