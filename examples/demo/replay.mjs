// Replays a recorded agent session in a workspace: decide, review, carry out, prove, go back.
//
//   node replay.mjs WORKSPACE [--interactive]
//
// It needs the package `countersign` beside it, and `policy.json`, `session.jsonl` and `expected/` where it stands.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as countersign from 'countersign';
import { Person } from './answers.mjs';
import { Host } from './host.mjs';
import { bold, change, decision, dim, green, heading, hunk, say } from './show.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const read = (name) => readFileSync(join(here, name), 'utf8');
const [root, ...options] = process.argv.slice(2);
const interactive = options.includes('--interactive');
const person = new Person(interactive);
const host = new Host(countersign, read('policy.json'), root);
const steps = read('session.jsonl').split('\n').filter(Boolean).map((line) => JSON.parse(line));

heading(`Countersign ${countersign.version()}: what an agent may do, what a person keeps, and the way back`);
say(`The policy: profile ${host.policy.profile}, mode ${host.policy.mode}. The workspace: ${root}`);
for (const { message } of host.policy.lint()) say(dim(`  advice: ${message}`));

const original = hashes();
const typed = await decide();
const reviewed = await review();
await goBack();
await person.leave();
closing();

/** Every operation of the session is decided before it is performed. */
async function decide() {
  heading('1. Decide: one turn of the agent');
  const typed = new Set();
  host.session.beginTurn();
  let number = 0;
  for (const step of steps) {
    if (step.person) {
      say(`\n    ${bold('The person')}: ${step.note.replace(/^the person /, '')}`);
      for (const [path, text] of Object.entries(step.person)) {
        person.writes(join(root, path), text);
        typed.add(path);
      }
      continue;
    }
    number += 1;
    const answer = host.decide(step.operation);
    decision(number, step.note, step.operation, answer);
    if (!(await goesAhead(answer, step))) continue;
    if (step.files) host.perform(step.operation, step.files);
    if (step.run) run(step.operation.command);
    else if (!step.files && !['read-file', 'search'].includes(step.operation.kind)) say(dim('    → allowed; this replay leaves it undone'));
  }
  return typed;
}

async function goesAhead({ effect }, step) {
  if (effect === 'deny') say('    → refused, the agent goes on without it');
  if (effect !== 'ask') return effect === 'allow';
  const yes = await person.allows(step.answer === 'yes');
  say(yes ? '    → the person lets it happen' : '    → the person declines; this is skipped and the agent goes on');
  return yes;
}

function run(command) {
  const { status, stdout } = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined } });
  const summary = stdout.split('\n').filter((line) => /^(# |ℹ )(tests|pass|fail) /.test(line)).map((line) => line.slice(2));
  say(`    → ran, exit status ${status}${summary.length > 0 ? `: ${summary.join(', ')}` : ''}`);
}

/** The turn ends in a review that nothing but decisions and a confirmed plan can end. */
async function review() {
  heading('2. Review: what the turn changed');
  const state = host.session.endTurn();
  say(`The session is ${bold(state)}.`);
  try {
    host.session.beginTurn();
  } catch (error) {
    say(`Starting the next turn is refused: ${error.message} ${dim(`[${error.code}]`)}`);
  }
  const changes = host.session.changes();
  const left = hashes();
  changes.forEach(change);
  const decided = interactive ? await askAboutHunks(changes) : recordedDecisions(changes);
  const { steps: planned, conflicts } = host.carryOut({ kind: 'apply' });
  for (const { path, message } of conflicts) say(`conflict at ${path}: ${message}`);
  if (conflicts.length > 0) throw new Error('the review met a conflict');
  say(`\nThe plan is carried out (${count(planned)}), and the session is ${bold(host.session.state)}.`);
  prove('after the review', (path) => expectedOf(path, decided, left));
  return decided;
}

function recordedDecisions(changes) {
  heading('3. Decide about hunks: one is accepted, the rest rejected');
  const path = 'src/count.js';
  const { hunks } = changes.find((one) => one.path === path);
  const wanted = hunks.find(({ added }) => new TextDecoder().decode(added).includes('\\s+'));
  host.session.accept({ hunk: wanted.id });
  say(`Accepted in ${path}:`);
  hunk(wanted, { path });
  host.session.reject();
  say('Rejected: everything else');
  return choices(changes, ({ hunks }) => (hunks.includes(wanted) ? 'mixed' : 'reject'));
}

async function askAboutHunks(changes) {
  heading('3. Decide about hunks');
  for (const whole of changes) {
    for (const one of whole.hunks) {
      say(`\n${bold(whole.path)}`);
      hunk(one, whole);
      if (await person.accepts()) host.session.accept({ hunk: one.id });
      else host.session.reject({ hunk: one.id });
    }
  }
  return choices(host.session.changes(), ({ hunks }) => {
    const [first, ...others] = new Set(hunks.map(({ decision }) => decision));
    return others.length === 0 ? first : 'mixed';
  });
}

/** What was decided about each path; a move has two. */
function choices(changes, choose) {
  return new Map(changes.flatMap((one) => [one.from, one.path].filter((path) => path !== undefined).map((path) => [path, choose(one)])));
}

/** What a path must hold after the review, or nothing where it is for the person alone to say. */
function expectedOf(path, decided, left) {
  if (typed.has(path)) return interactive ? undefined : hashOf(read('expected/after-review.txt'));
  const choice = decided.get(path);
  if (choice === 'mixed') return undefined;
  return (choice === 'reject' ? original : left).get(path) ?? 'absent';
}

/** Back to where the turn began, with what the person typed meanwhile. */
async function goBack() {
  heading('4. Undo: back to the checkpoint before the turn');
  const { steps: planned, conflicts } = host.carryOut({ kind: 'restore', checkpoint: 0 });
  for (const { path, message } of conflicts) say(`conflict at ${path}: ${message}`);
  if (conflicts.length > 0) throw new Error('going back met a conflict');
  say(`The plan is carried out (${count(planned)}).`);
  prove('after going back', (path) => (typed.has(path) ? hashOf(read('expected/after-restore.txt')) : original.get(path) ?? 'absent'));
}

function count({ length }) {
  return `${length} step${length === 1 ? '' : 's'}`;
}

/** Compares the SHA-256 of every file that stands or stood with what it must be. */
function prove(when, expected) {
  const now = hashes();
  const wrong = [];
  let right = 0;
  for (const path of new Set([...original.keys(), ...now.keys()])) {
    const wanted = expected(path);
    const got = now.get(path) ?? 'absent';
    if (wanted === undefined) {
      say(`  ${got.slice(0, 12)}  ${path}  (as the person decided)`);
      continue;
    }
    if (wanted === got) right += 1;
    else wrong.push(`${path}: expected ${wanted}, got ${got}`);
    say(`  ${got.slice(0, 12).padEnd(12)}  ${path}${typed.has(path) ? '  (with what the person typed)' : ''}`);
  }
  if (wrong.length > 0) throw new Error(`${when}, bytes are wrong:\n${wrong.join('\n')}`);
  say(green(`  ✓ ${right} files hold exactly the bytes that they must hold ${when} (SHA-256)`));
}

function hashes() {
  return new Map(host.files().map((path) => {
    const state = host.state(path);
    return [path, state.kind === 'symlink' ? `→ ${state.target}` : hashOf(state.content, state.executable)];
  }));
}

function hashOf(content, executable = false) {
  return createHash('sha256').update(content).update(executable ? 'x' : '').digest('hex');
}

function closing() {
  heading('What to do next');
  say(`  cargo xtask demo --interactive   answer the questions yourself
  examples/demo/host.mjs           the host that did this, to copy
  examples/demo/policy.json        the policy: change it and run the demo again
  README.md, docs/policy.md        what the component promises, and how policies are written
  cargo xtask test                 every test of these promises`);
}
