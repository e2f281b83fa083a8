// The package, held against the vectors: whatever the component accepts must compile, whatever it answers must be
// of the declared type, without a field more, and must say what the answer as JSON text says.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { consumer, here, run, tool, write } from './support/consumer.mjs';
import { packed } from './support/packed.mjs';

const { Policy } = await packed();

/** Returns every case that is about a decision, with what its file gives for all. */
function cases() {
  const folder = join(here, '..', 'tests', 'vectors');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
  return names.sort().flatMap((name) => {
    const { cases: own, policy, layers, workspace, operation } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return own
      .filter((one) => one.kind === undefined)
      .map((one) => ({ policy, layers, workspace, ...one, operation: (operation ?? one.operation) && { ...operation, ...one.operation } }));
  });
}

/** Returns what the types must accept: a set of literals for each type. */
function literals() {
  const of = { PolicyDocument: new Set(), Layer: new Set(), Workspace: new Set(), Operation: new Set(), Decision: new Set(), Problem: new Set() };
  const add = (type, value) => of[type].add(JSON.stringify(value));
  for (const { policy, layers, workspace, operation } of cases()) {
    let loaded;
    try {
      loaded = layers ? Policy.layers(layers) : Policy.parse(policy);
    } catch ({ problems }) {
      for (const problem of problems) add('Problem', problem);
      continue;
    }
    if (layers) for (const layer of layers) add('Layer', layer);
    else if (typeof policy === 'object') add('PolicyDocument', policy);
    for (const problem of [...loaded.lint(), ...loaded.notices()]) add('Problem', problem);
    // Some are about the warnings alone.
    if (operation === undefined) {
      loaded.dispose();
      continue;
    }
    const decision = loaded.decide(operation, workspace);
    add('Decision', decision);
    sameAsJson(decision, loaded, operation, workspace);
    const codes = decision.reasons.map(({ code }) => code);
    if (!codes.includes('invalid-operation') && !codes.includes('unknown-operation')) add('Operation', operation);
    if (workspace !== undefined && !codes.includes('invalid-workspace')) add('Workspace', workspace);
    loaded.dispose();
  }
  return of;
}

/** Compares with the answer as JSON text, but for offsets where bytes and UTF-16 code units differ. */
function sameAsJson(decision, policy, operation, workspace) {
  const text = JSON.stringify(operation);
  const withoutOffsets = (name, value) => (name === 'start' || name === 'end' ? undefined : value);
  const comparable = (value) => JSON.stringify(value, /^[\0-\x7f]*$/.test(text) ? undefined : withoutOffsets);
  const answer = JSON.parse(policy.decideJson(text, JSON.stringify(workspace) ?? ''));
  assert.equal(comparable(decision), comparable(answer));
  assert.deepEqual(policy.decideMany([operation, operation], workspace), [decision, decision]);
}

test('the declarations say what the component accepts and answers', (t) => {
  const sets = Object.entries(literals());
  for (const [type, values] of sets) assert.ok(values.size > 0 || type === 'Problem' || type === 'Layer', `the vectors show no ${type}`);
  // The compiler joins the types of a whole list, and gives up on long ones.
  const lists = sets.flatMap(([type, values]) => [...values].map((value, at) => `export const ${type}${at}: ${type} = ${value};`));
  const imports = `import type { ${sets.map(([type]) => type).join(', ')} } from 'countersign';`;
  const folder = consumer(t);
  const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, lib: ['es2020'], types: [], module: 'node16', moduleResolution: 'node16' };
  write(folder, {
    'vectors.mts': `${imports}\n${lists.join('\n')}\n`,
    'tsconfig.json': JSON.stringify({ compilerOptions, files: ['vectors.mts'] }),
  });
  run(folder, tool('tsc'), []);
});
