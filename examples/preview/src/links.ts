// Drafts and links: what is one's own, what is somebody else's, and that neither takes the place of the other unseen.

import { fragmentOf, keep, restored, setAside, shared } from './keep';
import { fresh, keptOf, type Kept, type State } from './state';
import { PageFault } from './texts';
import { fitting } from './views/tabs';
import { focusOn } from './views/focus';

/** How long a person pauses before the draft is kept, in milliseconds. */
const PAUSE = 200;
/** Where the focus goes when what was pressed is gone: the tab of the view is seen at every width. */
const TAB = '[role=tab][aria-selected=true]';

/** The page, as far as links change it. */
export interface Page {
  state(): State;
  update(change: Partial<State>): void;
  /** Runs after another draft took the place of the one that was open. */
  began(): void;
}

export class Links {
  readonly #page: Page;
  #keeping = 0;
  /** The draft of this browser, while somebody else's is open. */
  #own: Kept = restored() ?? fresh;

  constructor(page: Page) {
    this.#page = page;
    addEventListener('hashchange', () => void this.open(location.hash));
    addEventListener('pagehide', () => this.#flush());
  }

  /** Keeps the draft once the person pauses. */
  keep(): void {
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => this.#flush(), PAUSE);
  }

  /** Opens what a fragment holds, else the draft of this browser, which waits while somebody else's is open. */
  async open(fragment: string): Promise<void> {
    const found = await shared(fragment);
    this.#flush();
    const state = this.#page.state();
    const isFirst = state.origin === 0;
    if (!isFirst && !state.foreign) this.#own = keptOf(state);
    const isLink = found !== undefined && !(found instanceof PageFault);
    this.#page.update({ unopened: isLink ? undefined : found });
    if (isLink) this.#begin(found, true);
    else if (isFirst || state.foreign) this.#begin(this.#own, false);
  }

  /** Takes over what came with a link; the draft of before waits to be brought back. */
  adopt(): void {
    leaveLink();
    const { aside: waiting, ...state } = this.#page.state();
    const isNew = ![fresh, keptOf(state), ...waiting].some((known) => sameWork(known, this.#own));
    this.#page.update({ foreign: false });
    if (isNew) this.#waits([...waiting, this.#own]);
    this.keep();
    focusOn(TAB);
  }

  /** Goes back to one's own draft. */
  discard(): void {
    leaveLink();
    this.#begin(this.#own, false);
    focusOn(TAB);
  }

  /** Lets the draft that waits and the one that is open change places. */
  bringBack(): void {
    const state = this.#page.state();
    const last = state.aside.at(-1);
    if (!last) return;
    this.#waits([...state.aside.slice(0, -1), keptOf(state)]);
    this.#begin(last, false);
  }

  /** Lets the draft go that waits. */
  forget(): void {
    this.#waits(this.#page.state().aside.slice(0, -1));
    focusOn(TAB);
  }

  async share(): Promise<void> {
    const of = keptOf(this.#page.state());
    const fragment = await fragmentOf(of);
    this.#page.update({ sharing: fragment instanceof PageFault ? { of, fault: fragment }
      : { of, address: location.href.replace(/#.*$/, '') + fragment, bytes: fragment.length } });
  }

  async copy(): Promise<void> {
    const { sharing } = this.#page.state();
    let copied = true;
    try {
      await navigator.clipboard.writeText(sharing!.address!);
    } catch {
      copied = false;
      document.querySelector<HTMLInputElement>('input.link')?.focus();
    }
    if (sharing === this.#page.state().sharing) this.#page.update({ sharing: { ...sharing!, copied } });
  }

  /** Stops saying what is wrong with a link. */
  dismiss(): void {
    leaveLink();
    this.#page.update({ unopened: undefined });
    focusOn(TAB);
  }

  close(): void {
    this.#page.update({ sharing: undefined });
    focusOn('#share');
  }

  /** A page that is left within the pause keeps what was typed last. */
  #flush(): void {
    if (this.#keeping === 0) return;
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    const state = this.#page.state();
    if (!state.foreign) keep(state);
  }

  #waits(drafts: readonly Kept[]): void {
    setAside(drafts);
    this.#page.update({ aside: drafts });
  }

  #begin(kept: Kept, foreign: boolean): void {
    const { wide, origin } = this.#page.state();
    this.#page.update({ ...kept, view: fitting(kept.view, wide), foreign, active: 0, origin: origin + 1, texts: {}, removed: [], proposal: undefined });
    this.#page.began();
  }
}

/** Whether nothing is lost when one draft takes the place of the other. */
function sameWork(one: Kept, other: Kept): boolean {
  return JSON.stringify([one.layers, one.input]) === JSON.stringify([other.layers, other.input]);
}

/** Takes the link out of the address, so that a reload does not open it again. */
function leaveLink(): void {
  history.replaceState(null, '', location.pathname + location.search);
}
