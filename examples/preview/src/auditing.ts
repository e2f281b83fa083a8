// What a person does with a history: have it read and decided, stop that, and take away what came of it.

import type { Layer, Operation, Workspace } from 'countersign';
import type { Engine } from './engine/client';
import type { Row } from './engine/messages';
import { offer } from './files';
import { csvOf, examplesOf, filtered, jsonOf, vectorsOf } from './rows';
import { noHistory, type HistoryState } from './state';

/** What the page has for a history. */
export interface Desktop {
  history(): HistoryState;
  update(change: Partial<HistoryState>): void;
  /** The layers in force, and where the operations happen. */
  under(): Under;
}

interface Under {
  readonly layers: readonly Layer[];
  readonly workspace: Workspace;
}

export class Auditing {
  readonly #engine: Engine;
  readonly #page: Desktop;
  #run = 0;
  /** What the rows are decided under, and the key of everything that makes a difference to them. */
  #decided: (Under & { readonly key: string }) | undefined;

  constructor(engine: Engine, page: Desktop) {
    this.#engine = engine;
    this.#page = page;
  }

  async read(text: string, name: string): Promise<void> {
    this.cancel();
    const answer = await this.#engine.ask('read', { text, name });
    if ('fault' in answer) {
      this.#page.update({ fault: answer.fault });
      return;
    }
    const { before, pasted } = this.#page.history();
    this.#page.update({ ...noHistory, before, pasted: pasted === text ? '' : pasted, name, ...answer });
    await this.again();
  }

  /** Decides the history, unless nothing that makes a difference changed since that was begun. */
  async decide(): Promise<void> {
    if (this.#decided?.key !== this.#key()) await this.again();
  }

  /** Decides the history, whatever is known of it. */
  async again(): Promise<void> {
    const { count, before } = this.#page.history();
    if (count === 0) return;
    const under = this.#page.under();
    this.#decided = { ...under, key: this.#key() };
    const own = (this.#run += 1);
    const rows: Row[] = [];
    const told = (change: Partial<HistoryState>): void => { if (own === this.#run) this.#page.update(change); };
    told({ running: true, cancelled: false, done: 0, searching: '', summary: undefined, candidates: [], fault: undefined, rows, scroll: 0, most: 0 });
    const answer = await this.#engine.ask('audit', { before, after: under.layers, workspace: under.workspace }, {
      progress: (progress) => {
        rows.push(...progress.rows);
        told({ done: progress.done });
      },
      summary: (summary) => told({ summary }),
      searching: (tried, of) => told({ searching: `trying rules: ${tried} of ${of}` }),
    });
    told({ running: false, ...('stopped' in answer ? {} : answer) });
  }

  /** Stops deciding. What is decided already stays. */
  cancel(): void {
    if (!this.#page.history().running) return;
    this.#run += 1;
    void this.#engine.ask('stop', {});
    this.#page.update({ running: false, cancelled: true, searching: '' });
  }

  /** Some operations of the history. */
  operations(indexes: readonly number[]): Promise<readonly Operation[]> {
    return this.#engine.ask('operations', { indexes });
  }

  async take(form: 'csv' | 'json' | 'examples' | 'vectors'): Promise<void> {
    const { rows, filters, selected } = this.#page.history();
    const chosen = rows.filter(({ index }) => selected.has(index));
    if (form === 'csv') offer('audit.csv', await csvOf(filtered(rows, filters)), 'text/csv');
    else if (form === 'json') offer('audit.json', await jsonOf(filtered(rows, filters)));
    else if (form === 'examples') offer('examples.json', examplesOf(chosen));
    else if (this.#decided) {
      const { layers, workspace } = this.#decided;
      offer('vectors.json', vectorsOf(chosen, await this.operations(chosen.map(({ index }) => index)), layers, workspace));
    }
  }

  #key(): string {
    const { layers, workspace } = this.#page.under();
    return JSON.stringify([this.#page.history().before, layers.map(({ source, policy }) => [source, meantBy(policy)]), workspace]);
  }
}

/** The document that a text stands for: blanks between its parts decide nothing. */
function meantBy(policy: Layer['policy']): unknown {
  try {
    return typeof policy === 'string' ? JSON.parse(policy) : policy;
  } catch {
    return policy;
  }
}
