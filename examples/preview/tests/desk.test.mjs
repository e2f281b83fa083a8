// 4. Review and undo: the keys, and what is said and offered on the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, panel, plan, reviewing, section, type, undecided } from './support/review.mjs';
import { found, shot, single, skip, start, tooWide } from './support/site.mjs';
import { zip } from './support/zip.mjs';

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

/** Compares two versions of a folder. */
async function comparing(files, options) {
  const page = await open(options);
  await page.getByText('Compare two versions of a folder').click();
  for (const [which, buffer] of Object.entries(files)) await bring(page, which, buffer);
  return page;
}

async function bring(page, which, buffer) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: `Choose the ZIP ${which}` }).click();
  await (await chooser).setFiles({ name: `${which}.zip`, mimeType: 'application/zip', buffer });
  await page.getByText(new RegExp(which === 'before' ? '^before: \\d+ file' : '^Two versions of a folder')).waitFor();
}

test('between two versions a file that only changed its place is moved, with the same bytes or a similar text', { skip }, async () => {
  const text = Array.from({ length: 20 }, (_, index) => `this is line ${index}\n`).join('');
  const page = await comparing({
    before: zip({ 'p/a/x.txt': 'same\nbytes\n', 'p/old.js': text, 'p/gone.txt': 'nothing like it\n', 'p/stays': 's' }),
    after: zip({ 'p/b/x.txt': 'same\nbytes\n', 'p/new.js': text.replace('line 7', 'LINE 7'), 'p/came.txt': 'quite another text\n', 'p/stays': 's' }),
  });
  await section(page, 'b/x.txt').getByText('moved from a/x.txt').waitFor();
  await section(page, 'new.js').getByText('moved from old.js').waitFor();
  assert.equal(await section(page, 'new.js').locator('.hunk').count(), 2);
  await section(page, 'came.txt').getByText('created').first().waitFor();
  await section(page, 'gone.txt').getByText('deleted').first().waitFor();
  assert.equal(await undecided(page), '5 undecided');
  await panel(page).getByRole('button', { name: 'Reject all' }).click();
  await apply(page);
  await page.getByText('Type into a file').click();
  const files = await page.getByRole('combobox', { name: /^file/ }).locator('option').allInnerTexts();
  assert.deepEqual(files.sort(), ['a/x.txt', 'choose…', 'gone.txt', 'old.js', 'stays']);
});

test('a bit says which way it went, other bytes are named, and of a long line what changed is seen', { skip }, async () => {
  const half = 'lorem '.repeat(9000);
  const page = await comparing({
    before: zip({ 'p/run.sh': 'a\n', 'p/stop.sh': { content: 'a\n', mode: 0o755 }, 'p/latin.txt': Buffer.from('caf\xe9\n', 'latin1'), 'p/long.txt': `${half}${half}\n`, 'p/mid.txt': `${'x '.repeat(9000)}\n` }),
    after: zip({ 'p/run.sh': { content: 'a\n', mode: 0o755 }, 'p/stop.sh': 'a\n', 'p/latin.txt': Buffer.from('caf\xe9s\n', 'latin1'), 'p/long.txt': `${half}X${half}\n`, 'p/mid.txt': `${'x '.repeat(4500)}Y${'x '.repeat(4500)}\n` }),
  });
  await section(page, 'run.sh').getByText('executable bit set').waitFor();
  await section(page, 'stop.sh').getByText('executable bit removed').waitFor();
  await section(page, 'latin.txt').getByText('not UTF-8: other bytes are shown as U+FFFD').waitFor();
  assert.equal(await section(page, 'run.sh').getByText('not UTF-8').count(), 0);
  await section(page, 'long.txt').scrollIntoViewIfNeeded();
  await shot(page, 'review-long-line');
  for (const [path, mark] of [['long.txt', 'X'], ['mid.txt', 'Y']]) {
    assert.ok((await section(page, path).locator('mark').allInnerTexts()).join('').includes(mark), path);
    const { height } = await section(page, path).locator('.diff').boundingBox();
    assert.ok(height < 400, `${path} is ${height} px high`);
  }
  const fold = section(page, 'long.txt').locator('td.added details').first();
  await fold.locator('summary').click();
  assert.ok((await fold.innerText()).length > 50_000);
  assert.deepEqual(page.errors, []);
});

test('a ZIP that is cut off is called that, and the other version stays chosen', { skip }, async () => {
  const page = await open();
  await page.getByText('Compare two versions of a folder').click();
  await bring(page, 'before', zip({ 'p/a.txt': 'one\n' }));
  const cut = zip({ 'p/a.txt': 'two\n' }).subarray(0, 60);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose the ZIP after' }).click();
  await (await chooser).setFiles({ name: 'after.zip', mimeType: 'application/zip', buffer: cut });
  await page.getByRole('alert').getByText('`after.zip` is cut off').waitFor();
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose the ZIP after' }).click();
  await (await again).setFiles({ name: 'after.zip', mimeType: 'application/zip', buffer: zip({ '../a.txt': 'two\n', b: 'b' }) });
  await page.getByRole('alert').getByText('../a.txt').waitFor();
  await page.getByText('before: 1 file').waitFor();
  await bring(page, 'after', zip({ 'p/a.txt': 'two\n' }));
});

test('where the browser keeps no files the page says so, and what to do instead', { skip }, async () => {
  const page = await open();
  await page.evaluate(() => { StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('Storage directory access is denied.', 'SecurityError')); });
  await replay(page).selectOption('private');
  await page.getByRole('alert').getByText('replay the session in memory').waitFor();
  const file = await reviewing(site, { address: single, width: 320 });
  assert.equal(await replay(file).locator('option:not([disabled])').count(), 2);
  await replay(file).locator('option[disabled]', { hasText: 'not where the page is opened from a file' }).first().waitFor({ state: 'attached' });
  const tree = panel(file).getByRole('navigation');
  assert.ok(await tree.evaluate((nav) => nav.scrollHeight <= nav.clientHeight + 2), 'six files are seen at once');
  assert.ok(await tooWide(file) <= 0);
});

test('whatever a plan leaves as it is stands in it with the reason, also once only the rest is planned', { skip }, async () => {
  const page = await open();
  await panel(page).getByRole('button', { name: 'Accept all' }).click();
  await apply(page);
  await page.getByRole('button', { name: 'Undo revert' }).click();
  await page.getByText('Revert or restore something first').waitFor();
  await type(page, 'src/main.js', 'process.exit(2)', 'process.exit(3)');
  await page.getByRole('button', { name: 'Revert all changes' }).click();
  const left = plan(page).getByRole('list').first().getByRole('listitem');
  await plan(page).getByText('A conflict: nothing was written.').waitFor();
  const blocked = await left.allInnerTexts();
  assert.ok(blocked.some((text) => text.startsWith('src/main.js')), blocked);
  assert.ok(blocked.includes('bin/tally.sh another file of the same operation is in conflict'), blocked);
  assert.equal(await plan(page).getByText('undecided again').count(), 0, 'no review is pending');
  assert.deepEqual(await found(page), []);
  await plan(page).getByRole('button', { name: 'Plan what has no conflict' }).click();
  await plan(page).getByText('Left as it is:').waitFor();
  assert.deepEqual(await left.allInnerTexts(), blocked);
});
