// Nanoseconds a path decision through the packed package, beside picomatch and ignore with the same globs: JSON lines,
// one a measurement. The inputs are a file that `cargo xtask bench paths` writes.
//
// Without globs there is no peer but an empty call. Each number is the least of many short rounds. The path differs
// from call to call, because a peer remembers its answers.

import { readFileSync } from 'node:fs';
import ignore from 'ignore';
import picomatch from 'picomatch';

import { packed } from '../tests/support/packed.mjs';

const { Policy, version } = await packed();
const { workspace, operations, policies } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** The least time of a call, in nanoseconds. */
function measure(call) {
  const once = (times) => {
    const start = process.hrtime.bigint();
    for (let n = 0; n < times; n += 1) call();
    return Number(process.hrtime.bigint() - start) / times;
  };
  once(100);
  const times = Math.min(200, Math.max(1, Math.ceil(1e6 / once(5))));
  let least = Infinity;
  for (let round = 0; round < 100; round += 1) least = Math.min(least, once(times));
  return least;
}

const print = (row, ours, peer, peerName) => console.log(JSON.stringify({ row, face: 'js', ours, peer, peerName, unit: 'ns' }));

let number = 0;
/** The path with another number in front of its extension. */
const fresh = (path) => {
  number += 1;
  return path.replace(/(\.[a-z]+)$/, `${number}$1`);
};

for (const { rules, policy, globs } of policies) {
  const loaded = Policy.parse(policy);
  const matches = globs.length > 0 ? picomatch(globs, { dot: true }) : undefined;
  const ignored = ignore().add(globs);
  const peers = matches
    ? { picomatch: (path) => matches(fresh(path)), ignore: (path) => ignored.ignores(fresh(path)) }
    : { 'empty call': () => version() };
  for (const { row, operation } of operations) {
    const { path } = operation;
    const ours = measure(() => loaded.decide({ ...operation, path: fresh(path) }, workspace));
    for (const [name, peer] of Object.entries(peers)) {
      print(`${row}, ${rules} rules`, ours, measure(() => peer(path)), name);
    }
  }
  loaded.dispose();
}
