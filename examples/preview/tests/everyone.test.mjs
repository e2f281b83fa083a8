// 6. For everyone: every view in both schemes and two widths, by keyboard alone, offline, and as one file.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { shot, single, skip, start } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const views = [['Policy', 'policy'], ['Try it', 'try'], ['What if', 'history'], ['Review and undo', 'review']];

async function view(page, name) {
  await page.getByRole('tab', { name }).click();
  if (name === 'Try it') await page.locator('countersign-decision .effect').first().waitFor();
  if (name === 'What if') await page.locator('.best').waitFor();
  if (name === 'Review and undo') await page.locator('countersign-review section').first().waitFor();
}

test('axe finds nothing on any view, light or dark, wide or narrow', { skip }, async (t) => {
  for (const scheme of ['light', 'dark']) {
    for (const width of [320, 1360]) {
      const page = await site.open({ scheme, width });
      for (const [name, short] of views) {
        if (width === 1360 && short === 'policy') continue;
        await t.test(`${name}, ${scheme}, ${width} px`, async () => {
          await view(page, name);
          await shot(page, `${short}-${scheme}-${width}`);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
          await page.evaluate(() => window.axe ?? null) ?? await page.evaluate(await (await import('node:fs/promises')).readFile(axe, 'utf8'));
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
          assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`), []);
        });
      }
      assert.deepEqual(page.errors, []);
      await page.context().close();
    }
  }
});

test('every view is reached with the keyboard', { skip }, async () => {
  const page = await site.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('tab', { name: 'Try it', selected: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'What if', selected: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Review and undo', selected: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Review and undo');
});

test('the page asks nothing of the network once it is loaded', { skip }, async () => {
  const page = await site.open();
  await page.locator('countersign-decision .effect').first().waitFor();
  await page.context().setOffline(true);
  const asked = site.requests.length;
  for (const [name] of views.slice(1)) await view(page, name);
  assert.equal(site.requests.length, asked);
  assert.deepEqual(page.errors, []);
});

test('the one file works without a server', { skip }, async () => {
  const page = await site.open({ address: single });
  for (const [name] of views.slice(1)) await view(page, name);
  await shot(page, 'single');
  assert.deepEqual(page.errors, []);
});
