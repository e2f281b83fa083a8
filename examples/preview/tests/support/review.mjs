// The review view, as a person meets it.

import assert from 'node:assert/strict';

/** Opens the page with the recorded session under review. */
export async function reviewing(site, options) {
  const page = await site.open(options);
  await page.getByRole('tab', { name: 'Review and undo' }).click();
  await page.getByText('review-pending').waitFor();
  await page.locator('countersign-review section').first().waitFor();
  return page;
}

export const panel = (page) => page.locator('countersign-review');
export const undecided = (page) => panel(page).locator('[role=toolbar] [role=status]').innerText();
export const plan = (page) => page.getByRole('group', { name: 'plan' });
export const section = (page, path) => panel(page).locator(`section[data-path="${path}"]`);

/** What stands in a text input, of which the locator is the editable part. */
const valueOf = (area) => area.evaluate((element) => element.getRootNode().host.value);

/** Opens a file and replaces a text in it, as the person would. */
export async function type(page, path, from, to) {
  const text = await textOf(page, path);
  assert.ok(text.includes(from), `${path} holds ${from}`);
  await page.getByLabel(`text of ${path}`).fill(text.replace(from, to));
}

/** Opens a file and returns what stands in it. */
export async function textOf(page, path) {
  const files = page.getByRole('combobox', { name: /^file/ });
  if (!await files.isVisible()) await page.getByText('Type into a file').click();
  // Chosen anew it is read anew.
  await files.selectOption('');
  await page.getByLabel(/^text of /).waitFor({ state: 'detached' });
  await files.selectOption(path);
  return valueOf(page.getByLabel(`text of ${path}`));
}

/** Applies what is decided and carries the plan out. */
export async function apply(page) {
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await plan(page).waitFor({ state: 'detached' });
  await page.getByText(/steps? carried out/).waitFor();
}
