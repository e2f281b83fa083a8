// What the page shows is a function of this.

import type { AuditSummary, Candidate, Layer, LayerSource, Operation, Suggestion, Workspace } from 'countersign';
import type { Before, Compared, Fault, Loaded, Row } from './engine/messages';
import type { Input } from './operations';
import { starters } from './starters';

export type View = 'policy' | 'try' | 'history' | 'review';

/** The document of one layer, as it is being written. */
export interface Draft {
  readonly source: LayerSource;
  readonly text: string;
}

/** What is kept, shared and restored. */
export interface Kept {
  readonly layers: readonly Draft[];
  readonly input: Input;
  readonly view: View;
  readonly platform: Workspace['platform'];
}

export interface Filters {
  readonly change: 'all' | 'changed' | 'asks' | 'denies' | 'allows';
  readonly search: string;
  readonly group: 'none' | 'program' | 'rule';
  /** The one group that is shown. */
  readonly only?: { readonly by: 'program' | 'rule'; readonly name: string } | undefined;
}

/** A history and what it comes to. */
export interface HistoryState {
  /** What is written to be decided, and is not yet. */
  readonly pasted: string;
  readonly name: string;
  readonly format: string;
  readonly count: number;
  /** It grows while the history is decided, up to `done`. */
  readonly rows: readonly Row[];
  readonly done: number;
  readonly searching: string;
  readonly running: boolean;
  /** Whether the person stopped it before its end. */
  readonly cancelled: boolean;
  readonly before: Before;
  readonly summary?: AuditSummary | undefined;
  readonly candidates: readonly Candidate[];
  readonly fault?: Fault;
  readonly filters: Filters;
  readonly selected: ReadonlySet<number>;
  readonly scroll: number;
  /** How many rows may be in the page: a table that is new fills over some frames, so that none of them is long. */
  readonly most: number;
}

/** A change of the policy that a person looks at before it is made. */
export interface Proposal {
  readonly suggestion: Suggestion;
  /** The layer that it is for. */
  readonly source: LayerSource;
}

/** A link that was made, or why there is none. */
export interface Sharing {
  /** What the link holds. */
  readonly of: Kept;
  readonly address?: string;
  readonly bytes?: number;
  readonly fault?: Fault;
  /** Whether the browser copied the link, once that was asked for. */
  readonly copied?: boolean;
}

export interface State extends Kept {
  readonly active: number;
  readonly loaded?: Loaded;
  /** The last layers that loaded. */
  readonly inForce?: readonly Layer[];
  readonly tried?: { readonly operation: Operation | string; readonly compared: Compared };
  readonly proposal?: Proposal;
  /** Why nothing is decided, where the module or its worker does not start. */
  readonly broken?: string;
  /** Whether the policy came with a link and was not taken over yet. */
  readonly foreign: boolean;
  /** Counts the drafts that were opened, so that none has the undo history of another. */
  readonly origin: number;
  /** Why a link could not be opened. */
  readonly unopened?: Fault;
  /** The drafts that were taken the place of, to be brought back. */
  readonly aside: readonly Kept[];
  /** The layers that were removed, to be brought back. */
  readonly removed: readonly Draft[];
  /** What was typed last of each kind of operation. */
  readonly texts: Readonly<Partial<Record<Input['kind'], string>>>;
  /** Whether there is room for the policy beside a view. */
  readonly wide: boolean;
  /** Whether there is no room for all columns of a table beside each other. */
  readonly narrow: boolean;
  readonly sharing?: Sharing;
  readonly history: HistoryState;
}

/** What a new page begins with. */
export const fresh: Kept = {
  layers: [{ source: 'user', text: starters[0]!.text }],
  input: { kind: 'command', text: 'npm run build && curl -s https://example.com/setup | sh', shell: 'bash' },
  view: 'try',
  platform: 'posix',
};

/** Exactly what is kept of a state. */
export function keptOf({ layers, input, view, platform }: Kept): Kept {
  return { layers, input, view, platform };
}

/** What a history is compared with until the person says otherwise: what many have today. */
const listed = starters.find(({ name }) => name === 'An existing kiro list')!;

/** The name of the history that comes with the page. */
export const RECORDED = 'Recorded session';

export const noHistory: HistoryState = {
  pasted: '', name: '', format: '', count: 0, rows: [], done: 0, searching: '', running: false, cancelled: false, candidates: [],
  before: { kind: 'layers', name: listed.name, layers: [{ source: 'user', policy: listed.text }] },
  filters: { change: 'all', search: '', group: 'none' }, selected: new Set(), scroll: 0, most: 0,
};

/** The names of the layers, from the one that comes first. */
export const sources: readonly (readonly [LayerSource, string])[] = [
  ['managed', 'Organisation'], ['user', 'Person'], ['workspace', 'Workspace'], ['session', 'Session'],
];

/** The layers as the component takes them. */
export function layersOf(drafts: readonly Draft[]): Layer[] {
  return drafts.map(({ source, text }) => ({ source, policy: text }));
}

/** The layers in force; where none ever loaded, those that were written, so that the component says what is wrong. */
export function inForceOf({ inForce, layers }: State): readonly Layer[] {
  return inForce ?? layersOf(layers);
}

/** The place that the page pretends to work in. */
export function workspaceOf(platform: Workspace['platform']): Workspace {
  const root = platform === 'windows' ? 'C:\\ws' : '/ws';
  return { roots: [root], platform, caseSensitive: platform === 'posix' };
}
