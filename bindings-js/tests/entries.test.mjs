// Every entry of the package, as Node finds it in an installed tarball.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { consumer, here, run, version, write } from './support/consumer.mjs';

const print = 'process.stdout.write(version())';

test('an installed package', async (t) => {
  const folder = consumer(t);
  const node = (name, text) => {
    write(folder, { [name]: text });
    return run(folder, 'node', [name]);
  };

  await t.test('starts at once from an import', () => {
    assert.equal(node('a.mjs', `import { version } from 'countersign'; ${print}`), version);
  });

  await t.test('starts at once from a require', () => {
    assert.equal(node('a.cjs', `const { version } = require('countersign'); ${print}`), version);
  });

  await t.test('lets the host load the module from bytes, asynchronously', () => {
    const text = `import { init, version } from 'countersign/slim'; import { readFile } from 'node:fs/promises';
      await init(readFile(new URL(import.meta.resolve('countersign/policy.wasm')))); ${print}`;
    assert.equal(node('slim.mjs', text), version);
  });

  await t.test('lets the host load a compiled module, synchronously, in CommonJS', () => {
    const text = `const { initSync, version } = require('countersign/slim');
      const bytes = require('node:fs').readFileSync(require.resolve('countersign/policy.wasm'));
      initSync(new WebAssembly.Module(bytes)); initSync(bytes); ${print}`;
    assert.equal(node('slim.cjs', text), version);
  });

  await t.test('lets the host load a response and a URL', () => {
    const text = (source) => `import { init, version } from 'countersign/slim'; import { readFileSync } from 'node:fs';
      const bytes = readFileSync(new URL(import.meta.resolve('countersign/policy.wasm')));
      await init(${source}); ${print}`;
    const type = `{ headers: { 'content-type': 'application/wasm' } }`;
    assert.equal(node('response.mjs', text(`new Response(bytes, ${type})`)), version);
    assert.equal(node('url.mjs', text("new URL('data:application/wasm;base64,' + bytes.toString('base64'))")), version);
  });

  await t.test('has hosts that work with every entry of the core', () => {
    const play = (load) => `(async () => {
      const [{ Policy, Session }, { MemoryHost, HostError }] = ${load};
      const host = new MemoryHost({ a: 'old' });
      const session = new Session(Policy.parse({ version: 1, profile: 'kiro' }), { roots: ['/ws'], platform: 'posix' });
      session.beginTurn();
      await host.record(session, { kind: 'write-file', path: 'a' }, ['a'], () => host.put('a', 'new'));
      session.endTurn();
      await host.apply(session, { kind: 'revert-turn' });
      const error = await host.snapshot(['..']).catch((error) => error);
      process.stdout.write(String.fromCharCode(...host.get('a').content) + (error instanceof HostError));
    })()`;
    assert.equal(node('hosts.mjs', play("await Promise.all([import('countersign'), import('countersign/memory')])")), 'oldtrue');
    assert.equal(node('hosts.cjs', play("[require('countersign'), require('countersign/memory')]")), 'oldtrue');
    const names = "NodeHost.open('.', 'state').then(({ root }) => console.log(typeof root, typeof OpfsHost.open))";
    assert.equal(node('names.mjs', `import { NodeHost } from 'countersign/node'; import { OpfsHost } from 'countersign/opfs'; ${names}`), 'string function\n');
    assert.equal(node('names.cjs', `const { NodeHost } = require('countersign/node'); const { OpfsHost } = require('countersign/opfs'); ${names}`), 'string function\n');
  });

  await t.test('says so when the slim entry is used before it is loaded, or loaded with something else', () => {
    const text = `import { init, initSync, version } from 'countersign/slim';
      const codes = [];
      try { version(); } catch (error) { codes.push(error.name, error.code); }
      try { initSync(new Uint8Array(8)); } catch (error) { codes.push(error.code); }
      for (const source of [undefined, 5, {}, 'nowhere:']) await init(source).catch((error) => codes.push(error.code));
      console.log(codes.join(' '));`;
    const expected = `CountersignError${' not-loaded'.repeat(6)}\n`;
    assert.equal(node('early.mjs', text), expected);
  });

  await t.test('holds one module, with nothing to import that could do IO', () => {
    const installed = join(folder, 'node_modules', 'countersign');
    const bytes = readFileSync(join(installed, 'policy.wasm'));
    const { base64 } = { base64: readFileSync(join(installed, 'inline.js'), 'utf8').split("'")[1] };
    assert.ok(bytes.equals(Buffer.from(base64, 'base64')));
    assert.ok(bytes.equals(readFileSync(join(here, '..', 'dist', 'policy.wasm'))));
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ name }) => name);
    // Arrays and bytes are read and made, errors are thrown; nothing else is asked of the host.
    const allowed = /^__(wbg___)?wbindgen_|^__wbg_(get_unchecked|length|push|of|new_from_slice|prototypesetcall|instanceof_Uint8Array)_[0-9a-f]{16}$/;
    assert.deepEqual(imports.filter((name) => !allowed.test(name)), []);
  });

  await t.test('uses neither `import.meta` nor a top-level await, in no entry', () => {
    for (const name of ['index.js', 'slim.js', 'workerd.js', 'core.js', 'glue.js', 'api.js', 'index.cjs', 'slim.cjs', 'countersign.iife.js', 'node.js', 'memory.js', 'opfs.js', 'node.cjs', 'memory.cjs', 'opfs.cjs']) {
      const text = readFileSync(join(folder, 'node_modules', 'countersign', name), 'utf8');
      assert.ok(!text.includes('import.meta'), name);
      assert.doesNotMatch(text, /^await /m, name);
    }
  });
});
