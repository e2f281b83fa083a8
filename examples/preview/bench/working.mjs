// How the page answers while a person works: keystrokes, a long history, a large diff.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '../tests/support/zip.mjs';

/** Returns the milliseconds from a keystroke until its decision is in the page, for sixty of them. */
export function keystrokes(page, text) {
  return page.evaluate(async (text) => {
    const field = document.querySelector('.try countersign-text-input');
    const panel = () => document.querySelector('article countersign-decision');
    const editor = field.shadowRoot.querySelector('.cm-content');
    field.value = text;
    field.reveal(text.length);
    editor.focus();
    const times = [];
    let wanted = text;
    for (let index = 0; index < 60; index += 1) {
      const begun = performance.now();
      const typed = String(index % 10);
      wanted += typed;
      document.execCommand('insertText', false, typed);
      while (panel().operation?.command !== wanted) {
        if (performance.now() - begun > 20_000) throw new Error('no answer came');
        await new Promise(requestAnimationFrame);
      }
      times.push(performance.now() - begun);
    }
    return times;
  }, text);
}

const COMMANDS = ['git status', 'npm test', 'npm run build', 'ls -la', 'git push --force', 'cargo build', 'docker ps', 'curl -s https://a.io/'];

async function watched(page) {
  await page.evaluate(() => {
    window.tasks = [];
    window.observer?.disconnect();
    window.observer = new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration)));
    window.observer.observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => Math.max(0, ...window.tasks));
}

/** Opens a shell history of so many lines. */
export async function history(page, lines) {
  await page.getByRole('textbox', { name: 'Command', exact: true }).fill('ls');
  await page.getByRole('tab', { name: 'What if' }).click();
  await page.locator('.best').waitFor();
  const file = join(mkdtempSync(join(tmpdir(), 'history-')), '.bash_history');
  writeFileSync(file, Array.from({ length: lines }, (_, index) => `${COMMANDS[index % COMMANDS.length]} ${index % 997}`).join('\n'));
  const longest = await watched(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a history' }).click();
  const begun = performance.now();
  await (await chooser).setFiles(file);
  await page.getByText(`${lines} of ${lines}`, { exact: true }).waitFor({ timeout: 300_000 });
  await page.locator('progress').waitFor({ state: 'detached', timeout: 300_000 });
  return { seconds: (performance.now() - begun) / 1000, longest: await longest() };
}

/** Compares two versions of a text of so many bytes, every tenth line changed. */
export async function diffShown(page, bytes) {
  const text = (word) => Array.from({ length: Math.round(bytes / 50) }, (_, index) => `const value${index} = read(${index % 10 === 0 ? word : '"same"'}, ${index}); // a line`.padEnd(49)).join('\n');
  const versions = { before: zip({ 'p/a.js': text('"before"'), 'p/b.txt': 'b' }), after: zip({ 'p/a.js': text('"after"'), 'p/b.txt': 'b' }) };
  await page.getByRole('tab', { name: 'Review and undo' }).click();
  await page.locator('countersign-review section').first().waitFor();
  await page.getByText('Compare two versions of a folder').click();
  const longest = await watched(page);
  let begun = 0;
  for (const [which, buffer] of Object.entries(versions)) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Choose the ZIP ${which}` }).click();
    begun = performance.now();
    await (await chooser).setFiles({ name: `${which}.zip`, mimeType: 'application/zip', buffer });
    if (which === 'before') await page.getByText('before: 2 files').waitFor();
  }
  await page.locator('countersign-review section[data-path="a.js"] mark').first().waitFor({ timeout: 60_000 });
  const shown = performance.now() - begun;
  const scrolled = await page.evaluate(async (last) => {
    const begun = performance.now();
    const root = document.querySelector('countersign-review').shadowRoot;
    const there = () => [...root.querySelectorAll('td.number')].some(({ textContent }) => textContent === last);
    while (!there()) {
      if (performance.now() - begun > 60_000) throw new Error('the end was not reached');
      window.scrollTo(0, document.documentElement.scrollHeight);
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - begun;
  }, String(Math.round(bytes / 50)));
  const rows = await page.evaluate(() => document.querySelector('countersign-review').shadowRoot.querySelectorAll('tr').length);
  return { shown, scrolled, longest: await longest(), rows };
}
