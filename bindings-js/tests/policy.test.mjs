// The class `Policy`: what the wrapper adds to the core, which the vectors describe.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packed } from './support/packed.mjs';

const { Policy, CountersignError } = await packed();

const document = { version: 1, profile: 'kiro', trustedCommands: ['npm run *'] };
const workspace = { roots: ['/home/u/ws'], platform: 'posix', caseSensitive: true, home: '/home/u' };
const write = (path) => ({ kind: 'write-file', path });
const command = (text) => ({ kind: 'run-command', command: text, shell: 'posix' });
const codes = (decision) => decision.reasons.map(({ code }) => code);

/** Returns the error that a call throws, which must be one of ours. */
function refused(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CountersignError, `${error.stack}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'CountersignError');
    return error;
  }
  return assert.fail('it was not refused');
}

test('a decision is a plain object', () => {
  const decision = Policy.parse(document).decide(write('.git/config'), workspace);
  assert.equal(decision.effect, 'ask');
  assert.equal(Object.getPrototypeOf(decision), Object.prototype);
  assert.deepEqual(codes(decision), ['protected-path']);
});

test('a document may be text or an object', () => {
  for (const policy of [Policy.parse(document), Policy.parse(JSON.stringify(document))]) {
    assert.equal(policy.profile, 'kiro');
    assert.equal(policy.mode, 'autopilot');
    assert.equal(policy.decide(command('npm run test'), workspace).effect, 'allow');
  }
});

test('a document that does not load is refused with every problem and its place in UTF-16', () => {
  const text = '{"$schema": "😀", "version": 1, "profile": "kiro", "trustedCommands": ["", 5], "extra": 1}';
  const error = refused(() => Policy.parse(text));
  assert.equal(error.problems.length, 3);
  assert.equal(error.code, error.problems[0].code);
  assert.equal(error.at, error.problems[0].at);
  assert.equal(error.message, error.problems[0].message);
  const places = Object.fromEntries(error.problems.map(({ at, span }) => [at, text.slice(span.start, span.end)]));
  assert.equal(places['/trustedCommands/0'], '""');
  assert.equal(places['/trustedCommands/1'], '5');
});

test('a document of the wrong type is refused, whatever the type', () => {
  const cycle = {};
  cycle.self = cycle;
  const values = [undefined, null, 5, true, Symbol('x'), () => document, 10n, [], '', 'x', cycle, { version: 10n }, new Proxy({}, { get() { throw new Error('no'); } })];
  for (const value of values) refused(() => Policy.parse(value));
  for (const value of [undefined, null, {}, [5], [{ source: 'user' }]]) refused(() => Policy.layers(value));
});

test('a lone surrogate is refused where a text is read, not replaced', () => {
  assert.equal(refused(() => Policy.parse('{"version":1,"profile":"kiro","trustedCommands":["a\ud800"]}')).code, 'invalid-json');
  assert.equal(refused(() => Policy.parse({ ...document, trustedCommands: ['a\udc00'] })).code, 'invalid-json');
  assert.equal(refused(() => Policy.parse('\ud800')).code, 'invalid-json');
});

test('layers hold together, and one that came with the code only tightens', () => {
  const policy = Policy.layers([
    { source: 'user', policy: document },
    { source: 'workspace', policy: JSON.stringify({ version: 1, profile: 'kiro', trustedCommands: ['*'], protectedPaths: [{ basename: 'a.sql' }] }) },
  ]);
  assert.equal(policy.decide(command('npm run test'), workspace).effect, 'allow');
  assert.equal(policy.decide(command('make'), workspace).effect, 'ask');
  assert.equal(policy.decide(write('a.sql'), workspace).effect, 'ask');
});

test('warnings are values', () => {
  const warnings = Policy.parse({ ...document, trustedCommands: ['npm*'] }).lint();
  assert.ok(warnings.length > 0);
  for (const { code, at, message } of warnings) assert.deepEqual([typeof code, typeof at, typeof message], ['string', 'string', 'string']);
});

test('a warning brings its one fix, in places of JavaScript', () => {
  const text = '{"version":1,"profile":"hardened","trustedCommands":["ls \u{1f600}","npm*"]}';
  const [{ fix }] = Policy.parse(text).lint().filter(({ code }) => code === 'open-prefix');
  const fixed = text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
  assert.deepEqual(JSON.parse(fixed).trustedCommands, ['ls \u{1f600}', 'npm *']);
});

test('a missing grant is suggested, with the command and alone', () => {
  const text = { version: 1, profile: 'hardened', trustedCommands: ['ls *'] };
  const operation = { kind: 'run-command', shell: 'bash', command: 'LANG=C ls > out/list' };
  const { suggestions } = Policy.parse(text).decide(operation, workspace);
  const grants = { write: ['out/list'], env: ['LANG'] };
  assert.deepEqual(suggestions, [{ effect: 'allow', command: 'ls', grants }, { effect: 'allow', command: 'ls *', grants }, { effect: 'allow', grants }]);
  assert.equal(Policy.parse({ ...text, rules: suggestions.slice(0, 1) }).decide(operation, workspace).effect, 'allow');
  assert.equal(Policy.parse({ ...text, grants }).decide(operation, workspace).effect, 'allow');
});

test('what is no operation is asked about, whatever it is', () => {
  const policy = Policy.parse(document);
  const cycle = { kind: 'write-file' };
  cycle.path = cycle;
  const values = [undefined, null, 5, 'write-file', [], {}, Symbol('x'), 10n, () => {}, cycle, { kind: 'write-file' },
    { kind: 'write-file', path: 5 }, { kind: 'write-file', path: undefined }, { kind: 'write-file', path: 10n },
    { kind: 'write-file', path: 'a', mode: 1 }, { kind: 'run-command', command: ['npm run test'], shell: 'posix' },
    { kind: 'write-file', path: 'a\ud800' }, { kind: 'write-file', path: '\udc00' },
    { get kind() { throw new Error('no'); } }, new Proxy({}, { ownKeys() { throw new Error('no'); } })];
  for (const value of values) {
    const decision = policy.decide(value, workspace);
    assert.equal(decision.effect, 'ask');
    assert.deepEqual(codes(decision), ['invalid-operation']);
  }
  assert.deepEqual(policy.decideMany(values, workspace), values.map((value) => policy.decide(value, workspace)));
});

test('what is no workspace is asked about, whatever it is', () => {
  const policy = Policy.parse(document);
  for (const value of [undefined, null, 5, 'x', [], {}, { roots: 5 }, { ...workspace, platform: 'beos' }, { ...workspace, extra: 1 }, { ...workspace, roots: ['/\ud800'] }]) {
    const decision = policy.decide(write('a'), value);
    assert.notEqual(decision.effect, 'allow');
    assert.notDeepEqual(codes(decision), []);
    assert.equal(policy.decide(write('a'), workspace).effect, 'allow');
  }
});

test('an operation of a megabyte is decided', () => {
  const policy = Policy.parse(document);
  for (const unit of ['a', 'é', '😀', '\u0000', '\\']) {
    const path = unit.repeat(1 << 20);
    assert.ok(['allow', 'ask', 'deny'].includes(policy.decide(write(path), workspace).effect));
  }
});

test('many are decided as each alone, also where one is none', () => {
  const policy = Policy.parse(document);
  const operations = [write('a'), undefined, write('.git/x'), write('\ud800'), command('npm run x\nmake'), write('ü/.git/x')];
  assert.deepEqual(policy.decideMany(operations, workspace), operations.map((operation) => policy.decide(operation, workspace)));
  assert.deepEqual(policy.decideMany(new Set(operations.slice(0, 2)), workspace).length, 2);
  assert.deepEqual(policy.decideMany([], workspace), []);
  for (const value of [undefined, null, 5, {}]) assert.equal(refused(() => policy.decideMany(value, workspace)).code, 'invalid-argument');
});

test('a workspace that changes is seen, though it is the same object', () => {
  const policy = Policy.parse({ version: 1, profile: 'hardened' });
  const moving = { ...workspace, roots: ['/home/u/ws'] };
  const outside = write('/srv/a');
  assert.equal(policy.decide(outside, moving).effect, 'ask');
  moving.roots[0] = '/srv';
  assert.equal(policy.decide(outside, moving).effect, 'allow');
  moving.roots.length = 0;
  assert.equal(policy.decide(outside, moving).effect, 'ask');
  moving.roots.push('/srv');
  moving.platform = 'beos';
  assert.notEqual(policy.decide(outside, moving).effect, 'allow');
  moving.platform = 'posix';
  moving.unknown = 1;
  assert.notEqual(policy.decide(outside, moving).effect, 'allow');
  delete moving.unknown;
  assert.equal(policy.decide(outside, moving).effect, 'allow');
  moving.toJSON = () => ({ ...workspace });
  assert.equal(policy.decide(outside, moving).effect, 'ask');
});

test('offsets are UTF-16 code units, and bytes in the raw answer', () => {
  const policy = Policy.parse(document);
  const path = '😀ü/.git/x';
  const find = (decision) => decision.reasons.find(({ code }) => code === 'protected-path').subject;
  const { start, end } = find(policy.decide(write(path), workspace));
  assert.equal(path.slice(start, end), '.git');
  const raw = find(JSON.parse(policy.decideJson(JSON.stringify(write(path)), JSON.stringify(workspace))));
  assert.equal(Buffer.from(path).subarray(raw.start, raw.end).toString(), '.git');
});

test('a disposed policy says so, and disposing twice does nothing', () => {
  const policy = Policy.parse(document);
  policy.dispose();
  policy.dispose();
  const calls = [() => policy.decide(write('a'), workspace), () => policy.decideMany([], workspace), () => policy.decideJson('', ''), () => policy.lint(), () => policy.mode, () => policy.profile];
  for (const call of calls) assert.equal(refused(call).code, 'disposed');
  if (Symbol.dispose) {
    const other = Policy.parse(document);
    other[Symbol.dispose]();
    assert.equal(refused(() => other.mode).code, 'disposed');
  }
});

test('a policy that is disposed while its operation is read says so', () => {
  const policy = Policy.parse(document);
  const operation = { kind: 'write-file', get path() { policy.dispose(); return 'a'; } };
  assert.equal(refused(() => policy.decide(operation, workspace)).code, 'disposed');
});

test('a policy is made by `parse` and `layers` alone', () => {
  assert.equal(refused(() => new Policy()).code, 'not-constructible');
});
