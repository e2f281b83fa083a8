// The JSON Schema, held against the parser: whatever loads is valid, and whatever is refused for its shape is not.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { here } from './support/consumer.mjs';
import { packed } from './support/packed.mjs';

const { Policy } = await packed();
const root = join(here, '..');
const schema = JSON.parse(readFileSync(join(root, 'core', 'schema', 'policy.schema.json'), 'utf8'));
const isValid = new Ajv({ allErrors: false, strict: true }).compile(schema);

/** What a schema cannot say: the meaning of patterns, examples and presets, and what is not a value. */
const meanings = new Set(['example-missed', 'invalid-pattern', 'invalid-glob', 'pattern-too-long', 'too-many-patterns', 'ignore-too-long',
  'invalid-url-pattern', 'invalid-tool-pattern', 'unknown-entry', 'preset-needs-hardened', 'misplaced-rest', 'too-deep', 'too-large', 'invalid-json', 'duplicate-field']);

/** Every policy document of the vectors that is a value. */
function documents() {
  const folder = join(root, 'tests', 'vectors');
  const found = new Map();
  for (const name of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'))) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const { policy, layers } of [file, ...file.cases]) {
      for (const document of [policy, ...(Array.isArray(layers) ? layers.map((layer) => layer?.policy) : [])]) {
        if (document !== null && typeof document === 'object') found.set(JSON.stringify(document), document);
      }
    }
  }
  return [...found.values()];
}

/** Returns the codes that a document is refused with; none where it loads. */
function refusals(document) {
  try {
    Policy.parse(document).dispose();
    return [];
  } catch ({ problems }) {
    return problems.map(({ code }) => code);
  }
}

function agree(document) {
  const codes = refusals(document);
  const text = JSON.stringify(document);
  if (codes.length === 0) assert.ok(isValid(document), `loads, but is invalid: ${text}`);
  else if (codes.some((code) => !meanings.has(code))) assert.ok(!isValid(document), `refused with ${codes}, but valid: ${text}`);
}

/** Every document that differs from one in a single place. */
function* mutations(value, put) {
  for (const other of [null, 5, true, 'x', '', [], {}, [5], ['']]) yield put(other);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* mutations(item, (other) => put(value.with(index, other)));
    yield put([...value, {}]);
  } else if (value !== null && typeof value === 'object') {
    yield put({ ...value, unheardOf: 1 });
    for (const [name, item] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield put(rest);
      yield* mutations(item, (other) => put({ ...value, [name]: other }));
    }
  }
}

test('the schema and the parser agree about every policy of the vectors', () => {
  const all = documents();
  assert.ok(all.length > 100);
  all.forEach(agree);
});

test('the schema and the parser agree about a full policy with one mistake', () => {
  const full = JSON.parse(readFileSync(join(root, 'docs', 'policy.md'), 'utf8').match(/^```json\n(.*?)^```$/ms)[1]);
  full.rules.push(
    { effect: 'ask', command: { containing: 'sudo' }, id: 'sudo' },
    { effect: 'allow', command: [{ program: 'git', arguments: ['log', ['-p'], '*'] }], shells: ['bash'], grants: { write: ['a'] } },
  );
  assert.deepEqual(refusals(full), []);
  let count = 0;
  for (const document of mutations(full, (other) => other)) {
    agree(document);
    count += 1;
  }
  assert.ok(count > 500);
});
