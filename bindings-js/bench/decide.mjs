// Nanoseconds a decision through the packed package, beside an empty call: JSON lines, one a measurement. The inputs
// are a file that `cargo xtask bench decide` writes.
//
// Each number is the least of many rounds, so that other work on the machine disturbs it little.

import { readFileSync } from 'node:fs';
import { packed } from '../tests/support/packed.mjs';

const { Policy, version } = await packed();
const { workspace, operations, policies } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

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

const floor = measure(() => version());
const print = (row, ours) => console.log(JSON.stringify({ row, face: 'js', ours, peer: floor, peerName: 'empty call', unit: 'ns' }));

for (const { rules, policy } of policies) {
  const loaded = Policy.parse(policy);
  for (const { row, operation } of operations) {
    print(`${row}, ${rules} rules`, measure(() => loaded.decide(operation, workspace)));
    const many = Array(1_000).fill(operation);
    print(`${row} in a batch, ${rules} rules`, measure(() => loaded.decideMany(many, workspace), many.length));
  }
  loaded.dispose();
}
