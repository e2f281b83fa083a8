// The examples in JavaScript that the READMEs show, run as a user would run them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { consumer, here, run, write } from './support/consumer.mjs';

/** Returns the examples of a page. */
function examples(page) {
  const found = [...readFileSync(page, 'utf8').matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  assert.ok(found.length > 0, `${page} shows no example`);
  return found;
}

/** Runs code and compares what it prints with the comments behind its `console.log` lines. */
function holds(folder, name, code) {
  const wanted = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text.split(', ')[0]);
  assert.ok(wanted.length > 0, 'the example shows no result');
  write(folder, { [name]: code });
  assert.deepEqual(run(folder, 'node', [name]).trim().split(/\s*\n/), wanted);
}

test('the examples in the READMEs print what they say', async (t) => {
  const folder = consumer(t);
  for (const page of ['../README.md', 'README.md']) {
    for (const [index, code] of examples(join(here, page)).entries()) {
      await t.test(`${page}, example ${index + 1}`, () => holds(folder, `example-${index}.mjs`, code));
    }
  }
});
