// Two texts compared through the packed package, beside what npm offers: CPU milliseconds, JSON lines.
//
// All compare the same two strings. Of ours it is the function `diff`; beside it stands a whole session, which is what a
// host does to review a change: record a file before and after, end the turn, and read the changes with hunks and patch.
// Every measurement has a process of its own, which is stopped after a minute; on the long texts it also says by how
// many megabytes its memory rose at most during its first call.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const LIMIT = 60_000;

function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Lines that look like code: many different ones, some that repeat. */
function code(count) {
  const next = random(1);
  const common = ['}\n', '\n', '    }\n', '        return Ok(());\n', '    /// Returns it.\n'];
  return Array.from({ length: count }, (_, n) => (next(3) === 0 ? common[next(common.length)] : `    let value_${n} = call(${next(1_000)});\n`));
}

function edited(count, edits) {
  const [old, next] = [code(count), random(2)];
  const lines = [...old];
  for (let n = 0; n < edits; n += 1) lines[next(count)] = `    changed(${n});\n`;
  return [old, lines];
}

const braces = (count) => Array(count).fill('}\n');
const numbered = (name, count) => Array.from({ length: count }, (_, n) => `${name} ${n}\n`);

const cases = {
  '1k lines, 5 edits': () => edited(1_000, 5),
  '100k lines, 100 edits': () => edited(100_000, 100),
  '100k lines, 1000 edits': () => edited(100_000, 1_000),
  '10k rewrite, disjoint': () => [numbered('old', 10_000), numbered('new', 10_000)],
  '10k re-indent': () => [code(10_000), code(10_000).map((line) => `    ${line}`)],
  '50k `}`, 500 unique changes': () => {
    const [lines, next] = [braces(50_000), random(3)];
    for (let n = 0; n < 500; n += 1) lines[next(50_000)] = `change ${n}\n`;
    return [braces(50_000), lines];
  },
  '50k unique, reversed': () => [numbered('line', 50_000), numbered('line', 50_000).reverse()],
};

const packed = async () => (await import('../tests/support/packed.mjs')).packed();

async function session() {
  const { Policy, Session } = await packed();
  const policy = Policy.parse({ version: 1, profile: 'kiro', mode: 'supervised' });
  const workspace = { roots: ['/ws'], platform: 'posix', caseSensitive: true };
  const operation = { kind: 'write-file', path: 'a.txt' };
  return (old, young) => {
    const [before, after] = [old, young].map((text) => [{ path: 'a.txt', state: { kind: 'file', content: text } }]);
    return () => {
      const session = new Session(policy, workspace);
      session.beginTurn();
      session.record(operation, before, after);
      session.endTurn();
      const changes = session.changes();
      session.dispose();
      return changes;
    };
  };
}

const require = createRequire(import.meta.url);
const split = (text) => text.split('\n');

const engines = {
  countersign: async () => {
    const { diff } = await packed();
    return (old, young) => () => diff(old, young);
  },
  'countersign, a whole session': session,
  diff: async () => {
    const { diffLines } = await import('diff');
    return (old, young) => () => diffLines(old, young);
  },
  'diff-match-patch': async () => {
    const { diff_match_patch: Engine } = require('diff-match-patch');
    const engine = new Engine();
    engine.Diff_Timeout = 0;
    return (old, young) => () => {
      const { chars1, chars2, lineArray } = engine.diff_linesToChars_(old, young);
      const found = engine.diff_main(chars1, chars2, false);
      engine.diff_charsToLines_(found, lineArray);
      return found;
    };
  },
  'vscode-diff': async () => {
    const { DefaultLinesDiffComputer } = require('vscode-diff');
    const options = { ignoreTrimWhitespace: false, maxComputationTimeMs: 0, computeMoves: false };
    return (old, young) => () => new DefaultLinesDiffComputer().computeDiff(split(old), split(young), options);
  },
  'fast-myers-diff': async () => {
    const { diff } = require('fast-myers-diff');
    return (old, young) => () => [...diff(split(old), split(young))];
  },
};

/** The least CPU time of a call, in milliseconds. */
function measure(call) {
  let [least, spent] = [Infinity, 0];
  for (let round = 0; round < 30 && (spent < 1_000 || round < 2); round += 1) {
    const start = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
    spent += (user + system) / 1_000;
  }
  return least;
}

/** By how many megabytes the memory of this process rises at most while it calls once. */
function peak(call) {
  const before = process.memoryUsage().rss;
  call();
  return Math.max(0.1, (process.resourceUsage().maxRSS * 1_024 - before) / 1e6);
}

/** Measures in a process of its own; nothing where it was stopped. */
function apart(engine, row) {
  try {
    const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--one', engine, row], { timeout: LIMIT, stdio: ['ignore', 'pipe', 'pipe'] });
    return JSON.parse(output);
  } catch (error) {
    if (error.code === 'ETIMEDOUT') return undefined;
    throw error;
  }
}

if (process.argv[2] === '--one') {
  const [, , , engine, row] = process.argv;
  // Decoded as from a file, so that a string is one piece of memory.
  const [old, young] = cases[row]().map((lines) => new TextDecoder().decode(new TextEncoder().encode(lines.join(''))));
  const call = (await engines[engine]())(old, young);
  console.log(JSON.stringify({ memory: peak(call), time: measure(call) }));
} else {
  const json = process.argv.includes('--json');
  const print = (row, unit, ours, peerName, peer, stopped) => {
    const line = { bench: 'diff', row, face: 'js', ours, peer, peerName, unit, ratio: Number((ours / peer).toFixed(4)), ...(stopped && { stopped }) };
    const shown = `${row.padEnd(36)} ours ${ours.toFixed(2).padStart(9)} ${unit}   ${peerName.padEnd(28)} ${stopped ? '>' : ' '}${peer.toFixed(2).padStart(9)} ${unit}   ${line.ratio.toFixed(3)}×`;
    console.log(json ? JSON.stringify(line) : shown);
  };
  for (const row of Object.keys(cases)) {
    const own = apart('countersign', row);
    if (own === undefined) throw new Error(`ours was stopped at ${row}`);
    for (const peerName of Object.keys(engines).slice(1)) {
      const peer = apart(peerName, row);
      // Of a peer that was stopped only the least that it would have taken is known.
      print(row, 'ms', own.time, peerName, peer?.time ?? LIMIT, peer === undefined);
      if (peer && row.startsWith('100k')) print(`${row}, peak memory`, 'MB', own.memory, peerName, peer.memory, false);
    }
  }
}
