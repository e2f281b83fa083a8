// The built page in a browser: served from this machine under its content security policy, or opened as a file.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { delimiter, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const root = dirname(dirname(here));
export const dist = join(root, 'dist', 'preview');
export const single = pathToFileURL(join(root, 'dist', 'preview.html')).href;
export const demo = join(root, 'examples', 'demo');
const shots = join(root, 'target', 'preview-shots');

const wanted = process.env.COUNTERSIGN_BROWSER ?? 'chromium';
export const skip = wanted === '' ? 'there is no browser' : false;

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; worker-src 'self'";

/** Serves the page; `requests` collects what the server was asked. */
export async function serve() {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const file = join(dist, pathname === '/' ? 'index.html' : pathname);
    const headers = { 'content-type': types[extname(file)] ?? 'text/plain', 'content-security-policy': POLICY };
    if (existsSync(file)) response.writeHead(200, headers).end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}/`, requests, stop: () => server.close() };
}

/** Starts a browser and a server. */
export async function start() {
  const executablePath = process.env.PATH.split(delimiter).map((folder) => join(folder, wanted)).find(existsSync);
  if (!executablePath) throw new Error(`\`${wanted}\` is not on the search path`);
  const { origin, requests, stop } = await serve();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage', '--no-first-run'];
  const browser = await chromium.launch({ executablePath, args });
  return {
    origin,
    requests,
    browser,
    /** Opens the page in a context of its own; errors and refused requests end up in `page.errors`. */
    async open({ address = origin, width = 1360, height = 900, scheme = 'light', ready = true } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, acceptDownloads: true });
      const page = await context.newPage();
      page.errors = [];
      page.on('pageerror', (error) => page.errors.push(String(error)));
      page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
      await page.goto(address);
      if (ready) await page.getByRole('tab', { name: 'Try it' }).waitFor();
      return page;
    },
    async stop() {
      await browser.close();
      stop();
    },
  };
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Returns what axe finds on the page, in words. */
export async function found(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
}

/** Returns by how many pixels the page is wider than the window. */
export const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Keeps a picture of the page. */
export async function shot(page, name) {
  await page.screenshot({ path: shotAt(name), fullPage: true });
}

/** Returns where a picture of that name is kept. */
export function shotAt(name) {
  mkdirSync(shots, { recursive: true });
  return join(shots, `${name}.png`);
}

/** What stands in a file of the demo. */
export const demoFile = (name) => readFileSync(join(demo, name), 'utf8');
