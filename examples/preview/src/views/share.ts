// A link that holds the policy, what is tried and the view.

import { html, type TemplateResult } from 'lit-html';
import type { State } from '../state';

export function shareView({ address, bytes }: NonNullable<State['sharing']>, close: () => void): TemplateResult {
  return html`<div class="banner" role="group" aria-label="share">
    <label>Link <input class="mono" readonly .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}></label>
    <button class="main" @click=${() => void navigator.clipboard?.writeText(address)}>Copy</button>
    <button @click=${close}>Close</button>
    <p class="quiet">${bytes} bytes in the part after <code>#</code>, which no browser sends to a server.</p></div>`;
}
