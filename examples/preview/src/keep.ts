// What is kept: drafts in this browser, a share in the address's fragment. The fragment never reaches a server.

import { fresh, keptOf, type Kept } from './state';
import { faults, type PageFault } from './texts';

const START = '#policy=';
const KEY = 'countersign-preview';
const ASIDE = 'countersign-preview-aside';
const LONGEST = 1 << 20;
/** What every browser opens, in characters of a fragment. */
const LONGEST_FRAGMENT = 1_000_000;
/** How many bytes are handed to a function as its arguments. */
const PIECE = 1 << 14;

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
export function keep(kept: Kept): void {
  store(KEY, keptOf(kept));
}

/** Returns the drafts that wait to be brought back, the last of them last. */
export function aside(): readonly Kept[] {
  try {
    return (JSON.parse(localStorage.getItem(ASIDE) ?? '[]') as unknown[]).flatMap((one) => checked(one) ?? []);
  } catch {
    return [];
  }
}

/** Keeps the drafts that wait to be brought back. */
export function setAside(drafts: readonly Kept[]): void {
  store(ASIDE, drafts);
}

function store(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage a reload begins anew.
  }
}

/** Returns the fragment that holds the policy, the input and the view, or why there is none that a browser opens. */
export async function fragmentOf(kept: Kept): Promise<string | PageFault> {
  const text = JSON.stringify(keptOf(kept));
  const bytes = new Uint8Array(await new Response(streamed(text).pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  let code = '';
  for (let from = 0; from < bytes.length; from += PIECE) code += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  const fragment = `${START}${btoa(code).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  return text.length > LONGEST || fragment.length > LONGEST_FRAGMENT ? faults.longLink() : fragment;
}

/** Returns what a fragment holds, or why it cannot be opened; nothing where it is no link. */
export async function shared(fragment: string): Promise<Kept | PageFault | undefined> {
  if (!fragment.startsWith(START)) return undefined;
  const code = fragment.slice(START.length);
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return checked(JSON.parse(await inflated(bytes))) ?? faults.damagedLink();
  } catch {
    return faults.damagedLink();
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
