// What is asked comes into sight with the focus; once it is gone, the focus goes back to where the person asked for it.

const broughtUp = new WeakSet<object>();
let from: HTMLElement | undefined;

/** Brings something new that is asked into sight and the focus to it, wherever the person asked for it. */
export function sight(asked: object): (element: Element | undefined) => void {
  return (element) => {
    if (!(element instanceof HTMLElement)) {
      requestAnimationFrame(goBack);
      return;
    }
    if (broughtUp.has(asked)) return;
    broughtUp.add(asked);
    const { activeElement } = document;
    if (!activeElement?.closest('.proposal') && activeElement !== document.body) from = focused(activeElement);
    // Not before the rendering that it comes with is done.
    queueMicrotask(() => {
      element.focus({ preventScroll: true });
      // At once: from the end of a long diff the way back up is long.
      element.scrollIntoView({ block: 'nearest' });
    });
  };
}

function focused(at: Element | null): HTMLElement | undefined {
  const inner = at?.shadowRoot?.activeElement;
  return inner ? focused(inner) : at instanceof HTMLElement ? at : undefined;
}

/** Brings the focus back, unless something is still asked or the person went elsewhere. */
function goBack(): void {
  if (document.querySelector('.review .proposal')) return;
  if (document.activeElement === document.body) {
    from?.focus();
    if (document.activeElement === document.body) document.getElementById('view')?.focus({ preventScroll: true });
  }
  from = undefined;
}
