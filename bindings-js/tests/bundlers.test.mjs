// The packed package in apps built by Vite and by webpack, as their users configure them: not at all. Each app is run
// in a browser, with the module inlined and with the module as a file of its own.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'vite';
import webpack from 'webpack';
import { launch, serve, skip, titled } from './support/browser.mjs';
import { consumer, version, write } from './support/consumer.mjs';

// The answer shows that more than the first call works.
const show = `const policy = Policy.parse({ version: 1, profile: 'kiro' });
  const { effect } = policy.decide({ kind: 'write-file', path: '.git/x' }, { roots: ['/ws'], platform: 'posix' });
  document.title = effect === 'ask' ? version() : effect;`;
const page = '<!doctype html><meta charset="utf-8"><title>…</title><link rel="icon" href="data:,">';

const apps = {
  'default.js': `import { Policy, version } from 'countersign'; ${show}`,
  'vite-slim.js': `import { Policy, init, version } from 'countersign/slim';
    import address from 'countersign/policy.wasm?url';
    init(address).then(() => { ${show} });`,
  'webpack-slim.js': `import { Policy, init, version } from 'countersign/slim';
    init(new URL('countersign/policy.wasm', import.meta.url)).then(() => { ${show} });`,
};

test('an app with the package', async (t) => {
  const folder = consumer(t, {
    ...apps,
    'index.html': `${page}<script type="module" src="./default.js"></script>`,
    'slim.html': `${page}<script type="module" src="./vite-slim.js"></script>`,
  });
  await t.test('is built by Vite', () => build({
    root: folder, base: './', configFile: false, logLevel: 'error', cacheDir: join(folder, '.vite'),
    build: { outDir: 'vite', assetsInlineLimit: 0, rollupOptions: { input: ['index.html', 'slim.html'].map((name) => join(folder, name)) } },
  }));
  await t.test('is built by webpack', async () => {
    const stats = await new Promise((resolve, reject) => webpack({
      mode: 'production', context: folder, entry: { index: './default.js', slim: './webpack-slim.js' },
      output: { path: join(folder, 'webpack') }, performance: false,
    }, (error, found) => (error ? reject(error) : resolve(found))));
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  });

  await t.test('runs in a browser', { skip }, async (t) => {
    const { server, origin } = await serve(folder);
    const browser = await launch();
    t.after(async () => {
      await browser.close();
      server.close();
    });
    for (const name of ['index', 'slim']) write(join(folder, 'webpack'), { [`${name}.html`]: `${page}<script src="${name}.js"></script>` });
    for (const path of ['vite/index.html', 'vite/slim.html', 'webpack/index.html', 'webpack/slim.html']) {
      await t.test(path, async () => assert.deepEqual(await titled(browser, `${origin}/${path}`), { title: version, errors: [] }));
    }
  });

  await t.test('ships the module once where it is a file', () => {
    for (const [built, below] of [['vite', 'assets'], ['webpack', '.']]) {
      const modules = readdirSync(join(folder, built, below)).filter((name) => name.endsWith('.wasm'));
      assert.equal(modules.length, 1, built);
    }
  });
});
