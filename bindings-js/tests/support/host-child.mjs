// A process that carries out one call of the host and is hindered by the tests: `PACKAGE ROOT STORE CALL`. With
// `--stop` it tells every step and waits for a line before it.

import { readSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { newSession } from './turn.mjs';

const [folder, root, store, call, stop] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);

async function run() {
  const load = (name) => import(pathToFileURL(`${folder}/${name}`).href);
  const [api, { NodeHost }] = [await load('index.js'), await load('node.js')];
  const host = await NodeHost.open(root, store);
  const session = newSession(api);
  const recovered = await host.recover(session, { back: call === 'take-back' });
  if (call !== 'revert') return recovered.plan?.steps.length ?? 0;
  const onStep = (done, steps) => {
    say(`at ${done} of ${steps.length}`);
    readSync(0, Buffer.alloc(16));
  };
  const plan = await host.apply(session, { kind: 'revert-turn' }, stop === '--stop' ? { onStep } : {});
  say(plan.conflicts.length > 0 ? `conflict ${plan.conflicts[0].path}` : 'applied');
  return plan.steps.length;
}

if (call !== undefined) {
  try {
    say(`done ${await run()}`);
  } catch (error) {
    say(`error ${error.code} ${error.path}`);
  }
}
