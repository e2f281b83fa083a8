// Firefox as it comes, driven by the protocol that it speaks itself (WebDriver BiDi, W3C).

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import WebSocket from 'ws';

// A profile of its own that asks nothing of the network.
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'extensions.update.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** Starts Firefox and opens a page; `errors` collects what goes wrong in it. */
export async function firefox(program, { width = 1280, height = 900 } = {}) {
  const path = process.env.PATH.split(delimiter).map((folder) => join(folder, program)).find(existsSync);
  if (!path) throw new Error(`\`${program}\` is not on the search path`);
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  writeFileSync(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const child = spawn(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const session = await connect(await addressOf(child));
  await session.send('session.new', { capabilities: {} });
  const errors = [];
  session.heard = ({ method, params }) => { if (method === 'log.entryAdded' && params.level === 'error') errors.push(params.text); };
  await session.send('session.subscribe', { events: ['log.entryAdded'] });
  const { context } = await session.send('browsingContext.create', { type: 'tab' });
  await session.send('browsingContext.setViewport', { context, viewport: { width, height } });
  return {
    errors,
    open: (url) => session.send('browsingContext.navigate', { context, url, wait: 'complete' }),
    /** Runs a function in the page and returns what it comes to. */
    async evaluate(work, ...values) {
      const answer = await session.send('script.callFunction', {
        functionDeclaration: `async (...values) => JSON.stringify(await (${work})(...values))`,
        arguments: values.map((value) => ({ type: 'string', value })), target: { context }, awaitPromise: true, userActivation: true,
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return answer.result.value === undefined ? undefined : JSON.parse(answer.result.value);
    },
    /** Presses keys one after the other, as a keyboard does. */
    press: (keys) => session.send('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keyboard', actions: [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }],
    }),
    async screenshot(file) {
      const { data } = await session.send('browsingContext.captureScreenshot', { context });
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    async stop() {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Returns where a Firefox that has just been started listens. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.on('exit', (code) => reject(new Error(`Firefox ended (${code}): ${said}`)));
  });
}

async function connect(address) {
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  const waiting = new Map();
  const session = {
    heard: () => {},
    send(method, params) {
      const id = waiting.size + 1;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, method });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
  };
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    const asked = waiting.get(message.id);
    if (message.type === 'event') session.heard(message);
    else if (message.type === 'success') asked.resolve(message.result);
    else asked?.reject(new Error(`${asked.method}: ${message.error}: ${message.message}`));
  });
  return session;
}
