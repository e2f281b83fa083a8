// The declarations and the manifest, checked by the tools that users check them with.

import { test } from 'node:test';
import { consumer, here, run, tarball, tool, write } from './support/consumer.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

test('the manifest is clean for publint', () => {
  run(here, tool('publint'), ['run', tarball, '--strict']);
});

test('the types resolve everywhere for arethetypeswrong', () => {
  // What is no module for Node: files, a script, and elements, which are for pages.
  const wasm = ['./policy.wasm', './component.wasm', './countersign.iife.js', './policy.schema.json', './elements'];
  run(here, tool('attw'), [tarball, '--profile', 'node16', '--exclude-entrypoints', ...wasm]);
});

test('the types compile for a consumer that skips no library check', async (t) => {
  const source = readFileSync(join(here, 'tests', 'types', 'consumer.ts'), 'utf8');
  const folder = consumer(t, { 'consumer.mts': source, 'consumer.cts': source });
  const check = (module, resolution, files) => {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: false,
      lib: ['es2020'],
      types: [],
      module,
      moduleResolution: resolution,
    };
    write(folder, { 'tsconfig.json': JSON.stringify({ compilerOptions, files }) });
    run(folder, tool('tsc'), []);
  };
  await t.test('with node16 resolution', () => check('node16', 'node16', ['consumer.mts', 'consumer.cts']));
  await t.test('with nodenext resolution', () => check('nodenext', 'nodenext', ['consumer.mts', 'consumer.cts']));
  await t.test('with bundler resolution', () => check('es2022', 'bundler', ['consumer.mts']));
  await t.test('and refuse what the package refuses', () => {
    write(folder, { 'wrong.mts': readFileSync(join(here, 'tests', 'types', 'wrong.ts'), 'utf8') });
    check('node16', 'node16', ['wrong.mts']);
  });
});
