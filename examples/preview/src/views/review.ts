// Review and undo: what the agent changed, what a person decides, and the way back.

import type { CountersignError } from 'countersign';
import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { textOf } from '../operations';
import type { Desk, Version } from '../review/desk';
import { isFromFile, places, type PlaceKind } from '../review/place';
import { APPLY } from '../review/planned';
import type { Dropped } from '../review/zip';
import { counted, visible } from '../visible';
import { faultView } from './fault';
import { askedView, planView, waitingView } from './plan';

const PLACES: Readonly<Record<PlaceKind, string>> = { memory: 'in memory', private: "in this browser's private files", folder: 'in an empty folder of yours' };

export interface ReviewActions {
  again(kind: PlaceKind): void;
  /** Takes one version of a folder; the comparison begins once both are there. */
  version(which: Version, kind: 'folder' | 'zip'): void;
  drop(items: readonly Dropped[], which?: Version): void;
  watch(): void;
  look(): void;
}

export function reviewView(desk: Desk, actions: ReviewActions): TemplateResult {
  const { replay, planned, fault, said } = desk;
  return html`<section class="review" aria-label="review and undo" @dragover=${stay} @drop=${(event: DragEvent) => dropped(event, actions)}>
    <div class="row">
      <p><strong>${replay?.name ?? 'No session'}</strong> <span class="quiet">${replay ? `${replay.session.state} · ${replay.place.name}` : ''}</span></p>
      <span class="space"></span>
      <select aria-label="replay the recorded session" @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        actions.again(select.value as PlaceKind);
        select.value = '';
      }}><option value="">Replay the recorded session…</option>${places().map((kind) => html`<option value=${kind}>${PLACES[kind]}</option>`)}${isFromFile ? html`<option disabled>in files (not where the page is opened from a file)</option>` : nothing}</select>
    </div>
    ${versions(desk, actions)}
    ${watching(desk, actions)}
    ${fault ? faultView(fault) : nothing}
    ${fault?.code === 'nothing-to-undo' ? html`<p class="quiet">Revert or restore something first; that can be undone until the next turn begins.</p>` : nothing}
    ${desk.asked ? askedView(desk) : desk.waiting ? waitingView(desk) : nothing}
    <p role="status" class=${said ? 'allow' : 'unseen'}>${said}</p>
    ${replay ? html`
      ${timeline(desk)}
      ${planned ? planView(desk) : nothing}
      ${events(desk)}
      <div class="row" role="toolbar" aria-label="changes">
        <button aria-pressed=${!('scope' in desk.scope)} @click=${() => desk.show(LATEST)}>Latest turn</button>
        <button aria-pressed=${'scope' in desk.scope} @click=${() => desk.show(ALL)}>View all changes</button>
        <button @click=${() => desk.plan({ kind: 'revert-session' }, 'Revert all changes')}>Revert all changes</button>
        <button @click=${() => desk.plan({ kind: 'undo' }, 'Undo the last revert or restore')}>Undo revert</button>
      </div>
      ${typing(desk)}
      <countersign-review .session=${replay.session} .scope=${desk.scope} ${ref(refreshed(desk.revision))}
        @countersign-decided=${() => desk.decided()}
        @countersign-apply=${() => desk.plan({ kind: 'apply' }, APPLY)}
        @countersign-refused=${(event: CustomEvent<{ error: CountersignError }>) => desk.refused(event.detail.error)}></countersign-review>`
      : html`<p class="quiet">Replay the recorded session, or choose two versions of a folder to review what changed between them.</p>`}
  </section>`;
}

const LATEST = {};
const ALL = { scope: 'session' } as const;

/** Two versions of a folder, each chosen or dropped. */
function versions(desk: Desk, actions: ReviewActions): TemplateResult {
  return html`<details><summary>Compare two versions of a folder</summary>
    <div class="versions">${(['before', 'after'] as const).map((which) => html`
      <div class="drop" @dragover=${stay} @drop=${(event: DragEvent) => dropped(event, actions, which)}>
        <p>${which}: ${desk.versions[which] ? counted(desk.versions[which].size, 'file') : html`<span class="quiet">drop a folder or a ZIP here</span>`}</p>
        <button aria-label="Choose the folder ${which}" @click=${() => actions.version(which, 'folder')}>Choose the folder</button>
        <button aria-label="Choose the ZIP ${which}" @click=${() => actions.version(which, 'zip')}>Choose the ZIP</button></div>`)}</div></details>`;
}

/** A folder of the person's, in which an agent works meanwhile. */
function watching({ watched }: Desk, actions: ReviewActions): unknown {
  if (!places().includes('folder')) return nothing;
  return html`<details ?open=${watched !== undefined}><summary>Review a folder that an agent works in</summary>
    ${watched
      ? html`<p>${counted(watched.before.length, 'file')} of <strong><bdi>${visible(watched.place.name)}</bdi></strong> known. Let the agent work, then see what changed; applying the decisions writes to the folder.</p>
        <div class="row"><button class="main" @click=${actions.look}>See what changed</button></div>`
      : html`<p class="quiet">Its files are read now and again later. <code>.git</code> and <code>node_modules</code> are left out.</p>
        <div class="row"><button @click=${actions.watch}>Open a folder</button></div>`}</details>`;
}

function stay(event: DragEvent): void {
  event.preventDefault();
}

function dropped(event: DragEvent, actions: ReviewActions, which?: Version): void {
  event.preventDefault();
  event.stopPropagation();
  const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  actions.drop(items.filter((item) => item !== null), which);
}

const shownAt = new WeakMap<Element, number>();

/** Lets the panel read the session anew where it may have changed: the session is no value that could be compared. */
function refreshed(revision: number): (element: Element | undefined) => void {
  return (element) => {
    if (!element || shownAt.get(element) === revision || !('refresh' in element)) return;
    shownAt.set(element, revision);
    (element as HTMLElementTagNameMap['countersign-review']).refresh();
  };
}

/** The checkpoints, one before every turn. */
function timeline(desk: Desk): TemplateResult {
  return html`<ol class="timeline" aria-label="checkpoints">${Array.from({ length: desk.turns }, (_, turn) => html`
    <li><span>before turn ${turn + 1}</span>
      <button aria-label="Restore the checkpoint before turn ${turn + 1}" @click=${() => desk.plan({ kind: 'restore', checkpoint: turn }, `Restore the checkpoint before turn ${turn + 1}`)}>Restore</button></li>`)}
    <li aria-current="step"><span>now</span></li></ol>`;
}

/** What the recording did, line by line. */
function events({ replay }: Desk): unknown {
  const { events: all } = replay!;
  if (all.length === 0) return nothing;
  return html`<details><summary>What happened (${all.length})</summary><ol class="events">${all.map(({ note, operation, decision, performed }) => html`
    <li>${decision ? html`<span class=${decision.effect}>${decision.effect}</span>` : html`<span class="quiet">person</span>`}
      ${note}${operation ? html` <code><bdi>${visible(textOf(operation))}</bdi></code>` : nothing}
      ${performed ? nothing : html`<span class="quiet">not done</span>`}</li>`)}</ol></details>`;
}

/** A file to type into, as the person would in an editor. */
function typing(desk: Desk): TemplateResult {
  const { open, paths } = desk;
  return html`<details><summary>Type into a file, as you would meanwhile</summary>
    <div class="row"><label>file <select @change=${(event: Event) => desk.choose((event.target as HTMLSelectElement).value || undefined)}>
      <option value="">choose…</option>${paths.map((path) => html`<option value=${path} .selected=${path === open?.path}>${visible(path)}</option>`)}</select></label></div>
    ${open === undefined ? nothing : html`<countersign-text-input class="file" .label=${`text of ${open.path}`}
      .value=${open.text} @countersign-input=${(event: CustomEvent<{ value: string }>) => desk.type(event.detail.value)}></countersign-text-input>`}</details>`;
}
