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
