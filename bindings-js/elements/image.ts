// Binary contents: an image before and after where a browser can show it, else the number of bytes.

import { html, type TemplateResult } from 'lit-html';
import type { Change } from '../types/index.js';

const IMAGES: readonly [string, readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
];

/** Shows what a binary change replaced, and by what. */
export function imagesOf({ path, hunks }: Change): TemplateResult {
  const whole = hunks.find(({ kind }) => kind === 'whole');
  if (!whole) return html`<p class="quiet">binary</p>`;
  return html`<div class="images">${side('before', whole.removed, path)}${side('after', whole.added, path)}</div>`;
}

function side(name: string, bytes: Uint8Array, path: string): TemplateResult {
  const type = IMAGES.find(([, head]) => head.every((byte, index) => bytes[index] === byte))?.[0];
  const picture = type && bytes.length < 4 << 20 ? html`<img alt="${path} ${name}" src=${`data:${type};base64,${base64(bytes)}`}>` : '';
  return html`<figure><figcaption class="quiet">${name}: ${bytes.length === 0 ? 'absent' : `${bytes.length} bytes`}</figcaption>${picture}</figure>`;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000) binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}
