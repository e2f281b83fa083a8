// The review panel: what the agent changed, as a tree and as diffs, and a person's decisions about it. It writes no
// file: it asks the host to carry out what was decided.

import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Change, Choice, Hunk, Scope, Session, Target } from '../types/index.js';
import { ACTS, decided, offered, type Act } from './choices.js';
import { KEYS, hunkAt, mark } from './current.js';
import { chunksOf, diffOf } from './diff.js';
import { Near } from './near.js';
import { Panel, define, shown } from './panel.js';
import { styles } from './review-styles.js';
import { bringIntoSight } from './sight.js';
import { Undo, decisionsOf, type Decisions } from './undo.js';

export type Layout = 'unified' | 'split';

/** How long reading a session may take for it to be drawn in the same task, in milliseconds. */
const LONG = 100;
const NONE = -1;

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
  /** The hunk that is marked, and that the keys act on; none before the person goes to one. */
  #current = NONE;
  /** What is decided about every hunk of the turn, whichever changes are shown. */
  #decisions: Decisions = new Map();
  readonly #undo = new Undo();
  readonly #near = new Near(this.shadowRoot!, () => this.redraw());
  /** Whether what is shown was not read from the session yet. */
  #stale = false;

  constructor() {
    super([styles]);
    this.shadowRoot!.addEventListener('keydown', (event) => this.press(event as KeyboardEvent));
  }

  /** The session. The panel decides in it and never plans. */
  get session(): Session | undefined {
    return this.#session;
  }
  set session(session: Session | undefined) {
    if (session === this.#session) return;
    this.#session = session;
    this.#undo.clear();
    this.#near.clear();
    this.#current = NONE;
    this.#reread();
  }

  /** Which changes are shown; those of the latest turn where nothing is said. */
  get scope(): Scope {
    return this.#scope;
  }
  set scope(scope: Scope) {
    if (scope === this.#scope) return;
    this.#scope = scope;
    this.#near.clear();
    this.#reread();
  }

  /** One column, or before and after side by side. */
  get layout(): Layout {
    return this.#layout;
  }
  set layout(layout: Layout) {
    this.#layout = layout;
    this.#near.relaid();
    this.draw();
  }

  /** Reads the session anew, after the host recorded or carried out something. */
  refresh(): void {
    const begun = performance.now();
    this.#read();
    // With a long change, drawing is a task of its own.
    if (performance.now() - begun > LONG) this.drawLater();
    else this.draw();
  }

  #read(): void {
    this.#stale = false;
    const session = this.#session;
    const current = this.#hunks[this.#current]?.id;
    this.#changes = session ? session.changes({ ...this.#scope, words: true }) : [];
    this.#hunks = this.#changes.flatMap(({ hunks }) => hunks).filter(({ id }) => id !== undefined);
    this.#places = new Map(this.#hunks.map(({ id }, index) => [id!, index]));
    // What the person types moves hunks, joins them, and makes them go.
    this.#current = this.#places.get(current ?? -1) ?? Math.min(this.#current, this.#hunks.length - 1);
    this.#reviewing = session?.state === 'review-pending';
    this.#decisions = !session || !this.#reviewing ? new Map() : decisionsOf(isOfTurn(this.#scope) ? this.#changes : session.changes());
    if (!this.#reviewing) this.#undo.clear();
    this.#pending = this.#reviewing && session ? session.pending() : {};
  }

  /** Reads the session once it is drawn: reading a long change takes its time, and properties are often set together. */
  #reread(): void {
    this.#stale = true;
    this.draw();
  }

  protected template(): TemplateResult {
    if (this.#stale) this.#read();
    const changes = this.#changes;
    if (changes.length === 0) return html`<p class="quiet">No file was changed.</p>`;
    // Under `pending` a moved file stands twice, since either path names it.
    const left = [...this.#decisions.values()].filter((decision) => decision === 'undecided').length;
    const entangled = this.#hunks.filter((hunk) => hunk.entangled).length;
    return html`
      <div class="bar" role="toolbar" aria-label="review">
        <span class="counts">${changes.length} ${changes.length === 1 ? 'file' : 'files'} ${countsOf(changes)}</span>
        <span role="status" class="quiet">${this.#reviewing ? `${left} undecided${entangled > 0 ? `, ${entangled} entangled` : ''}` : ''}</span>
        <span class="space"></span>
        <button aria-pressed=${this.#layout === 'split'} @click=${this.#toggle}>Side by side</button>
        ${this.#reviewing ? html`
          <button ?disabled=${this.#undo.isEmpty} title="u" @click=${() => this.#back()}>Undo</button>
          <button ?disabled=${left === 0} @click=${() => this.#decide('accept', {})}>Accept all</button>
          <button ?disabled=${left === 0} @click=${() => this.#decide('reject', {})}>Reject all</button>
          <button class="main" @click=${() => this.tell('countersign-apply', { undecided: left })}>Apply</button>` : nothing}
      </div>
      ${this.#reviewing ? html`<p class="keys quiet"><kbd>n</kbd> next <kbd>p</kbd> previous <kbd>a</kbd> accept <kbd>r</kbd> reject${entangled > 0 ? html` <kbd>k</kbd> keep mine <kbd>d</kbd> drop mine` : nothing} <kbd>u</kbd> undo</p>` : nothing}
      <div class="panes">
        <nav aria-label="changed files">${treeOf(changes.map(({ path }) => path), (path) => this.#entry(path))}</nav>
        <div class="files" tabindex="-1">${repeat(changes, ({ path }) => path, (change) => this.#file(change))}</div>
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
    return html`<section data-path=${path} aria-label=${path} @click=${(event: Event) => this.#clicked(event.target as Element, change)}>
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
        near: this.#near,
        hunk: (hunk, title) => this.#hunk(hunk, title, path),
      })}
    </section>`;
  }

  #hunk(hunk: Hunk, title: string, path: string): TemplateResult {
    const { id, decision, entangled } = hunk;
    const open = this.#reviewing && id !== undefined;
    return html`<div class="hunk ${decision}" tabindex=${open ? 0 : -1} data-hunk=${id ?? ''} role="group"
        aria-label="${title}, ${entangled ? 'entangled, ' : ''}${decided(decision)}" @focusin=${() => this.#mark(id)}>
      <span><bdi>${shown(title)}</bdi>${entangled ? html` <span class="ask">entangled: you edited this too</span>` : nothing}</span>
      <span class="space"></span>
      ${open && decision !== 'undecided' ? html`<strong class=${decision === 'accept' ? 'allow' : 'deny'}>${decided(decision)}</strong>
        ${this.#act('undecide', hunk, title, path)}` : nothing}
      ${!open ? nothing : entangled ? this.#explained(hunk, title, path) : offered(hunk).map((choice) => this.#act(choice, hunk, title, path))}
    </div>`;
  }

  #act(act: Act, hunk: Hunk, title: string, path: string): TemplateResult {
    const { name, about } = ACTS[act];
    return html`<button aria-pressed=${act === 'undecide' ? nothing : hunk.decision === act} title=${about(hunk)}
      aria-label="${name} ${title} of ${path}" @click=${() => this.#decideOne(act, hunk.id!)}>${name}</button>`;
  }

  /** The choices about a hunk in which the person typed, each with what becomes of what was typed. */
  #explained(hunk: Hunk, title: string, path: string): TemplateResult {
    return html`${hunk.decision === 'reject' ? html`<p class="deny">Rejecting it is a conflict until you choose what becomes of what you typed:</p>` : nothing}
      <ul class="choices">${offered(hunk).map((choice) => html`
        <li>${this.#act(choice, hunk, title, path)} <span class="quiet">${ACTS[choice].about(hunk)}</span></li>`)}</ul>`;
  }

  #toggle = (): void => {
    this.layout = this.#layout === 'split' ? 'unified' : 'split';
  };

  #decideOne(act: Act, hunk: number): void {
    this.#decide(act, { hunk });
    // The button that was pressed goes with the decision.
    if (act === 'undecide') queueMicrotask(() => this.#focus(hunk));
  }

  #decide(act: Act, target: Target): void {
    const before = this.#decisions;
    this.#attempt((session) => {
      ACTS[act].decide(session, target);
      this.tell('countersign-decided', { choice: act, target });
    });
    this.#undo.note(before, this.#decisions);
  }

  #back(): void {
    if (this.#undo.isEmpty) return;
    this.#attempt((session) => {
      this.#undo.back(session, this.#decisions);
      this.tell('countersign-decided', { choice: 'undo', target: {} });
    });
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
    this.#near.watch();
    mark(this.shadowRoot!, this.#hunks[this.#current]?.id);
  }

  disconnectedCallback(): void {
    this.#near.stop();
  }

  /** Takes a key, wherever in the page it was pressed, and tells whether it is one of the panel's. */
  press(event: KeyboardEvent): boolean {
    if (!this.#reviewing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
    const hunks = this.#hunks;
    const choice = KEYS[event.key];
    if (event.key === 'n') this.#focus(hunks[(this.#current + 1) % hunks.length]?.id);
    else if (event.key === 'p') this.#focus(hunks.at(Math.max(this.#current, 0) - 1)?.id);
    else if (choice) this.#choose(choice, hunks);
    else if (event.key === 'u') this.#back();
    else return false;
    event.preventDefault();
    return true;
  }

  #clicked(at: Element, change: Change): void {
    // A button that went with what it did stands nowhere; its hunk was marked with the focus.
    if (at.isConnected) this.#mark(hunkAt(at, change));
  }

  #mark(id: number | undefined): void {
    const at = id === undefined ? undefined : this.#places.get(id);
    if (at === undefined) return;
    this.#current = at;
    mark(this.shadowRoot!, id);
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
    this.settle();
    const chunk = this.#changes.flatMap(chunksOf).find(({ rows }) => rows.some((row) => row.kind === 'hunk' && row.hunk.id === id));
    if (chunk && !this.#near.has(chunk)) {
      this.#near.add(chunk);
      this.redraw();
    }
    const element = this.shadowRoot!.querySelector<HTMLElement>(`[data-hunk="${id}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    bringIntoSight(element, 'center');
  }

  #show(path: string): void {
    const section = this.shadowRoot!.querySelector<HTMLElement>(`section[data-path=${CSS.escape(path)}]`);
    if (section) bringIntoSight(section, 'start');
    (section?.querySelector<HTMLElement>('.hunk[tabindex="0"], button') ?? section)?.focus({ preventScroll: true });
  }
}

/** Tells whether a scope is all of the latest turn. */
function isOfTurn(scope: Scope): boolean {
  return !('path' in scope) && !('checkpoint' in scope) && scope.scope !== 'session';
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
