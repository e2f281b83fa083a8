// 4. Review and undo: the keys, and what is said and offered on the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { panel, plan, reviewing, section, undecided } from './support/review.mjs';
import { skip, start } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const open = (options) => reviewing(site, options);
const current = (page) => panel(page).locator('.hunk[aria-current]');
const currentName = async (page) => `${await current(page).locator('xpath=ancestor::section').getAttribute('aria-label')}: ${await current(page).getAttribute('aria-label')}`;

test('the keys work as soon as the view is open, on the hunk that is marked and on no other', { skip }, async () => {
  const page = await open();
  assert.equal(await undecided(page), '9 undecided', 'a moved file counts once');
  await page.keyboard.press('a');
  assert.equal(await current(page).count(), 0);
  assert.equal(await undecided(page), '9 undecided');
  await page.keyboard.press('n');
  assert.equal(await currentName(page), 'bin/tally.sh: line 2, undecided');
  await page.keyboard.press('r');
  await section(page, 'bin/tally.sh').getByRole('group', { name: 'line 2, rejected' }).waitFor();
  assert.equal(await currentName(page), 'docs/changes.txt: line 5, undecided');
  await panel(page).getByRole('button', { name: 'Side by side' }).focus();
  await page.keyboard.press('a');
  await section(page, 'docs/changes.txt').getByRole('group', { name: 'line 5, accepted' }).waitFor();
  await page.getByText('Type into a file').click();
  await page.getByRole('combobox', { name: /^file/ }).focus();
  await page.keyboard.press('a');
  assert.equal(await undecided(page), '7 undecided', 'a key that is typed elsewhere decides nothing');
});

test('a click into the code marks its hunk, and the keys act on that', { skip }, async () => {
  const page = await open();
  await section(page, 'src/count.js').locator('td.added').last().click();
  assert.equal(await currentName(page), 'src/count.js: line 18, undecided');
  await page.keyboard.press('a');
  await section(page, 'src/count.js').getByRole('group', { name: 'line 18, accepted' }).waitFor();
  await section(page, 'src/count.js').locator('td.same').first().click();
  await page.keyboard.press('r');
  await section(page, 'src/count.js').getByRole('group', { name: 'lines 10–11, rejected' }).waitFor();
  await page.keyboard.press('u');
  assert.equal(await undecided(page), '8 undecided');
});

const waiting = (page) => page.getByRole('group', { name: 'what stands before it' });
const dropping = (page) => page.getByRole('group', { name: 'what would be dropped' });
const replay = (page) => page.getByLabel('replay the recorded session');

test('a revert that a pending review stands before says what to do first, and offers it', { skip }, async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Restore the checkpoint before turn 1' }).click();
  await page.getByRole('alert').getByText('review-pending').waitFor();
  await waiting(page).getByText('First decide about the latest turn, of which 9 hunks are undecided, and apply.').waitFor();
  await waiting(page).getByRole('button', { name: 'Reject the rest' }).click();
  await plan(page).getByText('then ‘Restore the checkpoint before turn 1’ is planned').waitFor();
  await plan(page).getByRole('button', { name: 'Leave it' }).click();
  assert.equal(await undecided(page), '9 undecided', 'what is left alone is decided about by nobody');
  await page.getByRole('button', { name: 'Restore the checkpoint before turn 1' }).click();
  await waiting(page).getByRole('button', { name: 'Reject the rest' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await plan(page).getByRole('heading', { name: 'Restore the checkpoint before turn 1' }).waitFor();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/^Restore the checkpoint before turn 1: \d+ steps? carried out/).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.deepEqual(page.errors, []);
});

test('Escape leaves what is asked, and the focus goes back to where it was asked for', { skip }, async () => {
  const page = await open();
  const focused = (name) => page.getByRole('button', { name, exact: true }).and(page.locator(':focus')).waitFor();
  await panel(page).getByRole('button', { name: 'Accept all' }).click();
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await plan(page).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await plan(page).waitFor({ state: 'detached' });
  await focused('Apply');
  await page.getByRole('button', { name: 'Revert all changes' }).click();
  await waiting(page).getByRole('button', { name: 'Apply the decisions' }).waitFor();
  await page.keyboard.press('Escape');
  await waiting(page).waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('alert').count(), 0);
  await focused('Revert all changes');
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText('0 steps carried out').waitFor();
  await page.locator('#view:focus').waitFor();
});

test('decisions and their undo outlive a visit to another view, and a replay asks before it drops them', { skip }, async () => {
  const page = await open();
  await section(page, 'bin/tally.sh').getByRole('button', { name: /^Reject line 2/ }).click();
  await page.getByRole('tab', { name: 'Try it' }).click();
  await page.getByRole('tab', { name: 'Review and undo' }).click();
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  assert.equal(await undecided(page), '9 undecided');
  await replay(page).selectOption('memory');
  await dropping(page).waitFor({ state: 'detached' });
  await section(page, 'bin/tally.sh').getByRole('button', { name: /^Reject line 2/ }).click();
  await replay(page).selectOption('memory');
  await dropping(page).getByText('1 decision that is not carried out').waitFor();
  await dropping(page).getByRole('button', { name: 'Leave it' }).click();
  await dropping(page).waitFor({ state: 'detached' });
  assert.equal(await undecided(page), '8 undecided');
  await replay(page).selectOption('memory');
  await dropping(page).getByRole('button', { name: 'Drop them and go on' }).click();
  await panel(page).getByText('9 undecided').waitFor();
  assert.deepEqual(page.errors, []);
});
