// The host in memory.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpacked } from './support/packed.mjs';
import { newSession } from './support/turn.mjs';

const load = await unpacked();
const api = await load('index.js');
const { HostError, MemoryHost } = await load('memory.js');
const text = (state) => (state.kind === 'file' ? new TextDecoder().decode(state.content) : state.kind);
const texts = (host) => Object.fromEntries(Object.entries(host.files()).map(([path, state]) => [path, text(state)]));

test('a host in memory', async (t) => {
  await t.test('takes back one hunk and keeps the rest, and what the person typed', async () => {
    const host = new MemoryHost({ 'a.txt': '1\n2\n3\n4\n5\n6\n7\n' });
    const session = newSession(api, 'supervised');
    session.beginTurn();
    const edit = { kind: 'edit-code', path: 'a.txt' };
    await host.record(session, edit, ['a.txt'], () => host.put('a.txt', 'one\n2\n3\n4\n5\n6\nseven\n'));
    session.endTurn();
    host.put('a.txt', 'one\n2\n3\nfour\n5\n6\nseven\n');
    session.reject({ path: 'a.txt', text: 'seven' });
    session.accept();
    const plan = await host.apply(session, { kind: 'apply' });
    assert.equal(plan.steps.length, 1);
    assert.equal(text(host.get('a.txt')), 'one\n2\n3\nfour\n5\n6\n7\n');
    assert.equal(session.state, 'idle');
  });

  await t.test('is recovered after every step, forwards and backwards', async () => {
    for (const way of ['finish', 'take-back']) {
      for (let after = 0; after <= 5; after += 1) {
        const host = new MemoryHost({ keep: 'k', gone: 'g', link: { kind: 'symlink', target: 'keep' } });
        const before = texts(host);
        const session = newSession(api);
        session.beginTurn();
        await host.record(session, { kind: 'delete-file', path: 'gone' }, ['gone'], () => host.put('gone', null));
        await host.record(session, { kind: 'write-file', path: 'new/a' }, ['new/a'], () => host.put('new/a', 'n'));
        await host.record(session, { kind: 'write-file', path: 'link' }, ['link'], () => host.put('link', 'l'));
        await host.record(session, { kind: 'write-file', path: 'keep' }, ['keep'], () => host.put('keep', { kind: 'file', content: 'k', executable: true }));
        session.endTurn();
        const changed = texts(host);
        // The plan never gets past that step.
        let reached;
        const stopped = new Promise((resolve) => (reached = resolve));
        const onStep = (done) => (done === after ? new Promise(() => reached()) : undefined);
        host.apply(session, { kind: 'revert-turn' }, { onStep });
        await stopped;
        const again = host.restart();
        await again.recover(newSession(api), { back: way === 'take-back' });
        assert.deepEqual(texts(again), way === 'finish' ? before : changed, `${way} after ${after}`);
      }
    }
  });

  await t.test('finds names in any case where that is asked', async () => {
    const host = new MemoryHost({ 'Src/Read.md': 'hello\n' }, { caseSensitive: false });
    const session = newSession(api, 'autopilot', { roots: ['/ws'], platform: 'posix', caseSensitive: false });
    session.beginTurn();
    assert.equal(text(host.get('src/READ.md')), 'hello\n');
    await host.record(session, { kind: 'write-file', path: 'Src/Read.md' }, ['Src/Read.md'], () => host.put('SRC/read.MD', 'bye\n'));
    session.endTurn();
    await host.apply(session, { kind: 'revert-turn' });
    assert.deepEqual(texts(host), { Src: 'directory', 'Src/Read.md': 'hello\n' });
  });

  await t.test('stops at what changed after the plan was made', async () => {
    const host = new MemoryHost();
    const session = newSession(api);
    session.beginTurn();
    for (const path of ['a', 'b']) await host.record(session, { kind: 'write-file', path }, [path], () => host.put(path, path));
    session.endTurn();
    const plan = await host.apply(session, { kind: 'revert-turn' }, { onStep: (done) => done === 1 && host.put('a', 'mine') });
    assert.deepEqual(plan.conflicts.map(({ path }) => path), ['a']);
    assert.deepEqual(texts(host), { a: 'mine', b: 'b' });
    await assert.rejects(host.snapshot(['../x']), HostError);
  });
});
