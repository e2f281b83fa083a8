// 5. Sharing and keeping.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { shot, skip, start } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const text = (page) => page.locator('countersign-policy-editor').evaluate((element) => element.value);

test('a link holds everything in its fragment, and is somebody else’s until taken over', { skip }, async () => {
  const page = await site.open();
  await page.getByLabel('start from a policy').selectOption({ index: 5 });
  await page.getByLabel('Command', { exact: true }).fill('terraform destroy');
  await page.getByRole('button', { name: 'Share' }).click();
  const address = await page.getByLabel('Link').inputValue();
  assert.match(address, /#policy=[\w-]+$/);
  await page.getByText(/^\d+ bytes in the part after/).waitFor();
  await shot(page, 'share');
  const other = await site.open({ address });
  await other.getByRole('alert').getByText("somebody else's").waitFor();
  assert.equal(await other.locator('.try countersign-text-input').evaluate((element) => element.value), 'terraform destroy');
  assert.equal(await other.evaluate(() => localStorage.length), 0, 'nothing is kept before it is taken over');
  await shot(other, 'share-foreign');
  await other.getByRole('button', { name: 'Take it over' }).click();
  await other.getByRole('alert').waitFor({ state: 'detached' });
  assert.equal(await text(other), await text(page));
  assert.ok(!site.requests.some((path) => path.includes('policy=')));
});

test('a link that is damaged opens the page as it was', { skip }, async () => {
  const page = await site.open({ address: `${site.origin}#policy=AAAA` });
  assert.equal(JSON.parse(await text(page)).profile, 'hardened');
  assert.deepEqual(page.errors, []);
});

test('a draft survives a reload', { skip }, async () => {
  const page = await site.open();
  await page.getByLabel('start from a policy').selectOption({ index: 4 });
  await page.getByLabel('Command', { exact: true }).fill('npm run x');
  await page.waitForFunction(() => localStorage.getItem('countersign-preview')?.includes('npm run x'));
  await page.reload();
  await page.waitForFunction(() => document.querySelector('.try countersign-text-input')?.value === 'npm run x');
  assert.equal(JSON.parse(await text(page)).profile, 'kiro');
});

test('a policy is exported and imported as a file', { skip }, async () => {
  const page = await site.open();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  assert.equal(readFileSync(await (await download).path(), 'utf8'), await text(page));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles({ name: 'policy.json', mimeType: 'application/json', buffer: Buffer.from('{"version": 1, "profile": "kiro"}') });
  await page.getByText('In force: profile kiro').waitFor();
});
