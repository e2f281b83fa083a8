// Nanoseconds a path decision through the packed package, beside picomatch and ignore with the same globs.
//
// Cases come as JSON lines on standard input, each with `row`, `policy`, `workspace`, `operation`, `globs` and
// `path`; `cargo xtask bench paths` sends them. Each number is the least of many short rounds. The path differs
// from call to call, because a peer remembers its answers.

import { readFileSync } from 'node:fs';
import ignore from 'ignore';
import picomatch from 'picomatch';

import { packed } from '../tests/support/packed.mjs';

const json = process.argv.includes('--json');
const { Policy } = await packed();

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

function print(row, ours, peer, peerName) {
  const ratio = Math.round((ours / peer) * 1000) / 1000;
  if (json) {
    const line = { bench: 'paths', row, face: 'js', ours: Math.round(ours), peer: Math.round(peer), peerName, unit: 'ns', ratio };
    console.log(JSON.stringify(line));
  } else {
    console.log(`${row.padEnd(34)} Node ${Math.round(ours)} ns   ${peerName} ${Math.round(peer)} ns   ${ratio.toFixed(2)}×`);
  }
}

let number = 0;
/** The path with another number in front of its extension. */
const fresh = (path) => {
  number += 1;
  return path.replace(/(\.[a-z]+)$/, `${number}$1`);
};

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { row, policy, workspace, operation, globs, path } = JSON.parse(line);
  const loaded = Policy.parse(policy);
  const ours = measure(() => loaded.decide({ ...operation, path: fresh(path) }, workspace));
  loaded.dispose();
  const matches = picomatch(globs.length > 0 ? globs : ['nothing'], { dot: true });
  print(row, ours, measure(() => matches(fresh(path))), 'picomatch');
  const ignored = ignore().add(globs);
  print(row, ours, measure(() => ignored.ignores(fresh(path))), 'ignore');
}
