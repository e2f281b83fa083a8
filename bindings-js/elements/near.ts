// Which chunks of long diffs are in the page: those near what is seen, and of those seen before as many as cost little.

import type { Chunk } from './diff.js';

/** How far beyond what is seen a chunk is near, in pixels. */
const AROUND = 800;
/** How many rows may stay in the page once they are far again. */
const MOST_ROWS = 3000;
/** How long chunks may enter the page at once, in milliseconds: with their layout, no long task. */
const BUDGET = 10;

/** The element of a chunk knows which it is of. */
export type ChunkElement = HTMLElement & { readonly chunk: Chunk };

/** Watches chunks come near and go far. */
export class Near {
  /** How many rows each chunk has that is in the page; what came near last is last. */
  readonly #kept = new Map<string, number>();
  /** What is near, in the page or not yet. */
  readonly #near = new Set<ChunkElement>();
  /** How high chunks were that have been in the page. */
  readonly #heights = new Map<string, number>();
  readonly #observer = new IntersectionObserver((entries) => this.#move(entries), { rootMargin: `${AROUND}px 0px` });
  readonly #root: ShadowRoot;
  readonly #redraw: () => void;
  #watched = new WeakSet<Element>();
  #waits = false;

  constructor(root: ShadowRoot, redraw: () => void) {
    this.#root = root;
    this.#redraw = redraw;
  }

  /** Tells whether a chunk is to be in the page. The first of every change is. */
  has({ key, index }: Chunk): boolean {
    return index === 0 || this.#kept.has(key);
  }

  add({ key, rows }: Chunk): void {
    this.#kept.delete(key);
    this.#kept.set(key, rows.length);
  }

  /** Returns how high a chunk was, if it has been in the page. */
  heightOf({ key }: Chunk): number | undefined {
    return this.#heights.get(key);
  }

  /** Forgets how high chunks were, where their rows are laid out otherwise from now on. */
  relaid(): void {
    this.#heights.clear();
  }

  clear(): void {
    this.#kept.clear();
    this.#heights.clear();
  }

  /** Watches the chunks that are new in the tree. */
  watch(): void {
    for (const element of this.#root.querySelectorAll('.chunk')) {
      if (this.#watched.has(element)) continue;
      this.#watched.add(element);
      this.#observer.observe(element);
    }
  }

  stop(): void {
    this.#observer.disconnect();
    this.#watched = new WeakSet();
    this.#near.clear();
  }

  #move(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: { height } } of entries) {
      const element = target as ChunkElement;
      if (isIntersecting) this.#near.add(element);
      else this.#near.delete(element);
      if (this.has(element.chunk) && height > 0) this.#heights.set(element.chunk.key, height);
    }
    this.#fill();
  }

  /** Lets what is near enter the page: as much as is no long task at once, and more with the next frame. */
  #fill(): void {
    if (this.#waits) return;
    const end = performance.now() + BUDGET;
    for (const element of [...this.#near].sort((one, other) => away(one) - away(other))) {
      if (!element.isConnected) this.#near.delete(element);
      if (!element.isConnected || this.has(element.chunk)) continue;
      if (performance.now() > end) {
        this.#waits = true;
        requestAnimationFrame(() => {
          this.#waits = false;
          this.#fill();
        });
        return;
      }
      this.add(element.chunk);
      this.#leave();
      this.#redraw();
    }
  }

  /** Lets what was near longest ago leave the page, where there is too much of it, unless the focus is in it. */
  #leave(): void {
    let rows = [...this.#kept.values()].reduce((sum, count) => sum + count, 0);
    if (rows <= MOST_ROWS) return;
    const focused = this.#root.activeElement?.closest<ChunkElement>('.chunk');
    const stays = new Set([...this.#near, ...(focused ? [focused] : [])].map(({ chunk }) => chunk.key));
    for (const [key, count] of this.#kept) {
      if (rows <= MOST_ROWS) return;
      if (stays.has(key)) continue;
      this.#kept.delete(key);
      rows -= count;
    }
  }
}

/** Returns how far an element is from what is seen, in pixels. */
function away(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(top - innerHeight, -bottom, 0);
}
