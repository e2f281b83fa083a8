import { CountersignError, Policy, Session, diff, patch, version } from 'countersign';
import type { Decision, Layer, LineHunk, Limits, Operation, Plan, PolicyDocument, Refreshed, Workspace } from 'countersign';
import { MemoryHost } from 'countersign/memory';
import { HostError, NodeHost } from 'countersign/node';
import type { Host } from 'countersign/node';
import { OpfsHost } from 'countersign/opfs';
import type { FolderHandle } from 'countersign/opfs';
import { Policy as SlimPolicy, init, initSync, version as slimVersion } from 'countersign/slim';

declare const console: { log(...values: unknown[]): void };

const text: string = version() + slimVersion();
initSync(new Uint8Array(0));
void init('https://example.org/policy.wasm').catch((error: unknown) => {
  if (error instanceof CountersignError) {
    const code: string = error.code;
    for (const problem of error.problems) console.log(problem.span.start, code, error.at, text);
  }
});

const document: PolicyDocument = {
  version: 1,
  profile: 'hardened',
  rules: [
    { effect: 'deny', command: 'git push --force *', unless: ['git push --force origin wip'], examples: { matches: ['git push --force x'] } },
    { effect: 'ask', command: { containing: 'sudo' } },
    { effect: 'allow', command: { program: 'git', arguments: ['log', ['-p', '--stat'], '*'] } },
    { effect: 'deny', write: { glob: 'migrations/**' } },
    { effect: 'allow', url: 'https://docs.rs/*' },
    { effect: 'allow', tool: 'github/get_*' },
  ],
};
const layers: readonly Layer[] = [{ source: 'user', policy: document }, { source: 'workspace', policy: '{}', mayLoosen: false }];
const policy: Policy = layers.length > 1 ? Policy.layers(layers) : Policy.parse(document);
const slim: SlimPolicy = policy;
const workspace: Workspace = { roots: ['/ws'], platform: 'posix' };
const operation: Operation = { kind: 'run-command', command: 'npm test', shell: 'bash' };
const decision: Decision = slim.decide(operation, workspace);
switch (decision.effect) {
  case 'allow':
  case 'ask':
  case 'deny':
    console.log(decision.reasons[0]?.message, policy.decideMany([operation], workspace).length);
    break;
  default: {
    const never: never = decision.effect;
    console.log(never);
  }
}
if (operation.kind === 'run-command') console.log(operation.shell);
policy[Symbol.dispose]();

const session = new Session(policy, workspace);
session.beginTurn('supervised');
session.record(operation, [{ path: 'a', state: { kind: 'absent' } }], [{ path: 'a', state: { kind: 'file', content: 'x' } }]);
for (const change of session.changes({ path: 'a' })) for (const hunk of change.hunks) if (hunk.id !== undefined) session.reject({ hunk: hunk.id });
const { superseded, pending }: Refreshed = session.refresh([{ path: 'a', state: { kind: 'absent' } }]);
console.log(superseded.map(({ hunk, by }) => [hunk, ...by]), session.keepMine({ hunk: 1 }), session.dropMine({ path: 'a', text: 'x' }), session.undecide(), pending);
const limits: Limits = session.setLimits({ hunks: 100 });
for (const { hunks } of session.changes({ words: true })) for (const { words, choices } of hunks) console.log(words?.added.map(({ start, end }) => end - start), choices?.includes('keep-mine'), limits.depth);
const plan: Plan = session.plan({ kind: 'restore', checkpoint: 0 }, [], { partial: true });
for (const { expect, state } of plan.steps) if (expect.kind === 'file') console.log(expect.content.byteLength, state.kind);
session.load(session.save());
session[Symbol.dispose]();

for (const hunk of diff('a\n', new Uint8Array(1))) {
  const lines: LineHunk | undefined = hunk.kind === 'lines' ? hunk : undefined;
  console.log(hunk.kind, lines && lines.oldStart + lines.oldLines, lines?.newStart, lines?.newLines, patch('a', 'a\n', '').byteLength);
}

const resolved = (host: NodeHost): Operation => ({ kind: 'write-file', path: host.resolve('a', 'src') });
const takeBack = async (host: Host): Promise<number> => {
  const { loaded, plan: rest } = await host.recover(session, { back: true, partial: false });
  const content = new Uint8Array(1);
  const made: string = await host.record(session, operation, ['a'], async () => 'made');
  const done: Plan = await host.apply(session, { kind: 'revert-turn' }, { partial: loaded, onStep: (number, steps) => console.log(number, steps.length) });
  return (rest?.steps.length ?? 0) + done.conflicts.length + content.length + made.length;
};
void NodeHost.open('/ws', '/state', { caseSensitive: true }).then(async (host) => {
  const opened: number = host.openForWriting(host.resolve('a'));
  console.log(resolved(host).kind, host.touched(operation)[0], opened, await takeBack(host));
}).catch((error: unknown) => error instanceof HostError && console.log(error.code, error.path, error.paths.length));
const memory = new MemoryHost({ 'a.txt': 'text', 'b.bin': new Uint8Array(2), link: { kind: 'symlink', target: 'a.txt' }, gone: null }, { caseSensitive: false });
memory.put('c', { kind: 'file', content: 'x', executable: true });
console.log(memory.get('c').kind, Object.keys(memory.files()), takeBack(memory));
void OpfsHost.open({} as FolderHandle, {} as FolderHandle).then(takeBack);
