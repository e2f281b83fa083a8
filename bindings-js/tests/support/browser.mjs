// A browser and a server of files for tests. The environment variable COUNTERSIGN_BROWSER names the browser; empty
// leaves out what needs one.

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { version } from './consumer.mjs';

const wanted = process.env.COUNTERSIGN_BROWSER ?? 'chromium';
/** Why browser tests are left out; false where they are not. */
export const skip = wanted === '' ? 'there is no browser' : false;

const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--allow-file-access-from-files'];

/** Serves a folder on this machine; `policies` gives a page its content security policy. */
export async function serve(folder, policies = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const headers = { 'content-type': types[extname(pathname)] ?? 'text/plain' };
    if (policies[pathname]) headers['content-security-policy'] = policies[pathname];
    const file = join(folder, pathname);
    if (existsSync(file)) response.writeHead(200, headers).end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

/** Starts the browser. */
export function launch() {
  const executablePath = process.env.PATH.split(delimiter).map((folder) => join(folder, wanted)).find(existsSync);
  if (!executablePath) throw new Error(`\`${wanted}\` is not on the search path`);
  return chromium.launch({ executablePath, args });
}

/** Opens an address, waits until the page's title is the version of the package, and returns title and errors. */
export async function titled(browser, address, ready = (expected) => document.title === expected) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  await page.goto(address);
  await page.waitForFunction(ready, version, { timeout: 10_000 }).catch(() => {});
  const title = await page.title();
  await page.close();
  return { title, errors };
}
