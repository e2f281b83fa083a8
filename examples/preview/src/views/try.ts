// Try it: one operation, decided with every keystroke under both profiles.

import type { Operation, Profile, Shell, Suggestion, Workspace } from 'countersign';
import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { keyed } from 'lit-html/directives/keyed.js';
import { ref } from 'lit-html/directives/ref.js';
import { changedLines } from '../document';
import { kinds, type Input } from '../operations';
import { changeOf } from '../proposal';
import type { State } from '../state';
import { counted, visible } from '../visible';
import { entered, onEscape } from './focus';
import { linesView } from './lines';
import { nameOf } from './policy';

export interface TryActions {
  type(input: Input): void;
  place(platform: Workspace['platform']): void;
  suggest(suggestion: Suggestion): void;
  accept(): void;
  decline(): void;
}

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'posix', 'powershell', 'cmd'];
const PLATFORMS: readonly Workspace['platform'][] = ['posix', 'macos', 'windows'];

export function tryView(state: State, actions: TryActions): TemplateResult {
  const { input, platform, origin, texts } = state;
  const set = (change: Partial<Input>): void => actions.type({ ...input, ...change });
  const [, name, example] = kinds.find(([kind]) => kind === input.kind)!;
  return html`<section class="try" aria-label="try it">
    <div class="row">
      <label>operation <select @change=${(event: Event) => {
        const kind = (event.target as HTMLSelectElement).value as Input['kind'];
        set({ kind, text: texts[kind] ?? kinds.find(([one]) => one === kind)![2] });
      }}>${kinds.map(([kind, label]) => html`<option value=${kind} .selected=${kind === input.kind}>${label}</option>`)}</select></label>
      ${input.kind === 'command' ? html`<label>shell <select @change=${(event: Event) =>
        set({ shell: (event.target as HTMLSelectElement).value as Shell })}>${SHELLS.map((shell) => html`<option .selected=${shell === input.shell}>${shell}</option>`)}</select></label>` : nothing}
      <label>platform <select @change=${(event: Event) =>
        actions.place((event.target as HTMLSelectElement).value as Workspace['platform'])}>${PLATFORMS.map((one) => html`<option .selected=${one === platform}>${one}</option>`)}</select></label>
    </div>
    <countersign-text-input class="typed" .document=${`${origin}/${input.kind}`} .label=${name} .placeholder=${example} .value=${input.text}
      @countersign-input=${(event: CustomEvent<{ value: string }>) => set({ text: event.detail.value })}></countersign-text-input>
    ${keyed(state.proposal, proposalView(state, actions))}
    ${guard([state.tried, state.loaded], () => answers(state, actions))}
  </section>`;
}

function proposalView(state: State, { accept, decline }: TryActions): unknown {
  const { proposal, layers, foreign } = state;
  if (!proposal) return nothing;
  const change = changeOf(state);
  const where = layers.length > 1 ? `the layer ${nameOf(proposal.source)}` : 'the policy';
  return html`<div class="proposal" role="group" aria-label="change of the policy" tabindex="-1" ${ref(entered)} @keydown=${onEscape(decline)}>
    <h2>Add this rule to ${where}?</h2>
    ${change ? html`${linesView(changedLines(change.before, change.after), 'what changes in the policy')}
      <button class="main" @click=${accept}>${foreign ? 'Take the policy over and add it' : 'Add it'}</button>`
    : html`<p>The text of ${where} is no JSON as it stands, so that no rule can be added. Finish it first.</p>`}
    <button @click=${decline}>Leave it</button></div>`;
}

function answers({ tried, loaded }: State, actions: TryActions): TemplateResult {
  if (!tried) return html`<p class="quiet" role="status">${loaded && !loaded.profile ? 'No policy is in force. The policy says what is wrong with its text.' : 'Deciding…'}</p>`;
  const { operation, compared } = tried;
  const other: Profile = compared.inForce === 'kiro' ? 'hardened' : 'kiro';
  const { moreParts, moreReasons } = compared;
  return html`${moreParts + moreReasons === 0 ? nothing : html`<p class="quiet">Not shown of so long a line: ${counted(moreParts, 'part')}, ${counted(moreReasons, 'reason')}.</p>`}
    <div class="answers">
    ${answer(compared.inForce, 'in force', operation, compared, actions)}
    ${answer(other, 'for comparison', operation, compared, actions)}</div>`;
}

function answer(profile: Profile, role: string, operation: Operation | string, { decisions, problems }: NonNullable<State['tried']>['compared'], actions: TryActions): TemplateResult {
  const decision = decisions[profile];
  return html`<article aria-label="${profile}, ${role}" aria-live=${role === 'in force' ? 'polite' : 'off'}>
    <h2>${profile} <span class="quiet">${role}</span></h2>
    ${decision
      ? html`<countersign-decision .operation=${operation} .decision=${role === 'in force' ? decision : { ...decision, suggestions: [] }}
          @countersign-suggestion=${(event: CustomEvent<Suggestion>) => actions.suggest(event.detail)}></countersign-decision>`
      : html`<ul>${problems.map(({ message }) => html`<li><bdi>${visible(message)}</bdi></li>`)}</ul>`}
  </article>`;
}
