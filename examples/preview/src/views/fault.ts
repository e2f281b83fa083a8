// What went wrong: what happened, where, and what to do next.

import { html, type TemplateResult } from 'lit-html';
import type { Fault } from '../engine/messages';
import { visible } from '../visible';

export function faultView({ code, message }: Fault): TemplateResult {
  return html`<p class="deny" role="alert"><bdi>${visible(message)}</bdi> <code>${code}</code></p>`;
}
