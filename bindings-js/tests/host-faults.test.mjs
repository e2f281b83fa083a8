// The host of Node is hindered: it is killed at every step and inside of steps, the disk is full, the system says no.
// The environment variable COUNTERSIGN_FAULTS=all tampers with every system call instead of every fourth.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, lchownSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unpack } from './support/packed.mjs';
import { files, leftOut, turn } from './support/turn.mjs';

const packageFolder = await unpack();
const load = (name) => import(pathToFileURL(join(packageFolder, name)).href);
const api = await load('index.js');
const { NodeHost } = await load('node.js');
const child = fileURLToPath(new URL('support/host-child.mjs', import.meta.url));
const skip = process.platform === 'win32' ? 'processes are not killed there' : false;
const CALLS = 'rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,fsync,fchmod,fchown';

const line = ({ root, store }, call, ...rest) => [child, packageFolder, root, store, call, ...rest];
const run = (changed, call, options) => spawnSync(process.execPath, line(changed, call), { encoding: 'utf8', ...options }).stdout;

/** Starts taking the turn back, kills the process after that many steps, and returns how many there are. */
function kill(changed, after) {
  const process_ = spawn(process.execPath, line(changed, 'revert', '--stop'), { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let count;
    process_.stdout.setEncoding('utf8').on('data', (text) => {
      const [, done, all] = /^at (\d+) of (\d+)\n$/.exec(text) ?? reject(new Error(text));
      count = Number(all);
      if (Number(done) === after) process_.kill('SIGKILL');
      else process_.stdin.write('\n');
    });
    process_.on('exit', () => resolve(count));
  });
}

test('the host of Node', { skip }, async (t) => {
  await t.test('finishes or takes back a plan that is killed at any step', async () => {
    let count = Infinity;
    for (let after = 0; after <= count; after += 1) {
      const way = after % 2 === 0 ? 'finish' : 'take-back';
      const changed = await turn(api, NodeHost);
      count = await kill(changed, after);
      assert.equal(run(changed, way), `done ${way === 'finish' ? count - after : after}\n`);
      assert.deepEqual(changed.now(), way === 'finish' ? changed.takenBack : changed.done, `${way}, killed after ${after}`);
      assert.deepEqual(changed.kept(), ['modes', 'session']);
      changed.remove();
    }
    assert.ok(count > 12);
  });

  await t.test('does nothing else until a plan is recovered, and can leave what changed since', async () => {
    for (const [back, after] of [[false, 9], [true, 12]]) {
      const changed = await turn(api, NodeHost);
      await kill(changed, after);
      writeFileSync(changed.at('logo.bin'), "the person's");
      const before = changed.now();
      const host = await NodeHost.open(changed.root, changed.store);
      const session = new api.Session(api.Policy.parse({ version: 1, profile: 'kiro' }), { roots: ['/ws'], platform: 'posix' });
      await assert.rejects(host.save(session), { code: 'unfinished-plan' });
      await assert.rejects(host.recover(session, { back }), ({ code, paths }) => code === 'conflict' && paths.join() === 'logo.bin');
      assert.deepEqual(changed.now(), before);
      await host.recover(session, { back, partial: true });
      assert.deepEqual(changed.now(), { ...(back ? changed.done : changed.takenBack), 'logo.bin': before['logo.bin'] });
    }
  });

  await t.test('leaves all or nothing where the process is killed at a system call, or the call fails', async (t) => {
    const first = await turn(api, NodeHost);
    const log = join(first.path, 'log');
    const strace = (changed, ...options) =>
      spawnSync('strace', ['-f', ...options, process.execPath, ...line(changed, 'revert')], { encoding: 'utf8' }).stdout ?? '';
    strace(first, '-o', log, '-e', `trace=${CALLS}`);
    let traced;
    try {
      traced = readFileSync(log, 'utf8');
    } catch {
      return leftOut(t, 'faults at system calls', 'apt-get install -y --no-install-recommends strace');
    }
    const names = [...traced.matchAll(/^\d+ +(\w+)\(/gm)].map(([, name]) => name);
    assert.ok(names.length > 60, `${names.length} calls`);
    const faults = ['signal=KILL', 'error=ENOSPC', 'signal=KILL', 'error=EACCES', 'signal=KILL', 'error=EIO'];
    const codes = { 'error=ENOSPC': 'disk-full', 'error=EACCES': 'permission-denied', 'error=EIO': 'io' };
    const stride = process.env.COUNTERSIGN_FAULTS === 'all' ? 1 : 4;
    let refused = 0;
    for (let index = 0; index < names.length; index += stride) {
      const name = names[index];
      const number = names.slice(0, index + 1).filter((other) => other === name).length;
      const fault = faults[(index / stride) % faults.length];
      const changed = await turn(api, NodeHost);
      const told = strace(changed, '-o', '/dev/null', '-e', `trace=${name}`, '-e', `inject=${name}:${fault}:when=${number}`);
      if (told.includes(`error ${codes[fault]} `)) refused += 1;
      const isJournaled = changed.kept().includes('journal');
      const way = fault === 'signal=KILL' && (index / stride) % 4 === 0 ? 'finish' : 'take-back';
      if (isJournaled) assert.match(run(changed, way), /^done /);
      const now = changed.now();
      const about = `${fault} at ${name} ${number}: ${told}`;
      if (isJournaled) assert.deepEqual(now, way === 'finish' ? changed.takenBack : changed.done, about);
      else if (told.includes('done')) assert.deepEqual(now, changed.takenBack, about);
      else assert.ok(JSON.stringify(now) === JSON.stringify(changed.takenBack) || JSON.stringify(now) === JSON.stringify(changed.done), about);
      changed.remove();
    }
    assert.ok(refused > 5, `${refused} refused`);
  });

  await t.test('leaves everything as it was on a full disk', async (t) => {
    const disk = mkdtempSync(join(tmpdir(), 'countersign-full-'));
    t.after(() => {
      spawnSync('umount', [disk], { stdio: 'ignore' });
      rmSync(disk, { recursive: true, force: true });
    });
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
    if (status !== 0) return leftOut(t, 'a full disk', 'run the tests as root, where tmpfs can be mounted');
    const changed = await turn(api, NodeHost);
    const root = join(disk, 'ws');
    cpSync(changed.root, root, { recursive: true, verbatimSymlinks: true });
    for (const [path, [kind, mode]] of Object.entries(changed.done)) if (kind !== 'link') chmodSync(join(root, path), parseInt(mode, 8));
    try {
      writeFileSync(join(disk, 'filler'), Buffer.alloc(1 << 20));
    } catch {
      // It is full now.
    }
    const full = files(root);
    assert.match(run({ root, store: changed.store }, 'revert'), /^error disk-full [\w/.]+\n$/);
    assert.deepEqual(files(root), full);
    assert.deepEqual(changed.kept(), ['modes', 'session']);
    rmSync(join(disk, 'filler'));
    assert.match(run({ root, store: changed.store }, 'revert'), /^applied\n/);
    assert.deepEqual(files(root), changed.takenBack);
  });

  await t.test('names the folder that it may not write, and leaves everything as it was', async () => {
    const changed = await turn(api, NodeHost);
    const isRoot = process.getuid() === 0;
    // Root may write anywhere, so the child is somebody else.
    if (isRoot) for (const path of Object.keys(files(changed.path))) lchownSync(join(changed.path, path), 65534, 65534);
    if (isRoot) spawnSync('chmod', ['-R', 'a+rX', packageFolder, join(packageFolder, '..'), changed.path]);
    const before = changed.now();
    chmodSync(changed.at('lib/in'), 0o555);
    const who = isRoot ? { uid: 65534, gid: 65534 } : {};
    assert.equal(run(changed, 'revert', who), 'error permission-denied lib/in/moved.txt\n');
    chmodSync(changed.at('lib/in'), parseInt(before['lib/in'][1], 8));
    assert.deepEqual(changed.now(), before);
    assert.deepEqual(changed.kept(), ['modes', 'session']);
    assert.match(run(changed, 'revert', who), /^applied\n/);
  });
});
