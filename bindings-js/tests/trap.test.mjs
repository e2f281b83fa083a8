// A trap kills the instance of the module. It must never pass for a permission, and nothing may enter it again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpacked } from './support/packed.mjs';

const workspace = { roots: ['/ws'], platform: 'posix' };
const operation = { kind: 'read-file', path: 'a' };

test('after a trap every decision is `ask` and every other call is refused', async () => {
  const load = await unpacked();
  const { Policy, Session, CountersignError, diff, patch } = await load('index.js');
  const { RawPolicy } = await load('glue.js');
  const policy = Policy.parse({ version: 1, profile: 'kiro' });
  const session = new Session(policy, workspace);
  assert.equal(policy.decide(operation, workspace).effect, 'allow');

  let entered = 0;
  RawPolicy.prototype.decide = () => {
    entered += 1;
    throw new WebAssembly.RuntimeError('unreachable');
  };
  for (let time = 0; time < 2; time += 1) {
    const decision = policy.decide(operation, workspace);
    assert.equal(decision.effect, 'ask');
    assert.deepEqual(decision.reasons.map(({ code, effect }) => [code, effect]), [['stopped', 'ask']]);
  }
  assert.equal(entered, 1);
  assert.deepEqual(policy.decideMany([operation, operation], workspace).map(({ effect }) => effect), ['ask', 'ask']);
  for (const call of [() => policy.decideJson('{}', '{}'), () => policy.mode, () => session.state, () => diff('a', 'b'), () => patch('a', 'a', 'b'), () => Policy.parse('{}')]) {
    assert.throws(call, (error) => error instanceof CountersignError && error.code === 'stopped');
  }
  policy.dispose();
  session.dispose();
});
