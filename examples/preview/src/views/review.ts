// Review and undo: what the agent changed, what a person decides, and the way back.

import type { CountersignError, FileState, Step } from 'countersign';
import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { textOf } from '../operations';
import type { Desk } from '../review/desk';
import type { Version } from '../review/desk';
import { places, type PlaceKind } from '../review/place';
import { visible } from '../visible';

const PLACES: Readonly<Record<PlaceKind, string>> = { memory: 'in memory', private: "in this browser's private files", folder: 'in an empty folder of yours' };

export interface ReviewActions {
  again(kind: PlaceKind): void;
  /** Takes one version of a folder; the comparison begins once both are there. */
  version(which: Version, kind: 'folder' | 'zip'): void;
}

export function reviewView(desk: Desk, actions: ReviewActions): TemplateResult {
  const { replay, planned, fault, said } = desk;
  return html`<section class="review" aria-label="review and undo">
    <div class="row">
      <p><strong>${replay?.name ?? 'No session'}</strong> <span class="quiet">${replay ? `${replay.session.state} · ${replay.place.name}` : ''}</span></p>
      <span class="space"></span>
      <select aria-label="replay the recorded session" @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        actions.again(select.value as PlaceKind);
        select.value = '';
      }}><option value="">Replay the recorded session…</option>${places().map((kind) => html`<option value=${kind}>${PLACES[kind]}</option>`)}</select>
    </div>
    <details><summary>Compare two versions of a folder</summary>${(['before', 'after'] as const).map((which) => html`
      <div class="row"><span>${which}: ${desk.versions[which] ? `${desk.versions[which].size} files` : html`<span class="quiet">not chosen</span>`}</span>
        <button aria-label="Choose the folder ${which}" @click=${() => actions.version(which, 'folder')}>Choose a folder</button>
        <button aria-label="Choose the ZIP ${which}" @click=${() => actions.version(which, 'zip')}>Choose a ZIP</button></div>`)}</details>
    ${fault ? html`<p class="deny" role="alert"><bdi>${visible(fault.message)}</bdi> <code>${fault.code}</code></p>` : nothing}
    <p role="status" class=${said ? 'allow' : 'unseen'}>${said}</p>
    ${replay ? html`
      ${timeline(desk)}
      ${planned ? plan(desk) : nothing}
      ${events(desk)}
      <div class="row" role="toolbar" aria-label="changes">
        <button aria-pressed=${!('scope' in desk.scope)} @click=${() => desk.show({})}>Latest turn</button>
        <button aria-pressed=${'scope' in desk.scope} @click=${() => desk.show({ scope: 'session' })}>View all changes</button>
        <button @click=${() => desk.plan({ kind: 'revert-session' }, 'Revert all changes')}>Revert all changes</button>
        <button @click=${() => desk.plan({ kind: 'undo' }, 'Undo the last revert or restore')}>Undo revert</button>
      </div>
      ${typing(desk)}
      <countersign-review .session=${replay.session} .scope=${desk.scope} ${ref(refreshed)}
        @countersign-apply=${() => desk.plan({ kind: 'apply' }, 'Apply the decisions')}
        @countersign-refused=${(event: CustomEvent<{ error: CountersignError }>) => desk.refused(event.detail.error)}></countersign-review>`
      : html`<p class="quiet">Replay the recorded session, or choose two versions of a folder to review what changed between them.</p>`}
  </section>`;
}

/** The panel reads the session anew with every rendering: the session is no value that could be compared. */
function refreshed(element: Element | undefined): void {
  if (element && 'refresh' in element) (element as HTMLElementTagNameMap['countersign-review']).refresh();
}

/** The checkpoints, one before every turn. */
function timeline(desk: Desk): TemplateResult {
  return html`<ol class="timeline" aria-label="checkpoints">${Array.from({ length: desk.turns }, (_, turn) => html`
    <li><span>before turn ${turn + 1}</span>
      <button aria-label="Restore the checkpoint before turn ${turn + 1}" @click=${() => desk.plan({ kind: 'restore', checkpoint: turn }, `Restore checkpoint ${turn}`)}>Restore</button></li>`)}
    <li aria-current="step"><span>now</span></li></ol>`;
}

/** The steps, before they are carried out. */
function plan(desk: Desk): TemplateResult {
  const { name, request, plan: { steps, conflicts } } = desk.planned!;
  const blocked = conflicts.length > 0 && steps.length === 0;
  return html`<div class="proposal" role="group" aria-label="plan"><h2>${name}</h2>
    ${conflicts.length ? html`<p class="deny">A conflict: nothing was written.</p>
      <ul>${conflicts.map(({ path, message }) => html`<li><code><bdi>${visible(path)}</bdi></code> <bdi>${visible(message)}</bdi></li>`)}</ul>` : nothing}
    ${steps.length ? html`<ol class="steps">${steps.map((step) => html`<li>${stepOf(step)}</li>`)}</ol>`
      : conflicts.length ? nothing : html`<p class="quiet">No file needs to change.</p>`}
    ${blocked ? html`<button class="main" @click=${() => desk.plan(request, name, true)}>Plan what has no conflict</button>`
      : html`<button class="main" @click=${() => desk.carryOut()}>Carry it out</button>`}
    <button @click=${() => desk.decline()}>Leave it</button></div>`;
}

function stepOf({ path, from, expect, state }: Step): TemplateResult {
  return html`<code><bdi>${from === undefined ? nothing : `${visible(from)} → `}${visible(path)}</bdi></code>
    <span class="quiet">${stateOf(expect)} becomes ${stateOf(state)}</span>`;
}

function stateOf(state: FileState): string {
  switch (state.kind) {
    case 'file':
      return `${state.content.length} bytes${state.executable ? ', executable' : ''}`;
    case 'symlink':
      return `a link to ${visible(state.target)}`;
    case 'directory':
      return 'a folder';
    case 'absent':
      return 'nothing';
  }
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
    ${open === undefined ? nothing : html`<textarea class="mono" rows="12" spellcheck="false" dir="ltr" aria-label="text of ${open.path}"
      .value=${open.text} @input=${(event: Event) => desk.type((event.target as HTMLTextAreaElement).value)}></textarea>`}</details>`;
}
