// 4. A diff of a megabyte: only what is near is in the page, and everything in it is reached.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { panel, reviewing, section, undecided } from './support/review.mjs';
import { found, shotAt, skip, start } from './support/site.mjs';
import { zip } from './support/zip.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const LINES = 20_000;
/** More than a chunk has to stay, and a small part of all. */
const MOST_ROWS = 4500;

/** Opens two versions of a text of a megabyte in which every tenth line changed. */
async function open(options) {
  const page = await reviewing(site, options);
  const text = (word) => Array.from({ length: LINES }, (_, index) => `const value${index} = read(${index % 10 === 0 ? word : '"same"'}, ${index});`.padEnd(52)).join('\n');
  await page.getByText('Compare two versions of a folder').click();
  for (const [which, word] of [['before', '"before"'], ['after', '"after"']]) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Choose the ZIP ${which}` }).click();
    await (await chooser).setFiles({ name: `${which}.zip`, mimeType: 'application/zip', buffer: zip({ 'p/a.js': text(word), 'p/b.txt': 'b' }) });
    await page.getByText(which === 'before' ? 'before: 2 files' : 'review-pending · memory').first().waitFor();
  }
  await section(page, 'a.js').locator('mark').first().waitFor();
  return page;
}

const rows = (page) => section(page, 'a.js').locator('tr').count();
/** A line that is in the page. */
const line = (page, number) => section(page, 'a.js').locator('tr').filter({ hasText: `value${number} ` }).last();
/** Scrolls to the end or the start of the page until a line is seen there. */
async function scrolledTo(page, number, where) {
  await page.waitForFunction(([number, where]) => {
    window.scrollTo(0, where === 'end' ? document.documentElement.scrollHeight : 0);
    const root = document.querySelector('countersign-review').shadowRoot;
    const row = [...root.querySelectorAll('tr')].find(({ textContent }) => textContent.includes(`value${number} `));
    const { top, bottom } = row?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    return top > 0 && bottom < innerHeight;
  }, [number, where], { polling: 'raf', timeout: 60_000 });
}

test('a megabyte is scrolled to its last line and back, in one column and side by side', { skip }, async () => {
  for (const layout of ['unified', 'split']) {
    const page = await open();
    if (layout === 'split') await panel(page).getByRole('button', { name: 'Side by side' }).click();
    await section(page, 'a.js').locator(`.${layout} mark`).first().waitFor();
    await scrolledTo(page, LINES - 7, 'end');
    assert.ok(await rows(page) < MOST_ROWS, `${await rows(page)} rows are in the page`);
    await page.screenshot({ path: shotAt(`long-${layout}`) });
    await scrolledTo(page, 10, 'start');
    assert.deepEqual(page.errors, []);
    await page.context().close();
  }
});

test('a hunk at the end of a megabyte is reached with a key and accepted, and the focus goes on', { skip }, async () => {
  const page = await open();
  assert.equal(await undecided(page), '2000 undecided');
  await section(page, 'a.js').locator('.hunk').first().focus();
  await page.keyboard.press('p');
  const last = section(page, 'a.js').getByRole('group', { name: `line ${LINES - 9}, undecided`, exact: true });
  await last.and(page.locator(':focus')).waitFor();
  await line(page, LINES - 10).waitFor();
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('countersign-review').shadowRoot.activeElement.getBoundingClientRect();
    return top >= 0 && bottom < innerHeight;
  });
  await page.keyboard.press('p');
  await page.keyboard.press('a');
  await page.getByText('1999 undecided').waitFor();
  // The next that is undecided is the last one again, and after it the first.
  await last.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('r');
  await section(page, 'a.js').getByRole('group', { name: 'line 1, undecided', exact: true }).and(page.locator(':focus')).waitFor();
  await page.getByText('1998 undecided').waitFor();
  await page.keyboard.press('u');
  await page.getByText('1999 undecided').waitFor();
  assert.deepEqual(page.errors, []);
});

test('what was seen long ago leaves the page, but never what has the focus', { skip }, async () => {
  const page = await open();
  const third = section(page, 'a.js').getByRole('group', { name: 'line 201, undecided', exact: true });
  await section(page, 'a.js').locator('.hunk').first().focus();
  for (let index = 0; index < 20; index += 1) await page.keyboard.press('n');
  await third.and(page.locator(':focus')).waitFor();
  await page.evaluate(async () => {
    for (let step = 0; step < 60; step += 1) {
      window.scrollBy(0, 1300);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
  });
  assert.ok(await rows(page) < MOST_ROWS, `${await rows(page)} rows are in the page`);
  assert.equal(await third.and(page.locator(':focus')).count(), 1);
  await page.keyboard.press('a');
  await section(page, 'a.js').getByRole('group', { name: 'line 201, accepted', exact: true }).waitFor();
});

test('what is not in the page says which lines it stands for, and axe finds nothing in a long diff', { skip }, async () => {
  for (const scheme of ['light', 'dark']) {
    const page = await open({ scheme });
    await section(page, 'a.js').getByText(/^lines \d+ to \d+, shown once it is near$/).last().waitFor();
    await page.screenshot({ path: shotAt(`long-${scheme}`) });
    assert.deepEqual(await found(page), []);
    await page.context().close();
  }
});
