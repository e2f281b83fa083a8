// What the page has to say about itself, above every view: a link that is made, one that came, a draft that waits.

import { html, nothing } from 'lit-html';
import type { Links } from '../links';
import type { State } from '../state';
import { afterBroken } from '../texts';
import { counted } from '../visible';
import { faultView } from './fault';
import { shareView } from './share';

export function notesView(state: State, actions: Links): unknown {
  const { sharing, broken, foreign, unopened, aside } = state;
  if (!sharing && broken === undefined && !foreign && !unopened && aside.length === 0) return nothing;
  return html`<aside aria-label="about this page">
    ${sharing ? shareView(state, sharing, actions) : nothing}
    ${broken === undefined ? nothing : html`<p class="banner deny" role="alert">Nothing can be decided: ${broken}; ${afterBroken(broken)}.</p>`}
    ${unopened ? html`<div class="banner">${faultView(unopened)} <button @click=${() => actions.dismiss()}>Close</button></div>` : nothing}
    ${foreign ? html`<div class="banner" role="alert">
      <p>This policy came with a link. It is somebody else's until you take it over.</p>
      <button class="main" @click=${() => actions.adopt()}>Take it over</button> <button @click=${() => actions.discard()}>Discard it</button></div>`
    : aside.length > 0 ? html`<div class="banner" role="status">
      <p>The draft that you had before is kept in this browser${aside.length > 1 ? `, and ${counted(aside.length - 1, 'draft')} from before it` : ''}. Brought back, it changes places with this one.</p>
      <button @click=${() => actions.bringBack()}>Bring it back</button> <button @click=${() => actions.forget()}>Let it go</button></div>` : nothing}
  </aside>`;
}
