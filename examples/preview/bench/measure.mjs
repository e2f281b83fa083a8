// Measures the built page: `node bench/measure.mjs [--json]`. The row beside ours is a page of nothing but a text, in
// the same browser and the same run.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { dist, start } from '../tests/support/site.mjs';

const RUNS = 9;
const rows = [];
const row = (name, unit, ours, peer, peerName) => rows.push({ bench: 'preview', row: name, face: 'js', ours, peer, peerName, unit, ratio: peer === undefined ? undefined : ours / peer });
const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];
const p95 = (values) => [...values].sort((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1];

const site = await start();
const plain = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title><p id="x">allow</p>'));
await new Promise((resolve) => plain.listen(0, '127.0.0.1', resolve));

/** Milliseconds from navigation until a condition holds, in a new context without a cache. */
async function until(address, condition) {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const time = await page.waitForFunction(condition, null, { polling: 'raf' }).then(() => page.evaluate(() => performance.now()));
  await context.close();
  return time;
}

const [first, peer] = [[], []];
for (let run = 0; run < RUNS; run += 1) {
  first.push(await until(site.origin, () => document.querySelector('countersign-decision')?.shadowRoot?.querySelector('.effect') != null));
  peer.push(await until(`http://127.0.0.1:${plain.address().port}/`, () => document.querySelector('#x') != null));
}
row('first answer after navigation (median)', 'ms', median(first), median(peer), 'a page of one word');

const page = await site.open();
await page.locator('countersign-decision .effect').first().waitFor();
const keystrokes = (text) => page.evaluate(async (text) => {
  const area = document.querySelector('.try textarea');
  const panel = () => document.querySelector('article countersign-decision');
  const times = [];
  for (let index = 0; index < 60; index += 1) {
    const begun = performance.now();
    area.value = `${text}${index}`;
    area.dispatchEvent(new Event('input'));
    while (panel().operation?.command !== area.value) await new Promise(requestAnimationFrame);
    times.push(performance.now() - begun);
  }
  return times;
}, text);
row('keystroke to decision, short line (p95)', 'ms', p95(await keystrokes('npm run build && rm -rf dist ')));
row('keystroke to decision, 64 KB line (p95)', 'ms', p95(await keystrokes('echo a && '.repeat(6500))));

await page.getByLabel('Command', { exact: true }).fill('ls');
await page.getByRole('tab', { name: 'What if' }).click();
await page.locator('.best').waitFor();
const commands = ['git status', 'npm test', 'npm run build', 'ls -la', 'git push --force', 'cargo build', 'docker ps', 'curl -s https://a.io/'];
const history = join(mkdtempSync(join(tmpdir(), 'history-')), '.bash_history');
writeFileSync(history, Array.from({ length: 100_000 }, (_, index) => `${commands[index % commands.length]} ${index % 997}`).join('\n'));
await page.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
});
const chooser = page.waitForEvent('filechooser');
await page.getByRole('button', { name: 'Open a history' }).click();
const begun = performance.now();
await (await chooser).setFiles(history);
await page.getByText('100000 of 100000', { exact: true }).waitFor({ timeout: 300_000 });
await page.locator('progress').waitFor({ state: 'detached', timeout: 300_000 });
row('history of 100,000 lines', 's', (performance.now() - begun) / 1000);
row('longest task on the main thread meanwhile', 'ms', Math.max(0, ...await page.evaluate(() => window.tasks)));

// What the page asks the server for, not what else lies beside it.
const files = [...new Set(site.requests)].map((name) => (name === '/' ? 'index.html' : name.slice(1)));
const sizes = files.map((name) => [name, brotliCompressSync(readFileSync(join(dist, name))).length]);
for (const [name, size] of sizes) row(`brotli: ${name.replace(/-[\w-]{8}\./, '.')}`, 'KB', size / 1000);
row('brotli: all that is transferred', 'KB', sizes.reduce((sum, [, size]) => sum + size, 0) / 1000);

await site.stop();
plain.close();
if (process.argv.includes('--json')) for (const one of rows) console.log(JSON.stringify(one));
else for (const { row: name, ours, unit, peer, peerName } of rows) console.log(`${name.padEnd(48)} ${ours.toFixed(1).padStart(8)} ${unit}${peer === undefined ? '' : `  (${peerName}: ${peer.toFixed(1)} ${unit})`}`);
