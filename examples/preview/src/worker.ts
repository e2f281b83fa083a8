// The worker: everything that is decided is decided here, so that typing never waits.

import { init, type Operation } from 'countersign/slim';
import { audit } from './engine/audit';
import { Comparison, faultOf } from './engine/compare';
import type { Calls, Question, Told } from './engine/messages';
import { readHistory } from './histories/read';

const comparison = new Comparison();
/** The history that was read last; a long one does not leave the worker. */
let operations: readonly Operation[] = [];
/** How many audits began or were stopped: only the last that began goes on. */
let audits = 0;
type Start = WebAssembly.Module | Uint8Array<ArrayBuffer>;
let start: (module: Start) => void;
const started = new Promise<Start>((resolve) => { start = resolve; }).then((module) => init(module));

// Questions are answered in their order, those that come during an audit between its pieces. Before the module they wait.
addEventListener('message', async ({ data }: MessageEvent<Question | Start>) => {
  if (data instanceof WebAssembly.Module || data instanceof Uint8Array) {
    start(data);
    return;
  }
  await started;
  say({ id: data.id, answer: await answerTo(data) });
});

async function answerTo(question: Question): Promise<Calls[keyof Calls]['answer']> {
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
      case 'stop':
        audits += 1;
        return null;
      case 'audit': {
        const own = (audits += 1);
        return await audit({ ...question.ask, operations }, {
          progress: (progress) => say({ id: question.id, progress }),
          summary: (summary) => say({ id: question.id, summary }),
          searching: (tried, of) => say({ id: question.id, searching: { tried, of } }),
          stopped: () => own !== audits,
        });
      }
    }
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function say(told: Told): void {
  postMessage(told);
}
