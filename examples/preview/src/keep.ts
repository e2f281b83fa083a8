// What is kept: drafts in this browser, a share in the address's fragment. The fragment never reaches a server.

import { fresh, type Kept } from './state';

const KEY = 'countersign-preview';
const LONGEST = 1 << 20;

/** Returns the draft of this browser. */
export function restored(): Kept | undefined {
  try {
    return checked(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    // Storage may be forbidden, and what is in it may be somebody else's.
    return undefined;
  }
}

/** Keeps a draft. */
export function keep({ layers, input, view, platform }: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ layers, input, view, platform }));
  } catch {
    // Without storage a reload begins anew.
  }
}

/** Returns the fragment that holds the policy, the input and the view. */
export async function fragmentOf({ layers, input, view, platform }: Kept): Promise<string> {
  const text = JSON.stringify({ layers, input, view, platform });
  const bytes = new Uint8Array(await new Response(streamed(text).pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  return `#policy=${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Returns what a fragment holds. */
export async function shared(fragment: string): Promise<Kept | undefined> {
  const code = /^#policy=([\w-]+)$/.exec(fragment)?.[1];
  if (code === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return checked(JSON.parse(await inflated(bytes)));
  } catch {
    return undefined;
  }
}

function streamed(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([text]).stream();
}

/** Inflates, but not for ever: a short fragment can stand for a very long text. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > LONGEST) throw new Error('too long');
  }
}

/** Takes over what has the right shape; anything else is left out. */
function checked(value: unknown): Kept | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { layers, input, view, platform } = value as Partial<Record<keyof Kept, unknown>>;
  const isOne = (one: unknown, of: readonly string[]): boolean => typeof one === 'string' && of.includes(one);
  const isDraft = (one: unknown): boolean => one !== null && typeof one === 'object'
    && isOne(Reflect.get(one, 'source'), ['managed', 'user', 'workspace', 'session']) && typeof Reflect.get(one, 'text') === 'string';
  const isInput = input !== null && typeof input === 'object' && typeof Reflect.get(input, 'text') === 'string'
    && isOne(Reflect.get(input, 'kind'), ['command', 'write', 'read', 'url', 'tool', 'json'])
    && isOne(Reflect.get(input, 'shell'), ['posix', 'bash', 'zsh', 'powershell', 'cmd']);
  if (!Array.isArray(layers) || layers.length === 0 || !layers.every(isDraft)) return undefined;
  return {
    layers: layers as Kept['layers'],
    input: isInput ? (input as Kept['input']) : fresh.input,
    view: isOne(view, ['policy', 'try', 'history', 'review']) ? (view as Kept['view']) : fresh.view,
    platform: isOne(platform, ['posix', 'macos', 'windows']) ? (platform as Kept['platform']) : fresh.platform,
  };
}
