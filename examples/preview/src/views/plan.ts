// What a person looks at before anything is written or dropped: a plan, what stands before one, and what would be lost.

import type { PathOutcome, Step } from 'countersign';
import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Desk } from '../review/desk';
import { linesOf, says } from '../review/steps';
import { counted, visible } from '../visible';
import { linesView } from './lines';
import { sight } from './sight';

/** The steps, before they are carried out. */
export function planView(desk: Desk): TemplateResult {
  const { name, request, partial, next, left, plan: { steps, conflicts, outcomes } } = desk.planned!;
  const isBlocked = conflicts.length > 0 && !partial;
  const isReview = request.kind === 'apply';
  const others = outcomes.filter(({ kind, path }) => kind === 'left' && !left.some((one) => one.path === path));
  return asked('plan', desk.planned!, html`<h2>${name}</h2>
    ${left.length ? html`<p class=${conflicts.length ? 'deny' : ''}>${isBlocked ? 'A conflict: nothing was written.' : 'Left as it is:'}</p>
      <ul>${left.map(outcome)}</ul>` : nothing}
    ${steps.length ? html`<ol class="steps">${steps.map(stepOf)}</ol>`
      : isBlocked ? nothing : html`<p class="quiet">No file needs to change.</p>`}
    ${others.length ? html`<details><summary>${counted(others.length, 'file')} not asked for</summary><ul>${others.map(outcome)}</ul></details>` : nothing}
    <ul class="choices">${isBlocked ? html`
        ${choice('Plan what has no conflict', `the files above stay as they are${isReview ? ', and their hunks are undecided again' : ''}`, () => desk.plan(request, name, true), 'main')}
        ${isReview ? choice('Keep what stands there', "the agent's hunks in these files are accepted, with what you typed", () => desk.keep()) : nothing}`
      : choice('Carry it out', `each step only where its file is still as it is now${next ? `; then ‘${next.name}’ is planned` : ''}`, () => desk.carryOut(), 'main')}
    ${choice('Leave it', !isBlocked ? 'nothing is written' : isReview ? 'decide below what becomes of what you typed' : 'nothing is written; make the files in conflict as the agent left them, then plan again', () => desk.decline())}</ul>`);
}

/** A plan that a pending review stands before, and the ways to it. */
export function waitingView(desk: Desk): TemplateResult {
  const { name, undecided } = desk.waiting!;
  return asked('what stands before it', desk.waiting!, html`<h2>${name}</h2>
    <p>${undecided > 0 ? `First decide about the latest turn, of which ${counted(undecided, 'hunk')} ${undecided === 1 ? 'is' : 'are'} undecided, and apply.` : 'First apply what you decided about the latest turn.'}</p>
    <ul class="choices">${undecided > 0 ? html`
        ${choice('Accept the rest', 'what is undecided stays; the plan to apply that comes first', () => desk.settle('accept'), 'main')}
        ${choice('Reject the rest', 'what is undecided is taken back; the plan to apply that comes first', () => desk.settle('reject'))}`
      : choice('Apply the decisions', 'the plan for that comes first', () => desk.settle('accept'), 'main')}
    ${choice('Leave it', undecided > 0 ? 'decide below' : 'nothing is written', () => desk.leave())}</ul>`);
}

/** What would be dropped with the session. */
export function askedView(desk: Desk): TemplateResult {
  const { decided } = desk.asked!;
  return asked('what would be dropped', desk.asked!, html`<h2>Another session</h2>
    <p>It takes the place of ‘${desk.replay!.name}’, with ${counted(decided, 'decision')} that ${decided === 1 ? 'is' : 'are'} not carried out.</p>
    <ul class="choices">
      ${choice('Drop them and go on', 'there is no way back', () => desk.goOn())}
      ${choice('Leave it', 'nothing is dropped', () => desk.leave(), 'main')}</ul>`);
}

function asked(label: string, what: object, content: TemplateResult): TemplateResult {
  return html`<div class="proposal" role="group" aria-label=${label} tabindex="-1" ${ref(sight(what))}>${content}</div>`;
}

function choice(name: string, about: string, act: () => void, kind = ''): TemplateResult {
  return html`<li><button class=${kind} @click=${act}>${name}</button> <span class="quiet">${about}</span></li>`;
}

function outcome({ path, message }: PathOutcome): TemplateResult {
  return html`<li><code><bdi>${visible(path)}</bdi></code> <bdi>${visible(message)}</bdi></li>`;
}

function stepOf(step: Step): TemplateResult {
  const lines = linesOf(step);
  const head = html`<code><bdi>${visible(step.path)}</bdi></code> <span class="quiet">${says(step)}</span>`;
  return lines.length ? html`<li><details><summary>${head}</summary>${linesView(lines, `what changes in ${step.path}`)}</details></li>` : html`<li>${head}</li>`;
}
