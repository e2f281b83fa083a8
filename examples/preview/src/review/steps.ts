// A step of a plan in words and lines.

import type { FileState, Step } from 'countersign/slim';
import { changedLines, type DiffLine } from '../document';
import { visible } from '../visible';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONGEST = 1 << 18;

/** Returns the text of a content, or nothing where it is none. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    return decoder.decode(content);
  } catch {
    return undefined;
  }
}

/** Says what a step does to its path. */
export function says({ from, expect, state }: Step): string {
  if (from !== undefined) return `is moved here from ${visible(from)}`;
  if (state.kind === 'absent') return 'is deleted';
  if (expect.kind === 'absent') return `is created: ${kindOf(state)}`;
  if (expect.kind === 'file' && state.kind === 'file') {
    const bit = expect.executable === state.executable ? '' : state.executable ? ', now executable' : ', no longer executable';
    return `is written: ${expect.content.length} → ${state.content.length} bytes${bit}`;
  }
  return `${kindOf(expect)} becomes ${kindOf(state)}`;
}

function kindOf(state: FileState): string {
  switch (state.kind) {
    case 'file':
      return `${state.content.length} bytes${state.executable ? ', executable' : ''}`;
    case 'symlink':
      return `a link to ${visible(state.target)}`;
    case 'directory':
      return 'a folder';
    case 'absent':
      return 'nothing';
  }
}

/** Returns the lines that a step changes, where it changes a text that is not too long. */
export function linesOf({ expect, state }: Step): readonly DiffLine[] {
  const [before, after] = [expect, state].map((one) => (one.kind === 'file' && one.content.length <= LONGEST ? textOf(one.content) : one.kind === 'absent' ? '' : undefined));
  if (before === undefined || after === undefined || before === after) return [];
  return changedLines(before, after);
}
