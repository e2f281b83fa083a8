// What-if: a history under the policy in force and one before it.

import type { Counts, Effect, RuleQuestions, Suggestion } from 'countersign';
import { patternOf } from 'countersign/elements';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Before } from '../engine/messages';
import { filtered, grouped, sifted } from '../rows';
import { starters } from '../starters';
import { layersOf, type Filters, type HistoryState, type State } from '../state';
import { counted, visible } from '../visible';
import { faultView } from './fault';
import { table } from './table';

export interface HistoryActions {
  read(text: string, name: string): void;
  pick(): void;
  compare(before: Before): void;
  cancel(): void;
  filter(filters: Partial<Filters>): void;
  scroll(top: number): void;
  select(indexes: readonly number[], on: boolean): void;
  tryRow(index: number): void;
  suggest(suggestion: Suggestion): void;
  take(form: 'csv' | 'json' | 'examples' | 'vectors'): void;
}

export function historyView(state: State, actions: HistoryActions): TemplateResult {
  const { history } = state;
  return html`<section class="history" aria-label="what if"
      @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => void drop(event, actions)}>
    <div class="row">
      <p><strong>${history.name === '' ? 'No history' : visible(history.name)}</strong>
        <span class="quiet">${history.format}${history.count ? ` · ${counted(history.count, 'operation')}` : ''}</span></p>
      <span class="space"></span>
      <label>before <select @change=${(event: Event) => {
        const chosen = comparisons(state)[Number((event.target as HTMLSelectElement).value)];
        if (chosen) actions.compare(chosen[1]);
      }}>${comparisons(state).map(([name, before], index) => html`<option value=${index} .selected=${same(before, history.before)}>${name}</option>`)}</select></label>
      <button @click=${actions.pick}>Open a history</button>
    </div>
    <details><summary>Paste a history</summary>
      <countersign-text-input class="pasted" .label=${'history'} .placeholder=${"A shell history, JSON lines of operations, or an agent's transcript. A file can be dropped anywhere here."}></countersign-text-input>
      <div class="row"><button @click=${(event: Event) => actions.read(pasted(event), 'pasted')}>Decide it</button></div></details>
    ${history.fault ? faultView(history.fault) : nothing}
    ${history.running ? html`<div class="row" role="status"><progress aria-label="decided" max=${history.count} .value=${history.done}></progress>
      <span class="quiet">${history.searching || `${history.done} of ${history.count} decided`}</span> <button @click=${actions.cancel}>Cancel</button></div>` : nothing}
    ${history.summary ? html`${totals(history.summary.before, history.summary.after, history.summary.changed)}
      <div class="two">${chart(history.summary.questions)}${best(history, actions)}</div>` : nothing}
    ${history.rows.length ? rows(state, actions) : nothing}
  </section>`;
}

function pasted(event: Event): string {
  return (event.target as HTMLElement).closest('details')!.querySelector('countersign-text-input')!.value;
}

/** What a history can be compared with. */
function comparisons({ loaded, layers }: State): [string, Before][] {
  const other = loaded?.profile === 'kiro' ? 'hardened' : 'kiro';
  return [
    [`the same rules, profile ${other}`, { kind: 'profile', profile: other }],
    ['the policy as it is now', { kind: 'layers', name: 'now', layers: layersOf(layers) }],
    ...starters.map(({ name, text }): [string, Before] => [`“${name}”`, { kind: 'layers', name, layers: [{ source: 'user', policy: text }] }]),
  ];
}

function same(one: Before, other: Before): boolean {
  return one.kind === 'layers' ? other.kind === 'layers' && one.name === other.name : other.kind === 'profile';
}

function totals(before: Counts, after: Counts, changed: number): TemplateResult {
  const effects: readonly Effect[] = ['allow', 'ask', 'deny'];
  return html`<p class="totals" role="status">${effects.map((effect) => html`
    <span><span class=${effect}>${effect}</span> ${before[effect]} → <strong>${after[effect]}</strong></span>`)}
    <span>changed <strong>${changed}</strong></span></p>`;
}

const MOST_BARS = 8;

/** Questions per rule, before and after. */
function chart(questions: readonly RuleQuestions[]): TemplateResult {
  const shown = questions.slice(0, MOST_BARS);
  const most = Math.max(1, ...shown.flatMap(({ before, after }) => [before, after]));
  const bar = (value: number, name: string): TemplateResult => svg`<rect class=${name} y=${name === 'before' ? 1 : 8} height="6" width=${`${(value / most) * 100}%`}></rect>`;
  if (shown.length === 0) return html`<div><h2>Questions per rule</h2><p class="quiet">Nothing asks.</p></div>`;
  return html`<div><h2>Questions per rule</h2>
    <table class="chart"><thead><tr><th scope="col">rule</th><th scope="col"><span class="key before"></span> before</th><th scope="col"><span class="key after"></span> after</th><td></td></tr></thead>
    <tbody>${shown.map(({ code, rule, before, after }) => html`<tr>
      <th scope="row"><bdi>${rule ? visible(rule.pattern) : code}</bdi>${rule ? html` <span class="quiet">${code}</span>` : nothing}</th>
      <td>${before}</td><td>${after}</td>
      <td class="bars"><svg aria-hidden="true" width="100%" height="15">${bar(before, 'before')}${bar(after, 'after')}</svg></td></tr>`)}</tbody></table>
    ${questions.length > MOST_BARS ? html`<p class="quiet">and ${questions.length - MOST_BARS} more</p>` : nothing}</div>`;
}

/** The rules that would spare most questions. */
function best({ candidates, rows, running }: HistoryState, actions: HistoryActions): TemplateResult {
  return html`<div><h2>Rules that would remove most questions</h2>
    ${candidates.length === 0 ? html`<p class="quiet">${running ? 'Searching…' : 'No single rule would remove a question.'}</p>` : nothing}
    <ol class="best">${candidates.map((candidate) => html`<li>
      <div><code><bdi>${visible(patternOf(candidate.rule))}</bdi></code> <span>removes ${candidate.removes}</span>
        <button aria-label="Add ${visible(patternOf(candidate.rule))} to the policy" @click=${() => actions.suggest(candidate.rule)}>Add…</button></div>
      <p class="quiet">${candidate.also.length === 0 ? 'lets nothing else through' : html`also lets through ${candidate.also.slice(0, 4).map((index, at) =>
        html`${at > 0 ? ', ' : ''}<code><bdi>${visible(rows[index]?.text ?? '')}</bdi></code>`)}${candidate.also.length > 4 ? ` and ${candidate.also.length - 4} more` : ''}`}</p></li>`)}</ol></div>`;
}

const CHANGES: readonly (readonly [Filters['change'], string])[] = [
  ['all', 'all'], ['changed', 'changed'], ['asks', 'now ask'], ['denies', 'now deny'], ['allows', 'now allow'],
];

function rows({ history, narrow }: State, actions: HistoryActions): TemplateResult {
  const { filters, selected } = history;
  const found = filtered(history.rows, filters);
  const groups = filters.group === 'none' ? undefined : grouped(found, filters.group);
  return html`
    <div class="row">
      <label>show <select @change=${(event: Event) => actions.filter({ change: (event.target as HTMLSelectElement).value as Filters['change'] })}>
        ${CHANGES.map(([change, name]) => html`<option value=${change} .selected=${change === filters.change}>${name}</option>`)}</select></label>
      <label>group by <select @change=${(event: Event) => actions.filter({ group: (event.target as HTMLSelectElement).value as Filters['group'] })}>
        ${['none', 'program', 'rule'].map((group) => html`<option .selected=${group === filters.group}>${group}</option>`)}</select></label>
      <label>search <input type="search" .value=${filters.search} @input=${(event: Event) => actions.filter({ search: (event.target as HTMLInputElement).value })}></label>
      <span class="quiet" role="status">${found.length} of ${history.rows.length}${sifted(history.rows, filters) ? '' : ', searching…'}${selected.size ? ` · ${selected.size} selected` : ''}</span>
      <span class="space"></span>
      <button ?disabled=${found.length === 0} @click=${() => actions.select(found.map(({ index }) => index), true)}>Select these</button>
      <button ?disabled=${selected.size === 0} @click=${() => actions.select([...selected], false)}>Select none</button>
    </div>
    <div class="row"><span class="quiet">export</span>
      <button @click=${() => actions.take('csv')}>CSV</button><button @click=${() => actions.take('json')}>JSON</button>
      <button ?disabled=${selected.size === 0} @click=${() => actions.take('examples')}>Selected as examples</button>
      <button ?disabled=${selected.size === 0} @click=${() => actions.take('vectors')}>Selected as vectors</button>
    </div>
    ${table({
      name: 'history',
      grouped: groups !== undefined,
      tall: narrow && groups === undefined,
      columns: groups ? ['group', 'operations', 'asked before', 'asks now'] : ['', 'operation', 'before', 'after', 'rule', 'reason'],
      count: groups?.length ?? found.length,
      most: history.most,
      top: history.scroll,
      scroll: actions.scroll,
      row: groups
        ? (index) => {
            const { name, count, before, after } = groups[index]!;
            return [html`<button class="plain mono" title="show these" @click=${() => actions.filter({ group: 'none', search: name })}><bdi>${visible(name)}</bdi></button>`, count, before, after];
          }
        : (index) => {
            const { index: number, text, kind, before, after } = found[index]!;
            return [
              html`<input type="checkbox" aria-label="select ${visible(text)}" .checked=${selected.has(number)} @change=${(event: Event) => actions.select([number], (event.target as HTMLInputElement).checked)}>`,
              html`<button class="plain mono" title="try it" @click=${() => actions.tryRow(number)}><bdi>${visible(text) || kind}</bdi></button>`,
              html`<span class=${before.effect}>${before.effect}</span>`,
              html`<span class=${after.effect}>${after.effect}</span>`,
              after.pattern ? html`<code title=${visible(after.pattern)}><bdi>${visible(after.pattern)}</bdi></code>` : html`<span class="quiet">no rule</span>`,
              html`<bdi title=${visible(after.message)}>${visible(after.message)}</bdi>`,
            ];
          },
    })}`;
}

async function drop(event: DragEvent, actions: HistoryActions): Promise<void> {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) actions.read(await file.text(), file.name);
}
