// A host in sixty lines: `node host.mjs FOLDER` lets an agent of three operations work there, asks before what the
// policy does not allow, reviews what it did and takes back what you reject.

import { closeSync, ftruncateSync, mkdirSync, unlinkSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Policy, Session } from 'countersign';
import { NodeHost } from 'countersign/node';

const [folder = '.', store = join(homedir(), '.cache/countersign-example')] = process.argv.slice(2);
const terminal = createInterface({ input: process.stdin, output: process.stdout });
const lines = terminal[Symbol.asyncIterator]();
const ask = async (question) => {
  console.log(`${question} [y/n]`);
  return (await lines.next()).value === 'y';
};

mkdirSync(folder, { recursive: true });
const host = await NodeHost.open(folder, store);
const workspace = { roots: [host.root], platform: 'posix', home: homedir() };
const policy = Policy.parse({ version: 1, profile: 'hardened', mode: 'supervised' });
const session = new Session(policy, workspace);
const { plan: rest } = await host.recover(session);
if (rest) console.log(`finished ${rest.steps.length} steps of a plan that was cut off`);

/** Decides, asks where that is needed, runs and records one operation. */
async function perform(operation, text) {
  const resolved = host.resolve(operation.path);
  const { effect, reasons } = policy.decide({ ...operation, path: resolved }, workspace);
  console.log(`${operation.kind} ${operation.path}: ${effect}`);
  if (effect === 'deny' || (effect === 'ask' && !(await ask(reasons[0].message)))) return;
  await host.record(session, operation, host.touched(operation), () => {
    if (operation.kind === 'delete-file') return unlinkSync(resolved.realPath);
    const handle = host.openForWriting(resolved); // only what was decided about
    ftruncateSync(handle, writeSync(handle, text));
    closeSync(handle);
  });
}

if (session.state === 'idle') {
  session.beginTurn();
  await perform({ kind: 'write-file', path: 'notes/today.txt' }, 'countersign was here\n');
  await perform({ kind: 'write-file', path: '.git/hooks/pre-commit' }, 'echo hello\n');
  session.endTurn();
}
for (const { path, patch } of session.changes()) {
  console.log(new TextDecoder().decode(patch));
  (await ask(`keep ${path}?`)) ? session.accept({ path }) : session.reject({ path });
}
await host.save(session);
const { steps, conflicts } = await host.apply(session, { kind: 'apply' }, { partial: true });
console.log(`${steps.length} steps, ${conflicts.length} conflicts, ${session.state}`);
terminal.close();
