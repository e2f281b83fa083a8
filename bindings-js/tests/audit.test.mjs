// What-if over a history, as users of the package call it, held against the history that every face shares.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { packed } from './support/packed.mjs';

const { Audit, CountersignError, Policy } = await packed();
const shared = JSON.parse(readFileSync(new URL('../../tests/audit.json', import.meta.url), 'utf8'));
const { expect, operations, workspace } = shared;
const before = Policy.parse(shared.before);
const after = Policy.parse(shared.after);

function assertShared(report) {
  assert.deepEqual(report.before, expect.before);
  assert.deepEqual(report.after, expect.after);
  assert.equal(report.changed, expect.changed);
  assert.deepEqual(report.entries.map((entry) => `${entry.before.effect} ${entry.after.effect}`), expect.effects);
  assert.deepEqual(report.entries.map((entry) => entry.index), operations.map((_, index) => index));
  for (const { id, ...row } of expect.questions) {
    const found = report.questions.find((one) => one.code === row.code && one.rule?.id === id);
    assert.deepEqual({ code: found?.code, before: found?.before, after: found?.after }, row);
  }
  assert.deepEqual(report.candidates[0], expect.best);
}

test('the shared history is audited as it says', () => assertShared(after.audit(before, operations, workspace)));

test('pieces add up to the whole', () => {
  const audit = new Audit(before, after, workspace);
  const entries = operations.flatMap((operation) => audit.add([operation]));
  const steps = [...audit.candidates()];
  const last = steps.at(-1);
  assert.equal(last.tried, last.of);
  assertShared({ ...audit.summary(), entries, candidates: last.best });
  audit.dispose();
  audit.dispose();
  assert.throws(() => audit.summary(), { code: 'disposed' });
});

test('a long history crosses in several batches', () => {
  const history = Array.from({ length: 1500 }, (_, index) => ({ kind: 'read-file', path: `src/${index}.js` }));
  const report = after.audit(before, history, workspace);
  assert.deepEqual(report.after, { allow: 1500, ask: 0, deny: 0 });
  assert.equal(report.entries.at(-1).index, 1499);
});

test('what is no operation asks, and what is no list is refused', () => {
  const report = after.audit(before, [undefined, 5, { kind: 'write-file', path: '\ud800' }], workspace);
  assert.deepEqual(report.after, { allow: 0, ask: 3, deny: 0 });
  for (const wrong of [() => after.audit(before, 5, workspace), () => after.audit({}, [], workspace)]) {
    assert.throws(wrong, (error) => error instanceof CountersignError && error.code === 'invalid-argument');
  }
  assert.throws(() => after.audit(before, [], { roots: 5 }), (error) => error instanceof CountersignError);
});
