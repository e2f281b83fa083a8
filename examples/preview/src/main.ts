// The page: one state, four views that are functions of it, and what a person can do.

import 'countersign/elements';
import type { Suggestion } from 'countersign';
import { html, nothing, render } from 'lit-html';
import { cache } from 'lit-html/directives/cache.js';
import { guard } from 'lit-html/directives/guard.js';
import { Auditing } from './auditing';
import { Engine } from './engine/client';
import type { Before } from './engine/messages';
import { choose, offer } from './files';
import { aside } from './keep';
import { withLayer } from './layers';
import { Links } from './links';
import { inputOf, operationOf, type Input } from './operations';
import { changeOf } from './proposal';
import { Desk, type Version } from './review/desk';
import { pressed } from './review/keys';
import { droppedOf, folderOf, type Dropped } from './review/zip';
import { sifted } from './rows';
import { fresh, inForceOf, layersOf, noHistory, RECORDED, workspaceOf, type Draft, type HistoryState, type State, type View } from './state';
import { focusOn } from './views/focus';
import { historyView } from './views/history';
import { notesView } from './views/notes';
import { policyView } from './views/policy';
import { reviewView } from './views/review';
import { fitting, tabsView } from './views/tabs';
import { tryView } from './views/try';
import { session as recordedSession } from 'virtual:recording';

const engine = new Engine(broken);
/** As in `style.css`. */
const narrow = matchMedia('(max-width: 640px)');
const wide = matchMedia('(min-width: 1001px)');
let state: State = {
  ...fresh, active: 0, foreign: false, origin: 0, aside: aside(), removed: [], texts: {}, wide: wide.matches, narrow: narrow.matches, history: noHistory,
};
const desk = new Desk(() => draw());

// ---- State -----------------------------------------------------------------------------------------------------

function update(change: Partial<State>): void {
  state = { ...state, ...change };
  draw();
}

function updateHistory(change: Partial<HistoryState>): void {
  update({ history: { ...state.history, ...change } });
}

function broken(message: string): void {
  update({ broken: message });
}

const place = document.getElementById('page')!;
let waits = false;
/** How often the page was drawn. With the first frame comes what is tried, and the policy with the next. */
let frames = 0;
/** More rows than a table has in the page, and how many of them come with a frame. */
const MOST_ROWS = 40;
const MORE_ROWS = 10;
function draw(): void {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    // What the page showed while it loaded makes way.
    if (frames === 0) place.replaceChildren();
    frames += 1;
    const fills = state.view === 'history' && filled();
    render(page(), place);
    // What is searched in a long history takes more than one frame, and so does a table that fills.
    if (frames === 1 || fills || (state.view === 'history' && !sifted(state.history.rows, state.history.filters))) draw();
  });
}

/** Lets a table that is new have some more rows, and tells whether it had fewer than are seen. */
function filled(): boolean {
  const { rows, most } = state.history;
  if (most >= MOST_ROWS || rows.length <= most) return false;
  state = { ...state, history: { ...state.history, most: most + MORE_ROWS } };
  return true;
}

const links = new Links({
  state: () => state, update,
  began: () => {
    void load();
    if (state.view !== 'try') go(state.view);
  },
});

// ---- Deciding --------------------------------------------------------------------------------------------------

/** How long a person pauses before a whole history is decided anew, in milliseconds. */
const PAUSE = 400;
let pausing = 0;

/** Loads the layers and decides what is being tried; an answer that another question has overtaken is dropped. */
async function load(): Promise<void> {
  const { layers } = state;
  links.keep();
  const written = layersOf(layers);
  const loaded = await engine.ask('policy', { layers: written });
  if (loaded.ok) update({ inForce: written });
  if (layers !== state.layers) return;
  update({ loaded });
  if (!loaded.profile) update({ tried: undefined });
  else await tryIt();
  clearTimeout(pausing);
  if (loaded.ok && state.view === 'history') pausing = window.setTimeout(() => void auditing.decide(), PAUSE);
}

let asking = false;
let again = false;
/** Decides what was typed. While an answer is on its way only the last of what was typed since is asked next. */
async function tryIt(): Promise<void> {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  do {
    again = false;
    const operation = operationOf(state.input);
    const compared = await engine.ask('decide', { operation, workspace: workspaceOf(state.platform) });
    update({ tried: { operation, compared } });
  } while (again);
  asking = false;
}

function write(text: string): void {
  update({ layers: state.layers.map((layer, index) => (index === state.active ? { ...layer, text } : layer)) });
  void load();
}

function remove(index: number): void {
  const draft = state.layers[index]!;
  const { proposal, removed } = state;
  update({
    layers: state.layers.filter((_, at) => at !== index), active: 0, removed: [...removed.filter(({ source }) => source !== draft.source), draft],
    proposal: proposal?.source === draft.source ? undefined : proposal,
  });
  focusOn('#layer-0');
  void load();
}

/** Adds a layer, or brings a removed one back in the place of one that was added since. */
function add(draft: Draft): void {
  update({ ...withLayer(state.layers, draft), removed: state.removed.filter((one) => one !== draft) });
  focusOn(`#layer-${state.active}`);
  void load();
}

// ---- Suggestions -----------------------------------------------------------------------------------------------

function suggest(suggestion: Suggestion): void {
  update({ proposal: { suggestion, source: state.layers[state.active]!.source }, view: 'try' });
}

/** Makes the change that is looked at, in the layer that it is for. Whoever changes somebody else's policy takes it over. */
function accept(): void {
  const change = changeOf(state);
  if (!change) return;
  if (state.foreign) links.adopt();
  update({ active: state.layers.findIndex(({ source }) => source === state.proposal?.source) });
  decline();
  write(change.after);
}

function decline(): void {
  update({ proposal: undefined });
  focusOn('.try countersign-text-input');
}

// ---- Histories -------------------------------------------------------------------------------------------------

const auditing = new Auditing(new Engine(broken), {
  history: () => state.history,
  update: updateHistory,
  under: () => ({ layers: inForceOf(state), workspace: workspaceOf(state.platform) }),
});

async function tryRow(index: number): Promise<void> {
  const [operation] = await auditing.operations([index]);
  if (operation) update({ input: inputOf(operation), view: 'try' });
  links.keep();
  void tryIt();
}

// ---- Files and links -------------------------------------------------------------------------------------------

async function bring(): Promise<void> {
  const [file] = await choose({ accept: '.json,application/json' });
  if (file) write((await file.text()).replaceAll('\r\n', '\n'));
}

function version(which: Version, kind: 'folder' | 'zip'): void {
  const chosen = choose(kind === 'folder' ? { folder: true } : { accept: '.zip' });
  void desk.version(inForceOf(state), which, async () => folderOf(await chosen));
}

/** Takes what was dropped: for the version it was dropped on, else for those that are not chosen yet. */
function drop(items: readonly Dropped[], which?: Version): void {
  const free = (['before', 'after'] as const).filter((one) => desk.versions[one] === undefined);
  const wanted = which === undefined || items.length > 1 ? free : [which];
  items.slice(0, wanted.length).forEach((item, index) => void desk.version(inForceOf(state), wanted[index]!, () => droppedOf(item)));
}

function go(view: View): void {
  update({ view });
  links.keep();
  if (view === 'history') updateHistory({ most: 0 });
  if (view === 'history' && state.history.count === 0) void auditing.read(recordedSession, RECORDED);
  else if (view === 'history') void auditing.decide();
  if (view === 'review' && !desk.replay) void desk.record(inForceOf(state));
}

// ---- The page --------------------------------------------------------------------------------------------------

function page() {
  const { view } = state;
  return html`
    <a class="skip" href="#view" @click=${(event: Event) => { event.preventDefault(); document.getElementById('view')?.focus(); }}>Skip to the view</a>
    <header class="top">
      <h1>Countersign</h1>
      ${tabsView(state, go)}
      <span class="space"></span>
      <button id="share" @click=${() => { if (state.sharing) links.close(); else void links.share(); }} aria-expanded=${state.sharing !== undefined}>Share</button>
    </header>
    ${notesView(state, links)}
    <main class="at-${view}">
      ${frames === 1 && view !== 'policy' ? html`<section class="policy"></section>` : guard([state.layers, state.active, state.loaded, state.foreign, state.origin, state.removed], () => policyView(state, {
        write, remove, add,
        choose: (active) => update({ active }),
        start: (text) => write(text),
        bring: () => void bring(),
        take: () => offer('policy.json', state.layers[state.active]!.text),
      }))}
      <div id="view" role="tabpanel" aria-labelledby="tab-${view}" tabindex="-1">
        ${view === 'history' ? historyView(state, {
            read: (text, name) => void auditing.read(text, name),
            pick: async () => { const [file] = await choose(); if (file) await auditing.read(await file.text(), file.name); },
            compare: (before: Before) => { updateHistory({ before }); void auditing.decide(); },
            cancel: () => auditing.cancel(),
            again: () => void auditing.again(),
            paste: (pasted) => updateHistory({ pasted }),
            filter: (filters) => updateHistory({ filters: { ...state.history.filters, ...filters }, scroll: 0 }),
            scroll: (scroll) => updateHistory({ scroll }),
            select: (indexes, on) => { const selected = new Set(state.history.selected); for (const index of indexes) { if (on) selected.add(index); else selected.delete(index); } updateHistory({ selected }); },
            tryRow: (index) => void tryRow(index),
            suggest, take: (form) => void auditing.take(form),
          })
        : view === 'review' ? nothing
        : tryView(state, {
            type: (input: Input) => { update({ input, texts: { ...state.texts, [state.input.kind]: state.input.text, [input.kind]: input.text } }); links.keep(); void tryIt(); },
            place: (platform) => { update({ platform }); links.keep(); void tryIt(); },
            suggest, accept, decline,
          })}
        ${cache(view === 'review' ? reviewView(desk, {
            again: (kind) => void desk.record(inForceOf(state), kind), version, drop,
            watch: () => void desk.watch(inForceOf(state)),
            look: () => void desk.look(),
          }) : nothing)}
      </div>
    </main>`;
}

narrow.addEventListener('change', ({ matches }) => update({ narrow: matches }));
document.addEventListener('keydown', (event) => { if (state.view === 'review') pressed(event, desk); });
wide.addEventListener('change', ({ matches }) => update({ wide: matches, view: fitting(state.view, matches) }));
// What stands above the views, so that the policy beside them ends where the window does.
new ResizeObserver(() => document.documentElement.style.setProperty('--above', `${place.querySelector('main')?.offsetTop ?? 0}px`)).observe(place);
await links.open(location.hash);
