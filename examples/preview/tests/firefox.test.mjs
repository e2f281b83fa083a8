// The smoke scenario in Firefox: every view answers, and a typed command is decided. COUNTERSIGN_FIREFOX names the
// browser; empty leaves it out.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { firefox } from './support/firefox.mjs';
import { serve, shotAt } from './support/site.mjs';

const wanted = process.env.COUNTERSIGN_FIREFOX ?? 'firefox-esr';
const skip = wanted === '' ? 'there is no Firefox' : false;

let site;
let page;
before(async () => {
  if (skip) return;
  site = await serve();
  page = await firefox(wanted);
});
after(async () => {
  await page?.stop();
  site?.stop();
});

/** Waits until a text is seen in the page or in one of its panels. */
const seen = (selector, text) => page.evaluate(async (selector, text) => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    const found = all(document).find((one) => one.matches(selector) && one.textContent.includes(text));
    if (found) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`no ${selector} with ${text}`);
}, selector, text);
const click = (text) => page.evaluate((text) => { [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text).click(); }, text);

test('in Firefox a typed command is decided, a history is audited, and a review is applied', { skip }, async () => {
  await page.open(site.origin);
  await seen('.effect strong', 'ask');
  await page.evaluate(() => {
    const field = document.querySelector('.try countersign-text-input');
    field.value = '';
    field.focus();
  });
  await page.press('npm test');
  await seen('article .effect strong, .effect.allow strong', 'allow');
  assert.equal(await page.evaluate(() => document.querySelector('.try countersign-text-input').value), 'npm test');
  await click('What if');
  await seen('.totals', 'changed');
  await seen('.best li', 'removes');
  await click('Review and undo');
  await seen('mark', '');
  await page.evaluate(() => {
    const press = (text) => [...document.querySelector('countersign-review').shadowRoot.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text).click();
    press('Reject all');
    press('Apply');
  });
  await seen('h2', 'Apply the decisions');
  await click('Carry it out');
  await seen('p[role=status]', 'carried out');
  await page.screenshot(shotAt('firefox-review'));
  assert.deepEqual(page.errors, []);
});
