// The review panel: what the agent changed, as a tree and as diffs, and a person's decisions about it. It writes no
// file: it asks the host to carry out what was decided.

import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Change, Choice, Hunk, Scope, Session, Target } from '../types/index.js';
import { chunksOf, diffOf, type Chunk } from './diff.js';
import { Panel, define, shown } from './panel.js';
import { styles } from './review-styles.js';

export type Layout = 'unified' | 'split';

/** `<countersign-review>`: reviews the changes of a session. */
export class ReviewElement extends Panel {
  #session: Session | undefined;
  #scope: Scope = {};
  #layout: Layout = 'unified';
  #changes: readonly Change[] = [];
  #pending: Readonly<Record<string, number>> = {};
  #reviewing = false;
  #hunks: readonly Hunk[] = [];
  /** Where each hunk stands among all that can be decided. */
  #places: ReadonlyMap<number, number> = new Map();
  /** The chunks of lines that have come near what is seen. */
  #near = new Set<string>();
  #current = 0;
  #undo: Uint8Array[] = [];

  readonly #nearing = new IntersectionObserver((entries) => this.#approach(entries), { rootMargin: '800px' });

  constructor() {
    super([styles]);
    this.shadowRoot!.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent));
  }

  /** The session. The panel decides in it and never plans. */
  get session(): Session | undefined {
    return this.#session;
  }
  set session(session: Session | undefined) {
    if (session === this.#session) return;
    this.#session = session;
    this.#undo = [];
    this.#near.clear();
    this.#current = 0;
    this.refresh();
  }

  /** Which changes are shown; those of the latest turn where nothing is said. */
  get scope(): Scope {
    return this.#scope;
  }
  set scope(scope: Scope) {
    if (scope === this.#scope) return;
    this.#scope = scope;
    this.#near.clear();
    this.refresh();
  }

  /** One column, or before and after side by side. */
  get layout(): Layout {
    return this.#layout;
  }
  set layout(layout: Layout) {
    this.#layout = layout;
    this.draw();
  }

  /** Reads the session anew, after the host recorded or carried out something. */
  refresh(): void {
    const session = this.#session;
    this.#changes = session ? session.changes({ ...this.#scope, words: true }) : [];
    this.#hunks = this.#changes.flatMap(({ hunks }) => hunks).filter(({ id }) => id !== undefined);
    this.#places = new Map(this.#hunks.map(({ id }, index) => [id!, index]));
    this.#reviewing = session?.state === 'review-pending';
    this.#pending = this.#reviewing && session ? session.pending() : {};
    this.draw();
  }

  protected template(): TemplateResult {
    const changes = this.#changes;
    if (changes.length === 0) return html`<p class="quiet">No file was changed.</p>`;
    const left = Object.values(this.#pending).reduce((sum, count) => sum + count, 0);
    return html`
      <div class="bar" role="toolbar" aria-label="review">
        <span class="counts">${changes.length} ${changes.length === 1 ? 'file' : 'files'} ${countsOf(changes)}</span>
        <span role="status" class="quiet">${this.#reviewing ? `${left} undecided` : ''}</span>
        <span class="space"></span>
        <button aria-pressed=${this.#layout === 'split'} @click=${this.#toggle}>Side by side</button>
        ${this.#reviewing ? html`
          <button ?disabled=${this.#undo.length === 0} title="u" @click=${() => this.#back()}>Undo</button>
          <button ?disabled=${left === 0} @click=${() => this.#decide('accept', {})}>Accept all</button>
          <button ?disabled=${left === 0} @click=${() => this.#decide('reject', {})}>Reject all</button>
          <button class="main" @click=${() => this.tell('countersign-apply', { undecided: left })}>Apply</button>` : nothing}
      </div>
      ${this.#reviewing ? html`<p class="keys quiet"><kbd>n</kbd> next <kbd>p</kbd> previous <kbd>a</kbd> accept <kbd>r</kbd> reject <kbd>u</kbd> undo</p>` : nothing}
      <div class="panes">
        <nav aria-label="changed files">${treeOf(changes.map(({ path }) => path), (path) => this.#entry(path))}</nav>
        <div class="files">${repeat(changes, ({ path }) => path, (change) => this.#file(change))}</div>
      </div>`;
  }

  #entry(path: string): TemplateResult {
    const change = this.#changes.find((one) => one.path === path)!;
    const left = this.#pending[path] ?? 0;
    return html`<button class="plain entry" @click=${() => this.#show(path)}>
      <span class="kind" title=${change.kind}>${change.kind[0]!.toUpperCase()}</span>
      <bdi>${shown(path.slice(path.lastIndexOf('/') + 1))}</bdi> ${countsOf([change])}
      ${left > 0 ? html`<span class="left">${left}</span>` : nothing}</button>`;
  }

  #file(change: Change): TemplateResult {
    const { path, from, kind, observed, only, hunks } = change;
    const undecided = this.#reviewing && hunks.some(({ decision }) => decision === 'undecided');
    return html`<section data-path=${path} aria-label=${path}>
      <header>
        <div class="name"><bdi>${from === undefined ? nothing : html`${shown(from)} → `}${shown(path)}</bdi></div>
        <span class="quiet">${kind}${observed ? ', observed' : ''}${only ? `, only ${only === 'line-endings' ? 'its line ends' : 'its byte order mark'}` : ''}</span> ${countsOf([change])}
        <span class="space"></span>
        ${undecided ? html`
          <button aria-label="Accept file ${path}" @click=${() => this.#decide('accept', { path })}>Accept file</button>
          <button aria-label="Reject file ${path}" @click=${() => this.#decide('reject', { path })}>Reject file</button>` : nothing}
      </header>
      ${diffOf(change, {
        layout: this.#layout,
        near: (chunk) => this.#isNear(chunk),
        hunk: (hunk, title) => this.#hunk(hunk, title, path),
      })}
    </section>`;
  }

  #hunk(hunk: Hunk, title: string, path: string): TemplateResult {
    const { id, decision, entangled } = hunk;
    const open = this.#reviewing && id !== undefined;
    const at = (id === undefined ? undefined : this.#places.get(id)) ?? -1;
    return html`<div class="hunk ${decision}" tabindex=${open ? 0 : -1} data-hunk=${id ?? ''} role="group"
        aria-label="${title}, ${decided(decision)}" @focus=${() => { if (at >= 0) this.#current = at; }}>
      <span><bdi>${shown(title)}</bdi>${entangled ? html` <span class="ask">you edited this</span>` : nothing}</span>
      <span class="space"></span>
      ${open && decision !== 'undecided' ? html`<strong class=${decision === 'accept' ? 'allow' : 'deny'}>${decided(decision)}</strong>` : nothing}
      ${open ? offered(hunk).map((choice) => html`
        <button aria-pressed=${decision === choice} title=${CHOICES[choice].about} aria-label="${CHOICES[choice].name} ${title} of ${path}"
          @click=${() => this.#decide(choice, { hunk: id })}>${CHOICES[choice].name}</button>`) : nothing}
    </div>`;
  }

  #toggle = (): void => {
    this.layout = this.#layout === 'split' ? 'unified' : 'split';
  };

  #decide(choice: Choice, target: Target): void {
    this.#attempt((session) => {
      const before = session.save();
      DECIDE[choice](session, target);
      this.#undo.push(before);
      this.tell('countersign-decided', { choice, target });
    });
  }

  #back(): void {
    const before = this.#undo.pop();
    if (before) this.#attempt((session) => { session.load(before); this.tell('countersign-decided', { choice: 'undo', target: {} }); });
  }

  #attempt(work: (session: Session) => void): void {
    try {
      if (this.#session) work(this.#session);
    } catch (error) {
      this.tell('countersign-refused', { error });
    }
    this.refresh();
  }

  protected override drawn(): void {
    this.#nearing.disconnect();
    for (const far of this.shadowRoot!.querySelectorAll('.far')) this.#nearing.observe(far);
  }

  disconnectedCallback(): void {
    this.#nearing.disconnect();
  }

  #isNear({ key }: Chunk): boolean {
    return key.startsWith('0 ') || this.#near.has(key);
  }

  #approach(entries: readonly IntersectionObserverEntry[]): void {
    const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => (target as HTMLElement).dataset['chunk']!);
    if (near.length === 0) return;
    // One at a time, so that even a long way down is no long task.
    this.#near.add(near[0]!);
    this.draw();
  }

  #key(event: KeyboardEvent): void {
    if (!this.#reviewing || event.ctrlKey || event.metaKey || event.altKey) return;
    const hunks = this.#hunks;
    const step = { n: 1, p: -1 }[event.key];
    const choice = { a: 'accept', r: 'reject' }[event.key] as Choice | undefined;
    if (step) this.#focus(hunks[(this.#current + step + hunks.length) % hunks.length]?.id);
    else if (choice) this.#choose(choice, hunks);
    else if (event.key === 'u') this.#back();
    else return;
    event.preventDefault();
  }

  /** Decides the current hunk and goes to the next that is undecided. */
  #choose(choice: Choice, hunks: readonly Hunk[]): void {
    const hunk = hunks[this.#current];
    if (hunk?.id === undefined || !offered(hunk).includes(choice)) return;
    this.#decide(choice, { hunk: hunk.id });
    const after = this.#hunks;
    const order = [...after.keys()].map((index) => (this.#current + 1 + index) % after.length);
    const next = order.find((index) => after[index]!.decision === 'undecided');
    if (next !== undefined) queueMicrotask(() => this.#focus(after[next]!.id));
  }

  #focus(id: number | undefined): void {
    const chunk = this.#changes.flatMap(chunksOf).find(({ rows }) => rows.some((row) => row.kind === 'hunk' && row.hunk.id === id));
    if (chunk && !this.#isNear(chunk)) {
      this.#near.add(chunk.key);
      this.redraw();
    }
    const element = this.shadowRoot!.querySelector<HTMLElement>(`[data-hunk="${id}"]`);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  }

  #show(path: string): void {
    const section = this.shadowRoot!.querySelector<HTMLElement>(`section[data-path=${CSS.escape(path)}]`);
    section?.scrollIntoView({ block: 'start' });
    (section?.querySelector<HTMLElement>('.hunk[tabindex="0"], button') ?? section)?.focus({ preventScroll: true });
  }
}

const CHOICES: Readonly<Record<Choice, { readonly name: string; readonly done: string; readonly about: string }>> = {
  accept: { name: 'Accept', done: 'accepted', about: 'it stays, with what you typed in it' },
  reject: { name: 'Reject', done: 'rejected', about: 'it is taken back' },
  'keep-mine': { name: 'Keep mine', done: 'mine kept', about: "the agent's part is taken back, what you typed in it stays" },
  'drop-mine': { name: 'Drop mine', done: 'mine dropped', about: 'it is taken back together with what you typed in it' },
};

const DECIDE: Readonly<Record<Choice, (session: Session, target: Target) => unknown>> = {
  accept: (session, target) => session.accept(target),
  reject: (session, target) => session.reject(target),
  'keep-mine': (session, target) => session.keepMine(target),
  'drop-mine': (session, target) => session.dropMine(target),
};

/** Returns what the session offers for a hunk. */
function offered({ choices }: Hunk): readonly Choice[] {
  return choices ?? ['accept', 'reject'];
}

function decided(decision: Hunk['decision']): string {
  return decision === 'undecided' ? decision : CHOICES[decision].done;
}

function countsOf(changes: readonly Change[]): TemplateResult {
  const sum = (name: 'additions' | 'deletions') => changes.reduce((total, change) => total + change[name], 0);
  return html`<span class="allow">+${sum('additions')}</span> <span class="deny">−${sum('deletions')}</span>`;
}

/** Shows paths as a tree of folders. */
function treeOf(paths: readonly string[], entry: (path: string) => TemplateResult): TemplateResult {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return html`<ul>${[...folders].map(([folder, members]) => html`
    <li>${folder === '' ? nothing : html`<span class="folder quiet"><bdi>${shown(folder)}</bdi></span>`}
      <ul class=${folder === '' ? 'top' : ''}>${members.map((path) => html`<li>${entry(path)}</li>`)}</ul></li>`)}</ul>`;
}

define('countersign-review', ReviewElement);
