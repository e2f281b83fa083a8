// A link that holds the policy, what is tried and the view.

import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Links } from '../links';
import type { Sharing, State } from '../state';
import { faultView } from './fault';
import { entered, onEscape } from './focus';

export function shareView(state: State, sharing: Sharing, actions: Links): TemplateResult {
  const close = (): void => actions.close();
  const { address, bytes, fault, copied, of } = sharing;
  const stale = of.layers !== state.layers || of.input !== state.input || of.view !== state.view || of.platform !== state.platform;
  return html`<div class="banner" role="group" aria-label="share" @keydown=${onEscape(close)}>
    ${fault ? html`${faultView(fault)} <button ${ref(entered)} @click=${close}>Close</button>` : html`
    <label>Link <input class="mono link" readonly .value=${address} ${ref(entered)} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}></label>
    <button class="main" @click=${() => actions.copy()}>Copy</button>
    <button @click=${close}>Close</button>
    <p class="quiet">${bytes} bytes in the part after <code>#</code>, which no browser sends to a server.</p>
    <p role="status">${copied === undefined ? nothing : copied ? 'Copied.' : 'The browser does not let the page copy. The link is selected: copy it with the keyboard.'}</p>`}
    ${stale ? html`<p class="ask">What you share has changed since. <button @click=${() => actions.share()}>Make the link anew</button></p>` : nothing}</div>`;
}
