// Nanoseconds a decision about a command line through the packed package, beside an empty call, the commands that
// tree-sitter's grammar for Bash finds in the line, and the tokens of shell-quote: JSON lines, one a measurement. The
// inputs are a file that `cargo xtask bench commands` writes.
//
// Each number is the least of many short rounds.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'shell-quote';
import { Language, Parser, Query } from 'web-tree-sitter';

import { packed } from '../tests/support/packed.mjs';

const { Policy, version } = await packed();
const { workspace, operations, policies } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

await Parser.init();
const bash = await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bash/tree-sitter-bash.wasm'));
const parser = new Parser();
parser.setLanguage(bash);
const commands = new Query(bash, '(command) @command');

/** The text of every command node, as approval by a grammar takes it. */
function extracted(line) {
  const tree = parser.parse(line);
  const texts = commands.captures(tree.rootNode).map(({ node }) => node.text);
  tree.delete();
  return texts;
}

/** The least time of a call, in nanoseconds. */
function measure(call) {
  const once = (times) => {
    const start = process.hrtime.bigint();
    for (let n = 0; n < times; n += 1) call();
    return Number(process.hrtime.bigint() - start) / times;
  };
  // The module is compiled better while it runs: only what comes after that is counted.
  const first = once(1);
  const warm = process.hrtime.bigint() + 500_000_000n;
  while (process.hrtime.bigint() < warm) call();
  const times = Math.min(200, Math.max(1, Math.ceil(1e6 / once(1))));
  let least = Infinity;
  for (let round = 0; round < (first > 1e8 ? 3 : 60); round += 1) least = Math.min(least, once(times));
  return least;
}

const print = (row, ours, peer, peerName) => console.log(JSON.stringify({ row, face: 'js', ours, peer, peerName, unit: 'ns' }));

const floor = measure(() => version());
for (const { rules, policy, peers } of policies) {
  const loaded = Policy.parse(policy);
  for (const { row, operation } of operations) {
    const name = `${row}, ${rules} rules`;
    const ours = measure(() => loaded.decide(operation, workspace));
    print(name, ours, floor, 'empty call');
    if (!peers) continue;
    print(name, ours, measure(() => extracted(operation.command)), 'tree-sitter-bash');
    print(name, ours, measure(() => parse(operation.command)), 'shell-quote');
  }
  loaded.dispose();
}
