// Keys of the review where the focus is not in its panel: in the rest of the view, on its tab, or nowhere.

import type { Desk } from './desk';

/** What takes letters itself. */
const TYPED = 'input, select, textarea, [contenteditable]:not([contenteditable=false])';

/** Hands a key on to the panel; Escape leaves what is asked. */
export function pressed(event: KeyboardEvent, desk: Desk): void {
  const at = event.composedPath()[0];
  if (event.defaultPrevented || !(at instanceof Element) || at.closest(TYPED) || !isOfReview(event.target as Element)) return;
  if (event.key === 'Escape') desk.leave();
  else document.querySelector('countersign-review')?.press(event);
}

function isOfReview(at: Element): boolean {
  return at === document.body || at.closest('#view, #tab-review') !== null;
}
