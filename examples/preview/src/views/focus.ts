// Where the focus goes, so that a person at the keyboard never has to begin again at the top.

/** Gives the focus to an element that came into the page. */
export function entered(element: Element | undefined): void {
  if (element instanceof HTMLElement) queueMicrotask(() => element.focus());
}

/** Gives the focus to what a selector finds, once the page is drawn. */
export function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** Does what Escape is for. */
export function onEscape(leave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  };
}
