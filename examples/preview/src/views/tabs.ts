// The tabs of the views, and how the keys move between any tabs.

import { html, type TemplateResult } from 'lit-html';
import type { State, View } from '../state';

const VIEWS: readonly (readonly [View, string])[] = [['policy', 'Policy'], ['try', 'Try it'], ['history', 'What if'], ['review', 'Review and undo']];

export function tabsView({ view, wide }: State, go: (view: View) => void): TemplateResult {
  const views = VIEWS.filter(([name]) => !wide || name !== 'policy');
  return html`<div role="tablist" aria-label="views">${views.map(([name, label], index) => html`
    <button role="tab" id="tab-${name}" aria-controls="view" aria-selected=${name === view} tabindex=${name === view ? 0 : -1}
      @click=${() => go(name)} @keydown=${(event: KeyboardEvent) => move(event, views.length, index, (next) => go(views[next]![0]))}>${label}</button>`)}</div>`;
}

/** The view that there is a tab for: beside a wide view the policy is always there. */
export function fitting(view: View, wide: boolean): View {
  return wide && view === 'policy' ? 'try' : view;
}

/** Moves between tabs with the arrow keys, Home and End. */
export function move(event: KeyboardEvent, count: number, index: number, choose: (index: number) => void): void {
  const next = { ArrowRight: (index + 1) % count, ArrowLeft: (index - 1 + count) % count, Home: 0, End: count - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
  const tabs = (event.target as HTMLElement).parentElement!.querySelectorAll<HTMLElement>('[role=tab]');
  requestAnimationFrame(() => tabs[next]?.focus());
}
