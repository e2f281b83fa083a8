// The way to what a person goes to.

/** How many windows away something may be for the eye to follow there. */
const FOLLOWED = 3;

/**
 * Brings an element to the start of what is seen, or to its middle unless it is seen already: smoothly where the way is
 * short, unless the person wants nothing to move. On a long way there is nothing to follow, and what lies on it in a long
 * diff would be drawn for nothing.
 */
export function bringIntoSight(element: Element, block: 'start' | 'center'): void {
  const { top, bottom } = element.getBoundingClientRect();
  const isSeen = top >= 0 && bottom <= innerHeight;
  const isShort = Math.abs(top) < FOLLOWED * innerHeight;
  const moves = matchMedia('(prefers-reduced-motion: no-preference)').matches;
  element.scrollIntoView({ block: isSeen && block === 'center' ? 'nearest' : block, behavior: isShort && moves ? 'smooth' : 'instant' });
}
