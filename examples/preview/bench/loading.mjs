// How a page loads: until it answers, what Lighthouse measures of it, each run in a new context without a cache.

import { createServer } from 'node:http';

const RUNS = 9;
const SLOW_RUNS = 3;
const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];

/** Serves a page that is as many bytes as ours and does nothing with them. */
export async function plainPage(bytes) {
  const server = createServer((request, response) => {
    if (request.url === '/script.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(`/*${'x'.repeat(bytes)}*/ document.querySelector('p').textContent = 'allow';`);
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title><link rel="icon" href="data:,"><p></p><script src="script.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Measures pages in turns, so that whatever else the machine does meets them alike. */
export async function loading(browser, addresses) {
  const found = addresses.map(() => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, address] of addresses.entries()) found[index].push(await load(browser, address, run < SLOW_RUNS));
  }
  return found.map((runs) => ({
    ...Object.fromEntries(['ready', 'fcp', 'lcp', 'cls'].map((name) => [name, median(runs.map((run) => run[name]))])),
    tbt: median(runs.flatMap(({ tbt }) => tbt ?? [])),
  }));
}

async function load(browser, address, slow) {
  const once = await visit(browser, address, 1);
  return slow ? { ...once, tbt: (await visit(browser, address, 4)).tbt } : { ...once, tbt: undefined };
}

async function visit(browser, address, slower) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (slower > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(() => {
    window.seen = { lcp: 0, cls: 0, tasks: [] };
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    watch('largest-contentful-paint', ({ startTime }) => { window.seen.lcp = startTime; });
    watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) window.seen.cls += value; });
    watch('longtask', ({ startTime, duration }) => window.seen.tasks.push([startTime, duration]));
  });
  await page.goto(address, { waitUntil: 'commit' });
  const answered = () => document.querySelector('countersign-decision')?.shadowRoot?.querySelector('.effect') != null || document.querySelector('body > p')?.textContent === 'allow';
  const ready = await page.waitForFunction(answered, null, { polling: 'raf' }).then(() => page.evaluate(() => performance.now()));
  await page.waitForTimeout(500);
  const { fcp, seen } = await page.evaluate(() => ({ fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, seen: window.seen }));
  await context.close();
  // As Lighthouse counts it: of every long task after the first paint, what is beyond 50 ms.
  const tbt = seen.tasks.filter(([begin]) => begin >= fcp).reduce((sum, [, duration]) => sum + duration - 50, 0);
  return { ready, fcp, lcp: seen.lcp, cls: seen.cls, tbt };
}
