// The panels without the page: the review element alone, as an IDE would place it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shot, skip, start } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

test('the review element alone shows a change, takes a decision and asks the host to carry it out', { skip }, async () => {
  const page = await site.open({ address: `${site.origin}elements/index.html`, ready: false });
  const review = page.locator('countersign-review');
  await review.locator('mark').first().waitFor();
  await shot(page, 'element-alone');
  await review.getByRole('button', { name: 'Reject all' }).click();
  await review.getByRole('button', { name: 'Apply' }).click();
  await review.getByRole('button', { name: 'Apply' }).waitFor({ state: 'detached' });
  assert.deepEqual(page.errors, []);
});

test('two elements on one page keep apart, and an element set up before it is defined works', { skip }, async () => {
  const page = await site.open();
  const effects = await page.evaluate(async () => {
    const decide = (effect) => {
      const element = document.createElement('countersign-decision');
      element.decision = { effect, review: false, reasons: [{ code: 'x', effect, message: effect }], suggestions: [] };
      document.body.append(element);
      return element;
    };
    const elements = [decide('allow'), decide('deny')];
    await new Promise((resolve) => setTimeout(resolve));
    return elements.map((element) => element.shadowRoot.querySelector('.effect strong').textContent);
  });
  assert.deepEqual(effects, ['allow', 'deny']);
});

test('the review reads its session once, however much is set, and at once where it is told to', { skip }, async () => {
  const page = await site.open({ address: `${site.origin}elements/index.html`, ready: false });
  await page.locator('countersign-review mark').first().waitFor();
  const reads = await page.evaluate(async () => {
    let reads = 0;
    const session = { state: 'idle', pending: () => ({}), changes: () => { reads += 1; return []; } };
    const element = document.createElement('countersign-review');
    document.body.append(element);
    element.session = session;
    element.scope = { scope: 'session' };
    const before = reads;
    element.refresh();
    const after = reads;
    await new Promise((resolve) => setTimeout(resolve));
    return [before, after, reads, element.shadowRoot.textContent.trim()];
  });
  assert.deepEqual(reads, [0, 1, 1, 'No file was changed.']);
});

test('an editor that is on its way shows its text, and takes the focus once it is there', { skip }, async () => {
  const page = await site.open({ address: `${site.origin}elements/index.html`, ready: false });
  await page.locator('countersign-review mark').first().waitFor();
  const early = await page.evaluate(async () => {
    const element = document.createElement('countersign-text-input');
    element.label = 'late';
    element.value = 'ls\u202e';
    document.body.prepend(element);
    element.focus();
    await Promise.resolve();
    return [element.value, element.shadowRoot.textContent.trim()];
  });
  assert.deepEqual(early, ['ls\u202e', 'lsU+202E']);
  const box = page.getByRole('textbox', { name: 'late' });
  await box.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type(' -la');
  assert.equal(await page.locator('countersign-text-input').evaluate(({ value }) => value), 'ls\u202e -la');
  assert.deepEqual(page.errors, []);
});
