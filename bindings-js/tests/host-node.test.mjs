// Plans on the file system: what comes back, what is refused, and that nothing lies between.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpacked } from './support/packed.mjs';
import { files, folder, newSession, turn, write } from './support/turn.mjs';

const load = await unpacked();
const api = await load('index.js');
const { HostError, NodeHost } = await load('node.js');
const REVERT = { kind: 'revert-turn' };
const skip = process.platform === 'win32' ? 'there are no modes and few links' : false;
const newTurn = () => turn(api, NodeHost);
const paths = (plan) => plan.conflicts.map(({ path }) => path);

/** Does something before a step of taking the turn back; returns the paths in conflict. */
async function meddle(changed, at, what) {
  const { host, session } = await changed.open();
  const plan = await host.apply(session, REVERT, { onStep: (done, steps) => done === at && what(steps) });
  assert.deepEqual(plan.steps, []);
  assert.deepEqual(session.conflicts, paths(plan));
  return paths(plan);
}

test('a host on the file system', { skip }, async (t) => {
  await t.test('takes a turn back to the byte and the bit', async () => {
    const changed = await newTurn();
    const { host, session } = await changed.open();
    assert.deepEqual((await host.apply(session, REVERT)).conflicts, []);
    assert.deepEqual(changed.now(), changed.takenBack);
    assert.deepEqual(changed.kept(), ['modes', 'session']);
    assert.deepEqual((await changed.open()).session.save(), session.save());
    await host.apply(session, { kind: 'undo' });
    assert.deepEqual(changed.now(), changed.done);
  });

  await t.test('leaves everything at a conflict, or does the rest where that is asked', async () => {
    const changed = await newTurn();
    writeFileSync(changed.at('logo.bin'), "the person's");
    const { host, session } = await changed.open();
    const before = changed.now();
    const plan = await host.apply(session, REVERT);
    assert.deepEqual([paths(plan), plan.steps], [['logo.bin'], []]);
    assert.deepEqual(changed.now(), before);
    assert.deepEqual(paths(await host.apply(session, REVERT, { partial: true })), ['logo.bin']);
    assert.deepEqual(changed.now(), { ...changed.takenBack, 'logo.bin': before['logo.bin'] });
  });

  await t.test('stops at a byte that flips between plan and step, and takes back what was done', async () => {
    const planned = await newTurn();
    const opened = await planned.open();
    const { steps } = await opened.host.plan(opened.session, REVERT);
    let flipped = 0;
    for (const [number, { path, expect }] of steps.entries()) {
      if (expect.kind !== 'file' || steps.findIndex((step) => step.path === path) !== number) continue;
      for (const at of new Set([0, number >> 1, number])) {
        const changed = await newTurn();
        const bytes = readFileSync(changed.at(path));
        bytes[0] ^= 1;
        const found = await meddle(changed, at, () => writeFileSync(changed.at(path), bytes));
        assert.deepEqual(found, [path]);
        const [kind, mode] = changed.done[path];
        assert.deepEqual(changed.now(), { ...changed.done, [path]: [kind, mode, bytes.toString('latin1')] }, `${path} before ${at}`);
        flipped += 1;
        changed.remove();
      }
    }
    assert.ok(flipped > 15, `${flipped} flipped`);
  });

  await t.test('does not write through a file that became a link', async () => {
    for (const [name, at] of [['edit.txt', 0], ['logo.bin', 1], ['secret', 1], ['run.sh', 1], ['lib/in/moved.txt', 1]]) {
      const changed = await newTurn();
      const outside = join(changed.path, 'outside');
      const found = await meddle(changed, at, () => {
        renameSync(changed.at(name), outside);
        symlinkSync(outside, changed.at(name));
      });
      assert.deepEqual(found, [name]);
      assert.deepEqual(changed.now(), { ...changed.done, [name]: ['link', outside] });
      assert.deepEqual(files(changed.path).outside, changed.done[name]);
    }
  });

  await t.test('does not write through a folder that became a link', async () => {
    for (const [name, at] of [['lib', 0], ['lib', 5], ['a', 0], ['a/b', 0], ['lib/in', 3]]) {
      const changed = await newTurn();
      const outside = join(changed.path, 'outside');
      const found = await meddle(changed, at, () => {
        renameSync(changed.at(name), outside);
        symlinkSync(outside, changed.at(name));
      });
      assert.ok(found.length > 0 && found.every((path) => path.startsWith(name)), found.join());
      unlinkSync(changed.at(name));
      renameSync(outside, changed.at(name));
      assert.deepEqual(changed.now(), changed.done, `${name} at ${at}`);
    }
  });

  await t.test('keeps a file made where one is to come back', async () => {
    const changed = await newTurn();
    assert.deepEqual(await meddle(changed, 2, () => write(changed.at('gone'), 'new here')), ['gone']);
    assert.deepEqual(changed.now(), { ...changed.done, gone: ['file', '644', 'new here'] });
  });

  await t.test('takes everything back when the caller throws in the middle', async () => {
    const changed = await newTurn();
    const { host, session } = await changed.open();
    const onStep = (done) => {
      if (done === 7) throw new RangeError('enough');
    };
    await assert.rejects(host.apply(session, REVERT, { onStep }), RangeError);
    assert.deepEqual(changed.now(), changed.done);
    await host.apply(session, REVERT);
    assert.deepEqual(changed.now(), changed.takenBack);
  });

  await t.test('leaves folders that are not empty, and finds what lies in one that a file is to replace', async () => {
    const changed = await newTurn();
    write(changed.at('a/b/own'), "the person's");
    write(changed.at('flat/own'), "the person's");
    const { host, session } = await changed.open();
    assert.deepEqual(paths(await host.apply(session, REVERT)), ['flat']);
    unlinkSync(changed.at('flat/own'));
    assert.deepEqual(paths(await host.apply(session, REVERT)), []);
    assert.deepEqual(files(changed.at('a')), { b: ['folder', '755'], 'b/own': ['file', '644', "the person's"] });
  });

  await t.test('is refused, with a code and a path, what leads elsewhere or is no file', async (t) => {
    const place = folder();
    const host = await NodeHost.open(place.root, place.store);
    for (const path of ['', '/etc/passwd', '../x', 'a/../b', 'a//b', './a', 'a/', 'a\0b', 'a\ud800']) {
      await assert.rejects(host.snapshot([path]), { name: 'HostError', code: 'bad-path', path });
    }
    const server = createServer().listen(join(place.root, 'socket'));
    t.after(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    await assert.rejects(host.snapshot(['socket']), { code: 'unsupported', path: 'socket' });
    await assert.rejects(NodeHost.open(join(place.path, 'nowhere'), place.store), HostError);
  });

  await t.test('records what a failing operation changed, and runs none outside a turn', async () => {
    const place = folder();
    const host = await NodeHost.open(place.root, place.store);
    const session = newSession(api);
    const operation = { kind: 'write-file', path: 'a' };
    const run = () => {
      writeFileSync(join(place.root, 'a'), 'half');
      throw new RangeError('stopped');
    };
    await assert.rejects(host.record(session, operation, ['a'], run), { code: 'not-running' });
    assert.ok(!existsSync(join(place.root, 'a')));
    session.beginTurn();
    await assert.rejects(host.record(session, operation, ['a'], run), RangeError);
    assert.deepEqual(session.changes().map(({ path, kind }) => [path, kind]), [['a', 'created']]);
  });

  await t.test('does one thing at a time', async () => {
    const changed = await newTurn();
    const { host, session } = await changed.open();
    const first = host.apply(session, REVERT, { onStep: () => new Promise((resolve) => setTimeout(resolve, 2)) });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await assert.rejects(host.apply(session, REVERT), { code: 'busy' });
    await assert.rejects(host.save(session), { code: 'busy' });
    await first;
    assert.deepEqual(changed.now(), changed.takenBack);
  });

  await t.test('keeps what it keeps from other people', async () => {
    const changed = await newTurn();
    assert.equal(statSync(changed.store).mode & 0o777, 0o700);
    for (const name of readdirSync(changed.store)) assert.equal(statSync(join(changed.store, name)).mode & 0o777, 0o600);
  });
});

test('resolving, in Node', { skip }, async (t) => {
  const place = () => {
    const made = folder();
    const at = (name) => join(made.path, name);
    write(at('ws/src/a.txt'), 'a');
    write(at('other/deep/b.txt'), 'b');
    symlinkSync(at('other/deep'), at('ws/out'));
    symlinkSync('src', at('ws/in'));
    symlinkSync('src/not-yet.txt', at('ws/dangling'));
    symlinkSync('loop', at('ws/loop'));
    return { ...made, at, open: () => NodeHost.open(made.root, made.store) };
  };

  await t.test('does what the system does', async () => {
    const made = place();
    const host = await made.open();
    for (const [path, real, status] of [
      ['src/a.txt', 'ws/src/a.txt', 'full'],
      [made.at('ws/src/a.txt'), 'ws/src/a.txt', 'full'],
      ['./in//./a.txt', 'ws/src/a.txt', 'full'],
      ['src', 'ws/src', 'full'],
      ['out/b.txt', 'other/deep/b.txt', 'full'],
      // Behind a link, `..` leads to another folder than the text says.
      ['out/../c.txt', 'other/c.txt', 'ancestor'],
      ['out/../../ws/src/a.txt', 'ws/src/a.txt', 'full'],
      ['new.txt', 'ws/new.txt', 'ancestor'],
      ['out/x/y.txt', 'other/deep/x/y.txt', 'ancestor'],
      ['no/../src/a.txt', 'ws/no/../src/a.txt', 'ancestor'],
      // Writing to a link to nothing makes the file that it names.
      ['dangling', 'ws/src/not-yet.txt', 'ancestor'],
    ]) {
      const found = { path, realPath: `${made.path}/${real}`, status };
      if (real.endsWith('.txt') && status === 'full') found.hardLinks = 1;
      assert.deepEqual(host.resolve(path), found);
    }
    for (const path of ['loop', 'src/a.txt/x', 'a\0b', '\ud800', undefined, 5]) assert.deepEqual(host.resolve(path), { path, status: 'failed' });
    assert.equal(host.resolve('a.txt', 'src').realPath, made.at('ws/src/a.txt'));
    assert.equal(host.resolve('a.txt', made.at('ws/in')).realPath, made.at('ws/src/a.txt'));
    assert.deepEqual(host.resolve('a.txt', 'none'), { path: 'a.txt', realPath: made.at('ws/none/a.txt'), status: 'ancestor' });
    assert.equal(host.resolve('/').realPath, '/');
  });

  await t.test('feeds decisions', async () => {
    const host = await place().open();
    const policy = api.Policy.parse({ version: 1, profile: 'hardened' });
    const workspace = { roots: [host.root], platform: 'posix', caseSensitive: true };
    const effect = (path) => policy.decide({ kind: 'write-file', path: host.resolve(path) }, workspace).effect;
    assert.deepEqual(['src/a.txt', 'in/new.txt', 'out/b.txt', 'loop'].map(effect), ['allow', 'allow', 'ask', 'ask']);
  });

  await t.test('names the files that operations change', async () => {
    const made = place();
    const host = await made.open();
    const relocation = { kind: 'relocate-file', from: 'in/a.txt', to: { path: made.at('ws/in/../new/c') }, updates: ['in/x'] };
    assert.deepEqual(host.touched(relocation), ['src/a.txt', 'new/c', 'src/x']);
    assert.deepEqual(host.touched({ kind: 'delete-file', path: 'dangling' }), ['dangling']);
    assert.deepEqual(host.touched({ kind: 'write-file', path: 'dangling' }), ['src/not-yet.txt']);
    assert.deepEqual(host.touched({ kind: 'run-command', command: 'ls', shell: 'posix' }), []);
    for (const path of ['out/b.txt', '../x', '/etc/passwd', 'no/../../x', 'loop']) {
      assert.throws(() => host.touched({ kind: 'write-file', path }), { code: 'outside-root', path });
    }
  });

  await t.test('is checked again when the file is opened', async () => {
    const { closeSync, ftruncateSync, linkSync, writeSync } = await import('node:fs');
    const made = place();
    const host = await made.open();
    for (const [path, real] of [['in/a.txt', 'ws/src/a.txt'], ['out/b.txt', 'other/deep/b.txt'], ['new.txt', 'ws/new.txt'], ['x/y/z.txt', 'ws/x/y/z.txt'], ['dangling', 'ws/src/not-yet.txt']]) {
      const handle = host.openForWriting(host.resolve(path));
      writeSync(handle, 'written');
      ftruncateSync(handle, 7);
      closeSync(handle);
      assert.equal(readFileSync(made.at(real), 'utf8'), 'written');
    }
    assert.throws(() => host.openForWriting(host.resolve('loop')), { code: 'bad-path' });
    assert.throws(() => host.openForWriting({ ...host.resolve('new.txt') }), { code: 'bad-path' });
    const swaps = [
      ['src/a.txt', ({ at }) => (unlinkSync(at('ws/src/a.txt')), symlinkSync(at('other/deep/b.txt'), at('ws/src/a.txt')))],
      ['src/a.txt', ({ at }) => renameSync(at('other/deep/b.txt'), at('ws/src/a.txt'))],
      ['src/a.txt', ({ at }) => linkSync(at('ws/src/a.txt'), at('ws/third'))],
      ['src/a.txt', ({ at }) => unlinkSync(at('ws/src/a.txt'))],
      ['src/a.txt', ({ at }) => (renameSync(at('ws/src'), at('moved')), symlinkSync(at('moved'), at('ws/src')))],
      ['src/new', ({ at }) => write(at('ws/src/new'), 'x')],
      ['src/new', ({ at }) => symlinkSync(at('other/deep/b.txt'), at('ws/src/new'))],
      ['x/y', ({ at }) => symlinkSync(at('other/deep'), at('ws/x'))],
      ['src/new', ({ at }) => (renameSync(at('ws/src'), at('ws/old')), mkdirSync(at('ws/src')))],
    ];
    for (const [path, swap] of swaps) {
      const made = place();
      const host = await made.open();
      const resolved = host.resolve(path);
      swap(made);
      const before = files(made.path);
      assert.throws(() => host.openForWriting(resolved), { code: 'conflict', path }, String(swap));
      assert.deepEqual(files(made.path), before);
    }
    chmodSync(made.at('ws/src'), 0o755);
  });
});
