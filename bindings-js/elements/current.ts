// The hunk that the keys act on: which one a click means, and its mark.

import type { Change, Choice } from '../types/index.js';
import { chunksOf } from './diff.js';
import type { ChunkElement } from './near.js';

/** What the keys decide about the hunk that is marked. */
export const KEYS: Readonly<Record<string, Choice | undefined>> = { a: 'accept', r: 'reject', k: 'keep-mine', d: 'drop-mine' };

/** Returns the id of the hunk that a click into a change means: the last that begins above it, else the first. */
export function hunkAt(clicked: Element, change: Change): number | undefined {
  const chunk = clicked.closest<ChunkElement>('.chunk');
  const above: (number | undefined)[] = [];
  // Of the chunks further up, not all are in the page.
  for (const { index, rows } of chunksOf(change)) {
    if (chunk && index < chunk.chunk.index) above.push(...rows.map((row) => row.kind === 'hunk' ? row.hunk.id : undefined));
  }
  for (const hunk of chunk?.querySelectorAll<HTMLElement>('.hunk') ?? []) {
    if (hunk.contains(clicked) || hunk.compareDocumentPosition(clicked) & Node.DOCUMENT_POSITION_FOLLOWING) above.push(numberOf(hunk));
  }
  return above.findLast((id) => id !== undefined) ?? change.hunks.find(({ id }) => id !== undefined)?.id;
}

function numberOf({ dataset: { hunk } }: HTMLElement): number | undefined {
  return hunk ? Number(hunk) : undefined;
}

/** Marks the hunk of that id, and no other. */
export function mark(root: ShadowRoot, id: number | undefined): void {
  for (const element of root.querySelectorAll<HTMLElement>('.hunk[aria-current]')) {
    if (numberOf(element) !== id) element.removeAttribute('aria-current');
  }
  if (id !== undefined) root.querySelector(`[data-hunk="${id}"]`)?.setAttribute('aria-current', 'true');
}
