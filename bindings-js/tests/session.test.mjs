// The class `Session`: what the wrapper adds to the core, which the vectors describe.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packed } from './support/packed.mjs';

const { Policy, Session, CountersignError } = await packed();

const workspace = { roots: ['/ws'], platform: 'posix', caseSensitive: true };
const policy = Policy.parse({ version: 1, profile: 'kiro', mode: 'supervised' });
const bytes = (text) => new TextEncoder().encode(text);
const file = (path, content, executable = false) => ({ path, state: { kind: 'file', content, executable } });
const absent = (path) => ({ path, state: { kind: 'absent' } });
const write = (path) => ({ kind: 'write-file', path });

function code(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CountersignError, error.stack);
    return error.code;
  }
  return 'none';
}

/** Returns a session whose review of one created file is pending. */
function reviewing(content = bytes('one\ntwo\n')) {
  const session = new Session(policy, workspace);
  assert.equal(session.beginTurn(), 0);
  session.record(write('a.txt'), [absent('a.txt')], [file('a.txt', content)]);
  assert.equal(session.endTurn(), 'review-pending');
  return session;
}

test('a rejected file is taken back by a plan, and the review ends when it is confirmed', () => {
  const session = reviewing();
  const [change] = session.changes();
  assert.deepEqual([change.path, change.kind, change.additions], ['a.txt', 'created', 2]);
  assert.match(new TextDecoder().decode(change.patch), /^\+two$/m);
  assert.deepEqual(session.pending(), { 'a.txt': 1 });
  session.reject({ path: 'a.txt' });
  assert.deepEqual(session.needed({ kind: 'apply' }), ['a.txt']);
  const plan = session.plan({ kind: 'apply' }, [file('a.txt', bytes('one\ntwo\n'))]);
  assert.deepEqual(plan.conflicts, []);
  assert.deepEqual(plan.steps, [{
    path: 'a.txt',
    expect: { kind: 'file', content: bytes('one\ntwo\n'), executable: false },
    state: { kind: 'absent' },
  }]);
  assert.equal(session.confirm(), 'idle');
  assert.equal(session.state, 'idle');
});

test('bytes come back exactly, whatever they are', () => {
  const all = Uint8Array.from({ length: 1 << 16 }, (_, n) => n * 31);
  for (const content of [new Uint8Array(0), all, Buffer.from([0xff, 0xfe, 0x00]), new DataView(all.buffer, 3, 5)]) {
    const session = reviewing(content);
    session.reject();
    const { steps } = session.plan({ kind: 'apply' }, [file('a.txt', content)]);
    const exact = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
    assert.ok(steps[0].expect.content instanceof Uint8Array);
    assert.deepEqual(steps[0].expect.content, new Uint8Array(exact));
  }
});

test('a text is a content, stored as UTF-8', () => {
  const session = reviewing('ü\n');
  session.reject();
  assert.deepEqual(session.plan({ kind: 'apply' }, [file('a.txt', 'ü\n')]).steps[0].expect.content, bytes('ü\n'));
});

test('what the component hands out and what the host keeps are apart', () => {
  const content = bytes('one\n');
  const session = reviewing(content);
  content.fill(0);
  session.changes()[0].patch.fill(0);
  session.reject();
  assert.deepEqual(session.plan({ kind: 'apply' }, [file('a.txt', bytes('one\n'))]).conflicts, []);
});

test('a conflict is reported and nothing is planned', () => {
  const session = reviewing();
  session.reject();
  const plan = session.plan({ kind: 'apply' }, [file('a.txt', bytes('mine\n'))]);
  assert.deepEqual(plan.steps, []);
  assert.deepEqual(plan.conflicts.map(({ path }) => path), ['a.txt']);
  assert.deepEqual(session.conflicts, ['a.txt']);
  assert.equal(session.state, 'review-pending');
});

test('calls out of order are refused by code', () => {
  const session = new Session(policy, workspace);
  for (const [wanted, call] of [
    ['not-running', () => session.endTurn()],
    ['not-running', () => session.record(write('a'), [], [])],
    ['no-review', () => session.accept()],
    ['no-plan', () => session.confirm()],
    ['nothing-to-undo', () => session.plan({ kind: 'undo' }, [])],
    ['no-such-checkpoint', () => session.plan({ kind: 'restore', checkpoint: 7 }, [])],
  ]) assert.equal(code(call), wanted);
  session.beginTurn();
  assert.equal(code(() => session.beginTurn()), 'turn-running');
  assert.equal(code(() => reviewing().beginTurn()), 'review-pending');
  assert.equal(code(() => reviewing().accept({ hunk: 4711 })), 'no-such-hunk');
  assert.equal(code(() => reviewing().accept({ path: 'b.txt' })), 'no-such-change');
});

test('arguments that cannot be read are refused and change nothing', () => {
  const session = new Session(policy, workspace);
  session.beginTurn();
  const before = session.save();
  const cycle = {};
  cycle.self = cycle;
  for (const call of [
    () => session.record(),
    () => session.record(write('a'), 5, 6),
    () => session.record(write('a'), [5], [null]),
    () => session.record(write('a'), [absent('a')], [{ path: 'a', state: { kind: 'file', content: 5 } }]),
    () => session.record(write('a'), [absent('a')], [{ path: 'a', state: { kind: 'file', content: undefined } }]),
    () => session.record(write('a'), [absent('a')], [{ path: 'a', state: { kind: 'file', content: { blob: 0 } } }]),
    () => session.record(write('a'), [absent('a')], [{ path: 'a', state: { kind: 'file', content: 'a\ud800' } }]),
    () => session.record(write('a'), [absent('a\udc00')], []),
    () => session.record(write('a'), [absent('../a')], []),
    () => session.record(write('a'), [absent('/a')], []),
    () => session.record({ kind: 'write-file' }, [], []),
    () => session.record(cycle, [], []),
    () => session.beginTurn('fast'),
    () => session.beginTurn(5),
    () => session.changes({ scope: 'all' }),
    () => session.changes({ checkpoint: -1 }),
    () => session.changes({ checkpoint: 1.5 }),
    () => session.accept({ hunk: 'x' }),
    () => session.accept('a.txt'),
    () => session.plan(undefined, []),
    () => session.plan({ kind: 'apply' }),
    () => session.load(undefined),
    () => session.load('x'.repeat(3) + '\ud800'),
    () => session.callJson(undefined),
    () => session.callJson('{'),
    () => session.callJson('{"call":"none"}'),
  ]) assert.equal(code(call), 'invalid-request', `${call}`);
  assert.deepEqual(session.save(), before);
  const detached = bytes('x');
  structuredClone(detached, { transfer: [detached.buffer] });
  assert.equal(code(() => session.record(write('a'), [absent('a')], [file('a', detached)])), 'invalid-argument');
});

test('a session survives saving, and damaged bytes are refused', () => {
  const session = reviewing();
  const saved = session.save();
  assert.ok(saved instanceof Uint8Array);
  const other = new Session(policy, workspace);
  assert.equal(other.load(saved), 'review-pending');
  assert.deepEqual(other.changes(), session.changes());
  const damaged = saved.slice();
  damaged[damaged.length >> 1] ^= 1;
  for (const wrong of [damaged, saved.subarray(1), new Uint8Array(0), new Uint8Array(100)]) {
    assert.ok(['corrupt', 'unknown-version'].includes(code(() => other.load(wrong))));
  }
  assert.equal(other.state, 'review-pending');
});

test('a session needs a policy that is not disposed, and a workspace', () => {
  assert.equal(code(() => new Session()), 'invalid-argument');
  assert.equal(code(() => new Session({}, workspace)), 'invalid-argument');
  assert.notEqual(code(() => new Session(policy, { roots: 5 })), 'none');
  assert.notEqual(code(() => new Session(policy)), 'none');
  const other = Policy.parse({ version: 1, profile: 'kiro' });
  const session = new Session(other, workspace);
  other.dispose();
  assert.equal(session.state, 'idle');
  assert.equal(code(() => new Session(other, workspace)), 'disposed');
});

test('a disposed session says so, and disposing twice does nothing', () => {
  const session = new Session(policy, workspace);
  session.dispose();
  session.dispose();
  for (const call of [() => session.state, () => session.beginTurn(), () => session.save(), () => session.callJson('{}')]) assert.equal(code(call), 'disposed');
});

/** Returns a session whose review of one changed line is pending, brought up to date with what the person typed. */
function typing() {
  const session = new Session(policy, workspace);
  session.beginTurn();
  session.record(write('a.txt'), [file('a.txt', '1\n2\n3\n')], [file('a.txt', '1\nTWO\n3\n')]);
  session.endTurn();
  const refreshed = session.refresh([file('a.txt', '1\nTWO\nmine\n3\n')]);
  return { session, refreshed };
}

test('a hunk in which the person typed has a successor, which is kept, dropped or accepted', () => {
  const { session, refreshed } = typing();
  assert.deepEqual(refreshed, { pending: { 'a.txt': 1 }, superseded: [{ hunk: 0, by: [1] }] });
  const [hunk] = session.changes()[0].hunks;
  assert.deepEqual([hunk.id, hunk.entangled, hunk.choices], [1, true, ['accept', 'keep-mine', 'drop-mine']]);
  assert.throws(() => session.reject({ hunk: 0 }), { code: 'stale-hunk', successors: [1] });
  assert.equal(code(() => reviewing().keepMine()), 'no-such-choice');
  assert.deepEqual(session.keepMine({ hunk: 1 }), { 'a.txt': 0 });
  assert.deepEqual(session.undecide({ hunk: 1 }), { 'a.txt': 1 });
  for (const [choose, wanted] of [['keepMine', '1\n2\nmine\n3\n'], ['dropMine', '1\n2\n3\n']]) {
    const { session } = typing();
    session[choose]();
    const plan = session.plan({ kind: 'apply' }, [file('a.txt', '1\nTWO\nmine\n3\n')]);
    assert.deepEqual(plan.steps[0].state.content, bytes(wanted));
    assert.deepEqual(plan.outcomes.map(({ path }) => path), ['a.txt']);
    assert.equal(session.confirm(), 'idle');
  }
});

test('words are byte ranges of the contents', () => {
  const session = new Session(policy, workspace);
  session.beginTurn();
  session.record(write('a.txt'), [file('a.txt', 'let ü = a + b;\n')], [file('a.txt', 'let ü = a - b;\n')]);
  session.endTurn();
  assert.equal(session.changes()[0].hunks[0].words, undefined);
  const [{ added, words }] = session.changes({ words: true })[0].hunks;
  assert.deepEqual(words.added.map(({ start, end }) => new TextDecoder().decode(added.subarray(start, end))), ['-']);
});

test('limits are set one by one', () => {
  const session = new Session(policy, workspace);
  assert.equal(session.setLimits({ operations: 1 }).pathBytes, 4096);
  session.beginTurn();
  session.endTurn();
  assert.equal(code(() => session.beginTurn()), 'over-limit');
  assert.throws(() => session.setLimits({ operations: -1 }), { code: 'invalid-request', at: '/operations' });
  assert.equal(session.setLimits().operations, 1);
});
