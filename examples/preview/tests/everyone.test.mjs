// 6. For everyone: every view in both schemes and two widths, by keyboard alone, offline, and as one file.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { found, shot, single, skip, start, tooWide } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

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
          assert.ok(await tooWide(page) <= 0, `the page is ${await tooWide(page)} px too wide`);
          assert.deepEqual(await found(page), []);
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

test('the tabs that are not seen are not reached, whatever view was open', { skip }, async () => {
  const page = await site.open();
  const selected = (name) => page.getByRole('tab', { name, selected: true }).and(page.locator(':focus')).waitFor();
  await page.getByRole('tab', { name: 'Try it' }).focus();
  await page.keyboard.press('ArrowLeft');
  await selected('Review and undo');
  await page.keyboard.press('ArrowRight');
  await selected('Try it');
  await page.keyboard.press('End');
  await selected('Review and undo');
  await page.keyboard.press('Home');
  await selected('Try it');
  await page.setViewportSize({ width: 800, height: 900 });
  await page.keyboard.press('Home');
  await selected('Policy');
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.getByRole('tab', { name: 'Try it', selected: true }).waitFor();
  await page.setViewportSize({ width: 800, height: 900 });
  await page.getByRole('tab', { name: 'Policy' }).click();
  await page.reload();
  await page.getByRole('tab', { name: 'Policy', selected: true }).waitFor();
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.reload();
  await page.getByRole('tab', { name: 'Try it', selected: true }).waitFor();
});

test('axe finds nothing where the policy scrolls and the page has something to say', { skip }, async () => {
  const page = await site.open({ height: 400 });
  await page.locator('countersign-policy-editor .cm-scroller').waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('Link').waitFor();
  assert.deepEqual(await found(page), []);
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
