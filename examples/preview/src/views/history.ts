// What-if: a history under the policy in force and one before it.

import type { Counts, Effect, RuleQuestions, Suggestion } from 'countersign';
import { patternOf } from 'countersign/elements';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Before } from '../engine/messages';
import { filtered, grouped, sifted } from '../rows';
import { starters } from '../starters';
import { inForceOf, RECORDED, type Filters, type HistoryState, type State } from '../state';
import { counted, visible } from '../visible';
import { faultView } from './fault';
import { table } from './table';

export interface HistoryActions {
  read(text: string, name: string): void;
  pick(): void;
  compare(before: Before): void;
  cancel(): void;
  /** Decides it from its start. */
  again(): void;
  /** Keeps what is written to be decided. */
  paste(text: string): void;
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
        <span class="quiet">${history.format}${history.count ? ` · ${counted(history.count, 'operation')}` : ''}${history.count && history.name !== RECORDED ? ' · kept nowhere: a reload or a shared link is without it' : ''}</span></p>
      <span class="space"></span>
      <label>before <select @change=${(event: Event) => {
        const chosen = comparisons(state)[Number((event.target as HTMLSelectElement).value)];
        if (chosen) actions.compare(chosen[1]);
      }}>${comparisons(state).map(([name, before], index) => html`<option value=${index} .selected=${same(before, history.before)}>${name}</option>`)}</select></label>
      <button @click=${actions.pick}>Open a history</button>
    </div>
    <details ?open=${history.pasted !== ''}><summary>Paste a history</summary>
      <countersign-text-input class="pasted" .value=${history.pasted} @countersign-input=${(event: CustomEvent<{ value: string }>) => actions.paste(event.detail.value)}
        .label=${'history'} .placeholder=${"A shell history, JSON lines of operations, or an agent's transcript. A file can be dropped anywhere here."}></countersign-text-input>
      <div class="row"><button @click=${(event: Event) => actions.read(history.pasted, 'pasted')}>Decide it</button></div></details>
    ${history.fault ? faultView(history.fault) : nothing}
    ${progress(history, actions)}
    ${history.summary ? html`${totals(history.summary.before, history.summary.after, history.summary.changed)}
      <div class="two">${chart(history.summary.questions)}${best(history, actions)}</div>` : nothing}
    ${history.rows.length ? rows(state, actions) : nothing}
  </section>`;
}

/** How far it is, and how it can be stopped; once it was stopped, what there is and how to have the rest. */
function progress({ running, cancelled, count, done, searching, summary }: HistoryState, actions: HistoryActions): unknown {
  if (running) return html`<div class="row" role="status"><progress aria-label="decided" max=${count} .value=${done}></progress>
    <span class="quiet">${searching || `${done} of ${count} decided`}</span>
    <button @click=${() => { actions.cancel(); requestAnimationFrame(() => document.querySelector<HTMLElement>('.again')?.focus()); }}>Cancel</button></div>`;
  if (!cancelled) return nothing;
  return html`<div class="row" role="status"><span>Cancelled. ${summary ? 'Everything is decided; not every rule was tried.'
    : `${done} of ${counted(count, 'operation')} are decided; the table and what is exported hold no more than these.`}</span>
    <button class="again" @click=${actions.again}>Decide it again</button></div>`;
}

/** What a history can be compared with. */
function comparisons(state: State): [string, Before][] {
  const { loaded } = state;
  const other = loaded?.profile === 'kiro' ? 'hardened' : 'kiro';
  return [
    [`the same rules, profile ${other}`, { kind: 'profile', profile: other }],
    ['the policy as it is now', { kind: 'layers', name: 'now', layers: inForceOf(state) }],
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
function best({ candidates, rows, running, cancelled }: HistoryState, actions: HistoryActions): TemplateResult {
  return html`<div><h2>Rules that would remove most questions</h2>
    ${candidates.length === 0 ? html`<p class="quiet">${running ? 'Searching…' : cancelled ? 'The search was cancelled.' : 'No single rule would remove a question.'}</p>` : nothing}
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
  const by = filters.group;
  const groups = by === 'none' ? undefined : grouped(found, by);
  const show = (name: string): void => {
    if (by === 'none') return;
    actions.filter({ group: 'none', only: { by, name } });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.only')?.focus());
  };
  return html`
    <div class="row">
      <label>show <select @change=${(event: Event) => actions.filter({ change: (event.target as HTMLSelectElement).value as Filters['change'] })}>
        ${CHANGES.map(([change, name]) => html`<option value=${change} .selected=${change === filters.change}>${name}</option>`)}</select></label>
      <label>group by <select @change=${(event: Event) => actions.filter({ group: (event.target as HTMLSelectElement).value as Filters['group'] })}>
        ${['none', 'program', 'rule'].map((group) => html`<option .selected=${group === filters.group}>${group}</option>`)}</select></label>
      ${filters.only ? html`<button class="only" aria-label="Show all, not only the ${filters.only.by} ${visible(filters.only.name)}" title="show all"
        @click=${() => actions.filter({ only: undefined })}>${filters.only.by} <code><bdi>${visible(filters.only.name)}</bdi></code> ×</button>` : nothing}
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
            return [html`<button class="plain mono" title="show these" @click=${() => show(groups[index]!.name)}><bdi>${visible(name)}</bdi></button>`, count, before, after];
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
