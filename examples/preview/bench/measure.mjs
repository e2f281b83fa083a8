// Measures the built page in Chromium: `node bench/measure.mjs [--json]`. Where a page without Wasm says more, it is
// measured in the same run; every other figure stands beside its aim.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { dist, start } from '../tests/support/site.mjs';
import { loading, plainPage } from './loading.mjs';
import { diffShown, history, keystrokes } from './working.mjs';

const json = process.argv.includes('--json');
/** Prints a row; `unit` is that of both figures. */
function row(name, unit, ours, peer, peerName = 'aim') {
  if (json) console.log(JSON.stringify({ bench: 'preview', row: name, face: 'js', ours, peer, peerName, unit, ratio: peer === 0 ? ours : ours / peer }));
  else console.log(`${name.padEnd(56)} ${ours.toFixed(1).padStart(8)} ${unit}  (${peerName}: ${peer.toFixed(1)})`);
}
const p95 = (values) => [...values].sort((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1];

const site = await start();
const page = await site.open();
await page.locator('countersign-decision .effect').first().waitFor();
// What the page asks the server for, not what else lies beside it.
const files = [...new Set(site.requests)].map((name) => (name === '/' ? 'index.html' : name.slice(1)));
const contents = files.map((name) => [name, readFileSync(join(dist, name))]);

const plain = await plainPage(contents.reduce((sum, [, content]) => sum + content.length, 0));
const [ours, peer] = await loading(site.browser, [site.origin, plain.origin]);
plain.stop();
const same = 'a page of the same size without Wasm';
row('first answer after navigation (median of 9)', 'ms', ours.ready, peer.ready, same);
row('first contentful paint (median of 9)', 'ms', ours.fcp, peer.fcp, same);
row('largest contentful paint (median of 9)', 'ms', ours.lcp, peer.lcp, same);
row('total blocking time, CPU slowed 4 times (median of 3)', 'ms', ours.tbt, 200);
row('cumulative layout shift, thousandths', '/1000', ours.cls * 1000, 100);

row('keystroke to decision, short line (p95)', 'ms', p95(await keystrokes(page, 'npm run build && rm -rf dist ')), 50);
row('keystroke to decision, 64 KB line (p95)', 'ms', p95(await keystrokes(page, 'echo a && '.repeat(6500))), 200);

const hundred = await history(page, 100_000);
row('history of 100,000 lines decided under two policies', 's', hundred.seconds, 60);
row('longest task on the main thread meanwhile', 'ms', hundred.longest, 50);

const megabyte = await diffShown(page, 1 << 20);
row('diff of 1 MB: from two ZIPs to the first marked word', 'ms', megabyte.shown, 2000);
row('diff of 1 MB: to its end, by scrolling', 'ms', megabyte.scrolled, 2000);
row('diff of 1 MB: longest task on the main thread', 'ms', megabyte.longest, 500);
row('diff of 1 MB: rows in the page at its end', 'rows', megabyte.rows, 6000);

let violations = 0;
await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
for (const name of ['Try it', 'What if', 'Review and undo']) {
  await page.getByRole('tab', { name, exact: true }).click();
  await page.waitForTimeout(500);
  violations += await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations.length);
}
row('accessibility: axe violations on three views', 'rules', violations, 0);

const packed = contents.map(([name, content]) => [name, brotliCompressSync(content).length / 1000]);
const total = packed.reduce((sum, [, size]) => sum + size, 0);
for (const [name, size] of packed) row(`brotli: ${name.replace(/-[\w-]{8}\./, '.')}`, 'KB', size, total, 'all that is transferred');
row('brotli: all that is transferred', 'KB', total, 450);

await site.stop();
