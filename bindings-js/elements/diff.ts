// One change as a table of lines, in one column or two.

import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Change, Hunk } from '../types/index.js';
import { imagesOf } from './image.js';
import type { Near } from './near.js';
import { inked } from './ink.js';
import { rowsOf, titleOf, type Line, type Row } from './patch.js';
import { isText } from './words.js';

interface Options {
  readonly layout: 'unified' | 'split';
  /** Which chunks are to be in the page; any other is a space of about its height. */
  readonly near: Near;
  readonly hunk: (hunk: Hunk, title: string) => TemplateResult;
}

/** Some neighbouring rows of a change, which enter the page together. */
export interface Chunk {
  /** The same for the chunk in its place after the session was read anew. */
  readonly key: string;
  /** Its place in the change. */
  readonly index: number;
  readonly rows: readonly Row[];
}

// Few enough rows that drawing them is no long task.
const CHUNK = 60;
/** Where lines go and come for so long, they are parted all the same. */
const LONGEST_CHUNK = 300;
/** About how high a row is, in pixels. */
const HEIGHTS: Readonly<Record<Row['kind'], number>> = { same: 19, removed: 19, added: 19, hunk: 32, gap: 15 };

/** Shows a change. */
export function diffOf(change: Change, options: Options): TemplateResult {
  return html`
    ${change.binary ? imagesOf(change) : isOther(change) ? html`<p class="quiet">not UTF-8: other bytes are shown as U+FFFD</p>` : nothing}
    <div class="diff ${options.layout}" role="group" aria-label="diff of ${change.path}" dir="ltr">
      ${chunksOf(change).map((chunk) => guard([chunk, options.near.has(chunk), options.layout], () => chunkOf(chunk, change, options)))}
    </div>`;
}

const others = new WeakMap<Change, boolean>();

/** Tells whether a text change holds bytes that are no UTF-8. */
function isOther(change: Change): boolean {
  const known = others.get(change) ?? !isText(change.patch);
  others.set(change, known);
  return known;
}

/** Shows a chunk, or says what is in its place. A screen reader that moves into the place brings it near. */
function chunkOf(chunk: Chunk, change: Change, { layout, near, hunk }: Options): TemplateResult {
  if (!near.has(chunk)) {
    const height = near.heightOf(chunk) ?? chunk.rows.reduce((sum, { kind }) => sum + HEIGHTS[kind], 0);
    return html`<div class="chunk far" .chunk=${chunk}><span class="said">${reachOf(chunk)}, shown once it is near</span><svg width="1" height=${height} aria-hidden="true"></svg></div>`;
  }
  return html`<div class="chunk" .chunk=${chunk}>${groupsOf(chunk).map((group) => group.kind === 'lines' ? lines(group.lines, change.path, layout)
    : group.kind === 'hunk' ? hunk(group.hunk, titleOf(group.hunk, change)) : html`<div class="gap" aria-hidden="true">⋯</div>`)}</div>`;
}

/** Says which lines are in a chunk. */
function reachOf({ rows }: Chunk): string {
  const numbers = rows.flatMap((row) => 'pieces' in row ? row.now ?? row.old ?? [] : []);
  return numbers.length === 0 ? 'more' : `lines ${numbers[0]} to ${numbers.at(-1)}`;
}

const kept = new WeakMap<Change, readonly Chunk[]>();

/** Returns the rows of a change in chunks; only the first enters the page unasked. */
export function chunksOf(change: Change): readonly Chunk[] {
  const known = kept.get(change);
  if (known) return known;
  const chunks: { key: string; index: number; rows: Row[] }[] = [];
  for (const row of rowsOf(change)) {
    const length = chunks.at(-1)?.rows.length ?? LONGEST_CHUNK;
    const parts = length >= LONGEST_CHUNK || (length >= CHUNK && row.kind !== 'removed' && row.kind !== 'added');
    if (parts) chunks.push({ key: `${chunks.length} ${change.path}`, index: chunks.length, rows: [] });
    chunks.at(-1)!.rows.push(row);
  }
  kept.set(change, chunks);
  return chunks;
}

type Group = { kind: 'lines'; lines: Line[] } | Exclude<Row, Line>;

/** Puts neighbouring lines together. */
function groupsOf({ rows }: Chunk): readonly Group[] {
  const found: Group[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (row.kind === 'hunk' || row.kind === 'gap') found.push(row);
    else if (last?.kind === 'lines') last.lines.push(row);
    else found.push({ kind: 'lines', lines: [row] });
  }
  return found;
}

function lines(all: readonly Line[], path: string, layout: Options['layout']): TemplateResult {
  const cell = (line: Line | undefined): TemplateResult => line
    ? html`<td class="text ${line.kind}"><span class="sign-of" aria-hidden="true">${signOf(line)}</span>${inked(line, path)}</td>`
    : html`<td class="text none"></td>`;
  const number = (value: number | undefined): TemplateResult => html`<td class="number">${value ?? ''}</td>`;
  return layout === 'split'
    ? html`<table role="presentation"><colgroup><col class="n"><col><col class="n"><col></colgroup><tbody>${paired(all).map(([one, other]) =>
        html`<tr>${number(one?.old)}${cell(one)}${number(other?.now)}${cell(other)}</tr>`)}</tbody></table>`
    : html`<table role="presentation"><colgroup><col class="n"><col class="n"><col></colgroup><tbody>${all.map((line) =>
        html`<tr>${number(line.old)}${number(line.now)}${cell(line)}</tr>`)}</tbody></table>`;
}

/** Puts the lines that went beside those that came in their place. */
function paired(all: readonly Line[]): [Line | undefined, Line | undefined][] {
  const pairs: [Line | undefined, Line | undefined][] = [];
  let [removed, added]: [Line[], Line[]] = [[], []];
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) pairs.push([removed[index], added[index]]);
    [removed, added] = [[], []];
  };
  for (const line of all) {
    if (line.kind === 'removed') removed.push(line);
    else if (line.kind === 'added') added.push(line);
    else {
      flush();
      pairs.push([line, line]);
    }
  }
  flush();
  return pairs;
}

function signOf({ kind }: Line): string {
  return kind === 'same' ? ' ' : kind === 'removed' ? '−' : '+';
}
