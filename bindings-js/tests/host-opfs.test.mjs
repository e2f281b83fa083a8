// The host on a folder handle, in a real browser: the page is left at every step of a plan and opened again.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, extname, join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { unpack } from './support/packed.mjs';

const wanted = process.env.COUNTERSIGN_BROWSER ?? 'chromium';
const executablePath = process.env.PATH.split(delimiter).map((folder) => join(folder, wanted)).find(existsSync);
const skip = wanted === '' ? 'there is no browser' : false;
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-dev-shm-usage'];

const page = `<!doctype html><meta charset="utf-8"><script type="module">
import * as api from './index.js';
import { OpfsHost } from './opfs.js';
const workspace = { roots: ['/ws'], platform: 'posix', caseSensitive: true };
const home = await navigator.storage.getDirectory();
const folder = (name) => home.getDirectoryHandle(name, { create: true });

/** Everything below a folder, as text. */
async function files(root, into = {}, inside = '') {
  for await (const [name, handle] of root.entries()) {
    const path = inside + name;
    if (handle.kind === 'directory') await files(handle, Object.assign(into, { [path]: null }), path + '/');
    else into[path] = await (await handle.getFile()).text();
  }
  return Object.fromEntries(Object.entries(into).sort());
}
async function put(path, text) {
  const names = path.split('/');
  const name = names.pop();
  let at = await folder('ws');
  for (const above of names) at = await at.getDirectoryHandle(above, { create: true });
  if (text === null) return at.removeEntry(name, { recursive: true });
  const stream = await (await at.getFileHandle(name, { create: true })).createWritable();
  await stream.write(text);
  await stream.close();
}
const newSession = () => new api.Session(api.Policy.parse({ version: 1, profile: 'kiro' }), workspace);
const open = async () => OpfsHost.open(await folder('ws'), await folder('state'));
const now = async () => files(await folder('ws'));

Object.assign(window, {
  /** Makes a turn of every kind of change; returns the files before and after. */
  async turn() {
    for await (const name of home.keys()) await home.removeEntry(name, { recursive: true });
    for (const [path, text] of Object.entries({ 'a.txt': 'a', gone: 'g', 'src/moved': 'm', 'swap/inner': 'i' })) await put(path, text);
    const before = await now();
    const host = await open();
    const session = newSession();
    session.beginTurn();
    const step = (operation, paths, changes) => host.record(session, operation, paths, async () => {
      for (const [path, text] of changes) await put(path, text);
    });
    await step({ kind: 'write-file', path: 'a.txt' }, ['a.txt'], [['a.txt', 'changed']]);
    await step({ kind: 'delete-file', path: 'gone' }, ['gone'], [['gone', null]]);
    await step({ kind: 'relocate-file', from: 'src/moved', to: 'lib/in/moved' }, ['src/moved', 'lib/in/moved'], [['src/moved', null], ['lib/in/moved', 'm']]);
    await step({ kind: 'write-file', path: 'swap' }, ['swap'], [['swap', null], ['swap', 'a file']]);
    session.endTurn();
    await host.save(session);
    return { before, after: await now() };
  },
  /** Takes the turn back and stops for good before the step of that number; returns the number of steps. */
  async revert(stop) {
    const [host, session] = [await open(), newSession()];
    await host.recover(session);
    let reached;
    const stopped = new Promise((resolve) => (reached = resolve));
    const onStep = (done, steps) => (done === stop ? new Promise(() => reached(steps.length)) : undefined);
    return Promise.race([stopped, host.apply(session, { kind: 'revert-turn' }, { onStep }).then(({ steps }) => steps.length)]);
  },
  async recover(back) {
    const { plan } = await (await open()).recover(newSession(), { back });
    return { left: plan?.steps.length ?? 0, now: await now(), kept: Object.keys(await files(await folder('state'))) };
  },
  /** Changes a file between plan and step; returns the conflicts and the files. */
  async meddle(path, at) {
    const [host, session] = [await open(), newSession()];
    await host.recover(session);
    const { conflicts } = await host.apply(session, { kind: 'revert-turn' }, { onStep: (done) => done === at && put(path, 'mine') });
    return { conflicts: conflicts.map(({ path }) => path), now: await now() };
  },
  async refused() {
    const host = await open();
    const codes = [];
    for (const path of ['../x', 'a//b', '/a']) await host.snapshot([path]).catch(({ name, code }) => codes.push(name + ' ' + code));
    return codes;
  },
});
document.title = 'ready';
</script>`;

test('a host on a folder handle, in Chromium', { skip }, async (t) => {
  assert.ok(executablePath, `\`${wanted}\` is not on the search path`);
  const folder = await unpack();
  const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer(({ url }, response) => {
    const file = join(folder, url);
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (existsSync(file)) response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath, args });
  t.after(async () => {
    await browser.close();
    server.close();
  });
  const context = await browser.newContext();
  const visit = async () => {
    const tab = await context.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction(() => document.title === 'ready');
    return tab;
  };
  /** Runs functions of the page in a tab of its own, which is closed at once afterwards; returns what each returned. */
  const calls = async (...wanted) => {
    const tab = await visit();
    const results = [];
    try {
      for (const [name, ...values] of wanted) {
        results.push(await tab.evaluate(([name, values]) => window[name](...values), [name, values]));
      }
      return results;
    } finally {
      await tab.close();
    }
  };

  await t.test('can finish or take back a plan whose page is gone after any step', async () => {
    let count = Infinity;
    for (let stop = 0; stop <= count; stop += 1) {
      const [{ before, after }, steps] = await calls(['turn'], ['revert', stop]);
      count = steps;
      const way = stop % 2 === 0 ? 'finish' : 'take-back';
      const expected = way === 'finish' ? { left: count - stop, now: before } : { left: stop, now: after };
      const [found] = await calls(['recover', way === 'take-back']);
      assert.deepEqual(found, { ...expected, kept: ['mark', 'session'] }, `after ${stop} of ${count}`);
    }
    assert.ok(count > 5);
  });

  await t.test('stops at what changed between plan and step, and takes back what was done', async () => {
    for (const [path, at] of [['a.txt', 0], ['lib/in/moved', 3], ['gone', 1]]) {
      const [{ after }, found] = await calls(['turn'], ['meddle', path, at]);
      assert.deepEqual(found, { conflicts: [path], now: Object.fromEntries(Object.entries({ ...after, [path]: 'mine' }).sort()) });
    }
  });

  await t.test('refuses what leads elsewhere', async () => {
    assert.deepEqual((await calls(['refused']))[0], Array(3).fill('HostError bad-path'));
  });
});
