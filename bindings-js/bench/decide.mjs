// Nanoseconds a decision through the packed package: JSON lines, one a measurement.
//
// Each number is the least of many rounds, so that other work on the machine disturbs it little.

import { packed } from '../tests/support/packed.mjs';

const { Policy, version } = await packed();

const workspace = { roots: ['/home/u/project'], platform: 'posix', caseSensitive: true, home: '/home/u' };
const operations = {
  'path write': { kind: 'write-file', path: 'src/components/button.tsx' },
  'short command': { kind: 'run-command', command: 'npm run test', shell: 'posix' },
  chain: { kind: 'run-command', command: 'cd web && npm install && npm run build -- --mode production | tee build.log', shell: 'posix' },
  url: { kind: 'fetch-url', url: 'https://docs.example.org/guide/start?page=2', source: 'agent' },
};

/** A policy with that many rules, a quarter of each kind, that say nothing about the operations above. */
function policy(rules) {
  const kinds = [
    (n) => ({ effect: 'deny', command: `tool-${n} publish *` }),
    (n) => ({ effect: 'ask', write: { glob: `generated/part-${n}/**/*.sql` } }),
    (n) => ({ effect: 'allow', url: `https://host-${n}.example.com/*` }),
    (n) => ({ effect: 'allow', tool: `server-${n}/read_*` }),
  ];
  return Policy.parse({
    version: 1,
    profile: 'kiro',
    trustedCommands: ['npm run *', 'git status'],
    rules: Array.from({ length: rules }, (_, n) => kinds[n % kinds.length](n)),
  });
}

/** The least time of a call, in nanoseconds; `batch` is how many decisions one call makes. */
function measure(call, batch = 1) {
  const once = (times) => {
    const start = process.hrtime.bigint();
    for (let n = 0; n < times; n += 1) call();
    return Number(process.hrtime.bigint() - start) / times / batch;
  };
  once(200);
  const times = Math.max(1, Math.ceil(2e6 / (once(20) * batch)));
  let least = Infinity;
  for (let round = 0; round < 40; round += 1) least = Math.min(least, once(times));
  return least;
}

const print = (row, rules, ns) => console.log(JSON.stringify({ bench: 'decide', row, rules, face: 'js', ours: Math.round(ns), unit: 'ns' }));

print('empty call', 0, measure(() => version()));
for (const rules of [10, 1_000, 10_000]) {
  const loaded = policy(rules);
  for (const [row, operation] of Object.entries(operations)) {
    print(row, rules, measure(() => loaded.decide(operation, workspace)));
    const many = Array(1_000).fill(operation);
    print(`${row}, many`, rules, measure(() => loaded.decideMany(many, workspace), many.length));
  }
  loaded.dispose();
}
