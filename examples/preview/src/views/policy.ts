// The policy: its layers as tabs, the editor, and what the component says about the text.

import type { Finding } from 'countersign/elements';
import schema from 'countersign/policy.schema.json';
import type { LayerSource, Mode, Problem, Profile } from 'countersign';
import { html, nothing, type TemplateResult } from 'lit-html';
import { withField } from '../document';
import { sources, type Draft, type State } from '../state';
import { starters } from '../starters';
import { visible } from '../visible';
import { move } from './tabs';

export interface PolicyActions {
  write(text: string): void;
  choose(active: number): void;
  /** Adds a layer, or brings one back that was removed. */
  add(draft: Draft): void;
  remove(index: number): void;
  start(text: string): void;
  bring(): void;
  take(): void;
}

/** What a new layer begins with. */
const BEGINNING = '{\n  "version": 1,\n  "profile": "hardened"\n}\n';

export function policyView(state: State, actions: PolicyActions): TemplateResult {
  const { layers, active, loaded, foreign, origin, removed } = state;
  const draft = layers[active]!;
  const findings = findingsOf(state);
  return html`<section class="policy" aria-label="policy">
    <div class="row tabs">
      <div role="tablist" aria-label="layers">
        ${layers.map(({ source }, index) => html`<button role="tab" id="layer-${index}" aria-controls="editor" aria-selected=${index === active}
          tabindex=${index === active ? 0 : -1} @click=${() => actions.choose(index)} @keydown=${(event: KeyboardEvent) => move(event, layers.length, index, actions.choose)}>${nameOf(source)}</button>`)}
      </div>
      ${layers.length < sources.length ? html`<select aria-label="add a layer" ?disabled=${foreign} @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        actions.add({ source: select.value as LayerSource, text: BEGINNING });
        select.value = '';
      }}><option value="">+ layer</option>${sources.filter(([source]) => !layers.some((one) => one.source === source))
        .map(([source, name]) => html`<option value=${source}>${name}</option>`)}</select>` : nothing}
      ${layers.length > 1 ? html`<button ?disabled=${foreign} @click=${() => actions.remove(active)} aria-label="remove the layer ${nameOf(draft.source)}">Remove</button>` : nothing}
    </div>
    <div role="status">${removed.map((draft) => html`<p class="row">The layer ${nameOf(draft.source)} was removed.
      <button @click=${() => actions.add(draft)}>Bring ${nameOf(draft.source)} back</button></p>`)}</div>
    <div class="row">
      <label>profile <select .value=${fieldOf(draft.text, 'profile')} ?disabled=${foreign} @change=${(event: Event) =>
        actions.write(withField(draft.text, 'profile', (event.target as HTMLSelectElement).value as Profile))}>
        <option hidden value=""></option><option>hardened</option><option>kiro</option></select></label>
      <label>mode <select .value=${fieldOf(draft.text, 'mode') || 'autopilot'} ?disabled=${foreign} @change=${(event: Event) =>
        actions.write(withField(draft.text, 'mode', (event.target as HTMLSelectElement).value as Mode))}>
        <option>autopilot</option><option>supervised</option></select></label>
      <span class="space"></span>
      <select aria-label="start from a policy" ?disabled=${foreign} @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        const starter = starters[Number(select.value)];
        if (starter) actions.start(starter.text);
        select.value = '';
      }}><option value="">Start from…</option>${starters.map(({ name, about }, index) => html`<option value=${index}>${name}: ${about}</option>`)}</select>
      <button ?disabled=${foreign} @click=${actions.bring}>Import</button>
      <button @click=${actions.take}>Export</button>
    </div>
    <countersign-policy-editor id="editor" role="tabpanel" aria-labelledby="layer-${active}" .label=${`policy of the layer ${nameOf(draft.source)}`}
      .schema=${schema} .document=${`${origin}/${draft.source}`} .value=${draft.text} .findings=${findings} .readOnly=${foreign}
      @countersign-input=${(event: CustomEvent<{ value: string }>) => actions.write(event.detail.value)}></countersign-policy-editor>
    <div class="findings" role="status">
      ${loaded && !loaded.ok ? html`<p class="deny">${loaded.profile ? 'This text does not load; the last one that did stays in force.' : 'This text does not load; no policy is in force.'}</p>` : nothing}
      ${loaded?.ok ? html`<p class="quiet">In force: profile ${loaded.profile}, mode ${loaded.mode}.</p>` : nothing}
      ${findings.length === 0 ? nothing : html`<ul>${findings.map((finding) => html`
        <li><button class="plain" @click=${(event: Event) => reveal(event, finding)}>
          <span class=${finding.severity === 'problem' ? 'deny' : finding.severity === 'warning' ? 'ask' : 'quiet'}>${finding.severity}</span>
          <bdi>${visible(finding.message)}</bdi> <code class="quiet">${finding.at}</code></button>${fixOf(finding, foreign)}</li>`)}</ul>`}
      ${otherLayers(state)}
    </div>
  </section>`;
}

export function nameOf(source: LayerSource): string {
  return sources.find(([one]) => one === source)![1];
}

/** The findings in the text of the active layer, their pointers without the number of the layer. */
function findingsOf({ loaded, active }: State): Finding[] {
  if (!loaded) return [];
  const own = (problems: readonly Problem[], severity: Finding['severity']): Finding[] => problems
    .filter(({ at }) => layerOf(at) === active)
    .map((problem) => ({ ...problem, at: problem.at.replace(/^\/\d+/, ''), severity }));
  return [...own(loaded.problems, 'problem'), ...own(loaded.notices, 'notice'), ...own(loaded.warnings, 'warning')];
}

function otherLayers({ loaded, active, layers }: State): unknown {
  const others = new Set(loaded?.problems.map(({ at }) => layerOf(at)).filter((index) => index !== active && layers[index]));
  return [...others].map((index) => html`<p class="deny">The layer ${nameOf(layers[index]!.source)} has a problem.</p>`);
}

function layerOf(at: string): number {
  return Number(/^\/(\d+)/.exec(at)?.[1] ?? 0);
}

/** Reads a field for the toolbar; of text that is no JSON nothing is known. */
function fieldOf(text: string, name: string): string {
  try {
    const value: unknown = Reflect.get(JSON.parse(text) as object, name);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function reveal(event: Event, { span }: Finding): void {
  const section = (event.target as HTMLElement).closest('section');
  section?.querySelector('countersign-policy-editor')?.reveal(span.start, span.end);
}

/** The one fix of a finding, where the editor knows exactly one. */
function fixOf(finding: Finding, foreign: boolean): unknown {
  const editor = document.querySelector('countersign-policy-editor');
  const name = foreign ? undefined : editor?.fixOf(finding);
  return name === undefined ? nothing : html`<button class="fix" aria-label="Fix: ${name}" @click=${() => editor?.fix(finding)}>Fix: ${name}</button>`;
}
