// The worker: everything that is decided is decided here, so that typing never waits.

import { init, type Operation } from 'countersign/slim';
import { audit } from './engine/audit';
import { Comparison, faultOf } from './engine/compare';
import type { Calls, Question, Told } from './engine/messages';
import { readHistory } from './histories/read';

const comparison = new Comparison();
/** The history that was read last; a long one does not leave the worker. */
let operations: readonly Operation[] = [];
type Start = WebAssembly.Module | Uint8Array<ArrayBuffer>;
let start: (module: Start) => void;
const started = new Promise<Start>((resolve) => { start = resolve; }).then((module) => init(module));

// Questions are answered in their order; those that come before the module wait for it.
addEventListener('message', async ({ data }: MessageEvent<Question | Start>) => {
  if (data instanceof WebAssembly.Module || data instanceof Uint8Array) {
    start(data);
    return;
  }
  await started;
  say({ id: data.id, answer: answerTo(data) });
});

function answerTo(question: Question): Calls[keyof Calls]['answer'] {
  try {
    switch (question.name) {
      case 'policy':
        return comparison.load(question.ask.layers);
      case 'decide':
        return comparison.decide(question.ask.operation, question.ask.workspace);
      case 'read': {
        const history = readHistory(question.ask.text, question.ask.name);
        operations = history.operations;
        return { format: history.format, count: operations.length };
      }
      case 'operations':
        return question.ask.indexes.flatMap((index) => operations[index] ?? []);
      case 'audit':
        return audit(comparison, { ...question.ask, operations }, {
          progress: (progress) => say({ id: question.id, progress }),
          searching: (tried, of) => say({ id: question.id, searching: { tried, of } }),
        });
    }
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function say(told: Told): void {
  postMessage(told);
}
