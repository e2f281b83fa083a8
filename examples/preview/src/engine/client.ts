// The page's side of the worker.

import type { AuditSummary } from 'countersign';
import { forWorkers, startWorker } from '#platform';
import type { Calls, Name, Progress, Question, Told } from './messages';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  progress?: (progress: Progress) => void;
  summary?: (summary: AuditSummary) => void;
  searching?: (tried: number, of: number) => void;
}

/** A worker that decides. */
export class Engine {
  readonly #worker = startWorker();
  readonly #waiting = new Map<number, Waiting>();
  readonly #broken: (message: string) => void;
  #next = 0;

  /** `broken` is told why nothing will be decided, where the module or the worker does not start. */
  constructor(broken: (message: string) => void) {
    this.#broken = broken;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.#hear(data));
    this.#worker.addEventListener('error', ({ message }) => broken(message || 'the worker does not start'));
  }

  /** Asks the worker. */
  ask<N extends Name>(name: N, ask: Calls[N]['ask'], listener: Pick<Waiting, 'progress' | 'summary' | 'searching'> = {}): Promise<Calls[N]['answer']> {
    // A worker that nobody asks anything starts no module while another does.
    if (this.#next === 0) forWorkers.then((module) => this.#worker.postMessage(module), (error: unknown) => this.#broken(String(error)));
    const id = (this.#next += 1);
    this.#worker.postMessage({ id, name, ask } as Question);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, ...listener }));
  }

  #hear(told: Told): void {
    const waiting = this.#waiting.get(told.id);
    if ('progress' in told) waiting?.progress?.(told.progress);
    else if ('summary' in told) waiting?.summary?.(told.summary);
    else if ('searching' in told) waiting?.searching?.(told.searching.tried, told.searching.of);
    else {
      this.#waiting.delete(told.id);
      waiting?.resolve(told.answer);
    }
  }
}
