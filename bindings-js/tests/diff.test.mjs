// The functions `diff` and `patch`: what the wrapper adds to the core, which the vectors describe.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packed } from './support/packed.mjs';

const { Policy, Session, CountersignError, diff, patch } = await packed();

const bytes = (text) => new TextEncoder().encode(text);
const lines = (oldStart, oldLines, newStart, newLines) => ({ kind: 'lines', oldStart, oldLines, newStart, newLines });

/** Returns the changes that a session lists for a file changed from the one content to the other. */
function changes(before, after, path = 'a') {
  const policy = Policy.parse({ version: 1, profile: 'kiro', mode: 'supervised' });
  const session = new Session(policy, { roots: ['/ws'], platform: 'posix', caseSensitive: true });
  const state = (content) => [{ path, state: { kind: 'file', content } }];
  session.beginTurn();
  session.record({ kind: 'write-file', path }, state(before), state(after));
  session.endTurn();
  return session.changes();
}

/** Returns the hunks of that change, without what only a session knows. */
function listed(before, after) {
  const hunks = changes(before, after).flatMap((change) => change.hunks);
  return hunks.map(({ kind, oldStart, oldLines, newStart, newLines }) => (kind === 'lines' ? lines(oldStart, oldLines, newStart, newLines) : { kind }));
}

test('two contents have the hunks that a session lists, as bytes and as texts', () => {
  const texts = ['', '\n', 'a', 'a\n', 'a\nb', 'a\nb\n', 'a\r\nb\r\n', 'a\rb\n', '\ufeffa\nb\n', 'é\n漢\n😀\nb', 'a\0\nb', `${'a\nb\n'.repeat(9_999)}c`];
  for (const before of texts) {
    for (const after of texts) {
      const wanted = listed(before, after);
      assert.deepEqual(diff(before, after), wanted, JSON.stringify([before, after]).slice(0, 99));
      assert.deepEqual(diff(bytes(before), after), wanted);
      assert.deepEqual(diff(before, new DataView(bytes(after).buffer)), wanted);
    }
  }
  const [latin, mark] = [Buffer.from('caf\xe9\nx\n', 'latin1'), Buffer.from('\xff\xfea\0', 'latin1')];
  for (const [before, after] of [[latin, 'café\nx\n'], [latin, mark], [mark, 'a']]) assert.deepEqual(diff(before, after), listed(before, after));
});

test('a patch is the one that a session lists', () => {
  const contents = ['', 'a\nb', 'a\r\nb\n', Buffer.from('caf\xe9\n', 'latin1'), Buffer.from([0])];
  for (const path of ['a.txt', 'a folder/ü"']) {
    for (const before of contents) {
      for (const after of contents) {
        const [change] = changes(before, after, path);
        assert.deepEqual(patch(path, before, after), change?.patch ?? new Uint8Array(0));
      }
    }
  }
});

test('a text of any width is compared whole', () => {
  // Each stands where the room for its bytes runs out at another place.
  for (const character of ['x', 'é', '漢', '😀']) {
    for (let count = 0; count < 40; count += 1) {
      const text = `${'x'.repeat(count)}${character.repeat(39 - count)}\n`;
      assert.deepEqual(diff(`${text}a\n`, `${text}b\n${text}`), [lines(1, 1, 1, 2)]);
      assert.deepEqual(diff(text, bytes(text)), []);
    }
  }
});

test('a part of a buffer is compared alone, and nothing is written into it', () => {
  const all = bytes('xxa\nb\nyy');
  const part = all.subarray(2, 6);
  assert.deepEqual(diff(part, 'a\nB\n'), [lines(1, 1, 1, 1)]);
  assert.deepEqual(diff(part, new Uint16Array(all.buffer.slice(2, 6))), []);
  assert.deepEqual(all, bytes('xxa\nb\nyy'));
});

test('what is no content is refused with its place', (t) => {
  const gone = bytes('a');
  structuredClone(gone, { transfer: [gone.buffer] });
  const refuses = (wrong, what) => {
    for (const [call, at] of [[() => diff(wrong, 'a'), '/before'], [() => diff('a', wrong), '/after']]) {
      assert.throws(call, (error) => error instanceof CountersignError && error.code === 'invalid-argument' && error.at === at, what);
    }
  };
  for (const [index, wrong] of [undefined, null, 5, {}, ['a'], new ArrayBuffer(1), gone].entries()) refuses(wrong, `content ${index}`);
  for (const wrong of [undefined, 5, bytes('a'), 'a\ud800']) {
    assert.throws(() => patch(wrong, 'a', 'b'), (error) => error instanceof CountersignError && error.code === 'invalid-argument' && error.at === '/path');
  }
  for (const wrong of ['', '/a', '../a', 'a//b', './a', 'a\0']) {
    assert.throws(() => patch(wrong, 'a', 'b'), (error) => error instanceof CountersignError && error.code === 'invalid-request' && error.at === '/path', wrong);
  }
  const halves = ['a\ud800', '\udc00b', '\udc00\ud800'];
  for (const half of halves) refuses(half, JSON.stringify(half));
  // Older browsers cannot say it themselves.
  const { isWellFormed } = String.prototype;
  t.after(() => Object.defineProperty(String.prototype, 'isWellFormed', { value: isWellFormed, configurable: true, writable: true }));
  delete String.prototype.isWellFormed;
  for (const half of halves) refuses(half, JSON.stringify(half));
  assert.deepEqual(diff('😀', '😀\n'), [lines(0, 1, 0, 1)]);
});
