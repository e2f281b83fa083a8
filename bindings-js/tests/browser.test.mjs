// The package in a real browser: bundled, as plain modules, in a worker, under a content security policy, and
// from a file. The environment variable COUNTERSIGN_BROWSER names the browser; empty leaves these tests out.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { launch, serve, skip, titled } from './support/browser.mjs';
import { consumer, version } from './support/consumer.mjs';

const html = (script) => `<!doctype html><meta charset="utf-8"><title>…</title>${script}`;

test('in a browser, the package', { skip }, async (t) => {
  // The answer shows that more than the first call works.
  const show = `const policy = countersign.Policy.parse({ version: 1, profile: 'kiro' });
    const { effect } = policy.decide({ kind: 'write-file', path: '.git/x' }, { roots: ['/ws'], platform: 'posix' });
    document.title = effect === 'ask' ? countersign.version() : effect;`;
  const installed = 'node_modules/countersign';
  const folder = consumer(t, {
    'bundle-entry.js': `import * as countersign from 'countersign'; ${show}`,
    'bundle.html': html('<script src="bundle.js"></script>'),
    'modules.html': html(`<script type="module">import * as countersign from './${installed}/index.js'; ${show}</script>`),
    'slim.html': html(`<script type="module">import * as countersign from './${installed}/slim.js';
      await countersign.init('./${installed}/policy.wasm'); ${show}</script>`),
    'response.html': html(`<script type="module">import * as countersign from './${installed}/slim.js';
      await countersign.init(fetch('./${installed}/policy.wasm')); ${show}</script>`),
    'worker.js': `import { version } from './${installed}/index.js'; postMessage(version());`,
    'worker.html': html(`<script>new Worker('worker.js', { type: 'module' }).onmessage = ({ data }) => { document.title = data; };</script>`),
    'classic.js': `importScripts('./${installed}/countersign.iife.js'); postMessage(Countersign.version());`,
    'classic.html': html(`<script>new Worker('classic.js').onmessage = ({ data }) => { document.title = data; };</script>`),
    'strict.html': html('<script src="bundle.js"></script>'),
    'refused.html': html('<script>onerror = () => {};</script><script src="bundle.js"></script>'),
    'file.html': html(`<script src="${installed}/countersign.iife.js"></script>
      <script>const countersign = Countersign; ${show}</script>`),
  });
  const path = join(folder, 'bundle-entry.js');
  await build({ entryPoints: [path], bundle: true, format: 'iife', outfile: join(folder, 'bundle.js'), logLevel: 'error' });
  const { server, origin } = await serve(folder, {
    '/strict.html': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
    '/refused.html': "default-src 'none'; script-src 'self'",
  });
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    server.close();
  });

  const works = async (address) => {
    assert.deepEqual(await titled(browser, address), { title: version, errors: [] });
  };

  for (const [name, page] of [
    ['works bundled by esbuild', 'bundle'],
    ['works as plain modules', 'modules'],
    ['works slim, from a URL', 'slim'],
    ['works slim, from a response', 'response'],
    ['works in a module worker', 'worker'],
    ['works in a classic worker', 'classic'],
    ["works under a policy with 'wasm-unsafe-eval'", 'strict'],
  ]) {
    await t.test(name, () => works(`${origin}/${page}.html`));
  }
  await t.test('works from a file, without a server', () => works(pathToFileURL(join(folder, 'file.html')).href));
  await t.test("says why it cannot start under a policy without 'wasm-unsafe-eval'", async () => {
    const { title, errors } = await titled(browser, `${origin}/refused.html`, () => document.readyState === 'complete');
    assert.equal(title, '…');
    assert.equal(errors.length, 1);
    assert.match(errors[0], /^CountersignError: the module cannot be started: .*unsafe-eval/);
  });
});
