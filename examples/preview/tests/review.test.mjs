// 4. Review and undo of the recorded session.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { plan, reviewing, section, textOf, type, undecided } from './support/review.mjs';
import { shot, skip, start } from './support/site.mjs';
import { zip } from './support/zip.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const open = () => reviewing(site);

/** Opens the page, types into a hunk that is then rejected, and applies: a conflict. */
async function conflicting() {
  const page = await open();
  await type(page, 'src/count.js', 'return lines.at(-1)', 'return /* mine */ lines.at(-1)');
  await section(page, 'src/count.js').getByRole('button', { name: 'Reject file src/count.js' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Accept all' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByText('A conflict: nothing was written').waitFor();
  return page;
}

test('hunks are decided with keys, taken back, and applied after the plan was looked at', { skip }, async () => {
  const page = await open();
  assert.equal(await undecided(page), '9 undecided');
  await section(page, 'src/count.js').locator('.hunk').first().focus();
  await page.keyboard.press('r');
  await page.getByText('8 undecided').waitFor();
  await page.keyboard.press('a');
  await page.getByText('7 undecided').waitFor();
  await page.keyboard.press('u');
  await page.getByText('8 undecided').waitFor();
  await page.locator('countersign-review').getByRole('button', { name: 'Accept all' }).click();
  await page.getByText('0 undecided').waitFor();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByText('src/count.js').waitFor();
  await shot(page, 'review-plan');
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/^idle ·/).waitFor();
  await page.getByText('1 step carried out').waitFor();
  const text = await textOf(page, 'src/count.js');
  assert.ok(text.includes('return text.split("\\n").length;'), 'the rejected hunk is back');
  assert.ok(text.includes('// A word is a run'), "the person's own comment stays");
  assert.deepEqual(page.errors, []);
});

test('what the person types stays, and a conflict is explained before anything is written', { skip }, async () => {
  const page = await conflicting();
  await plan(page).getByText('their hunks are undecided again').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'plan');
  await shot(page, 'review-conflict');
  await plan(page).getByRole('button', { name: 'Plan what has no conflict' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  assert.ok((await textOf(page, 'src/count.js')).includes('/* mine */'));
});

test('a file and the turn are rejected with buttons, and a move and a deletion come back', { skip }, async () => {
  const page = await open();
  await page.locator('countersign-review').getByRole('button', { name: 'Reject all' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/^idle ·/).waitFor();
  await page.getByText('Type into a file').click();
  const files = await page.getByRole('combobox', { name: /^file/ }).locator('option').allInnerTexts();
  assert.ok(files.includes('src/cli.js') && files.includes('src/legacy.js') && !files.includes('src/main.js'));
});

test('all changes are viewed side by side, reverted, and the revert is undone', { skip }, async () => {
  const page = await open();
  await page.locator('countersign-review').getByRole('button', { name: 'Side by side' }).click();
  await page.locator('countersign-review .split mark').first().waitFor();
  await shot(page, 'review-split');
  await page.getByRole('button', { name: 'Revert all changes' }).click();
  await page.getByRole('alert').getByText('review-pending').waitFor();
  await page.locator('countersign-review').getByRole('button', { name: 'Accept all' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByRole('button', { name: 'View all changes' }).click();
  await page.getByRole('button', { name: 'Revert all changes' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/Revert all changes: \d+ steps carried out/).waitFor();
  assert.ok((await textOf(page, 'src/count.js')).includes('export function summary'));
  await page.getByRole('button', { name: 'Undo revert' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/Undo the last revert or restore: \d+ steps carried out/).waitFor();
  await page.getByRole('button', { name: 'Restore the checkpoint before turn 2' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/Restore the checkpoint before turn 2: \d+ steps carried out/).waitFor();
});

test('the recorded session is replayed in the private files of the browser', { skip }, async () => {
  const page = await open();
  await page.getByLabel('replay the recorded session').selectOption('private');
  await page.getByText('review-pending · private files').waitFor();
  await page.locator('countersign-review').getByRole('button', { name: 'Reject all' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/^idle · private files/).waitFor();
  const names = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('review');
    const names = [];
    for await (const name of (await folder.getDirectoryHandle('src')).keys()) names.push(name);
    return names.sort();
  });
  assert.deepEqual(names, ['cli.js', 'count.js', 'legacy.js']);
});

test('two versions of a folder are compared, with images and changed line ends', { skip }, async () => {
  const page = await open();
  await page.getByText('Compare two versions of a folder').click();
  const image = (byte) => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, byte]);
  const versions = {
    before: zip({ 'p/a.txt': Buffer.from('one\ntwo\n'), 'p/logo.png': image(1), 'p/gone.txt': Buffer.from('x\n') }),
    after: zip({ 'p/a.txt': Buffer.from('one\r\ntwo\r\n'), 'p/logo.png': image(2), 'p/new.txt': Buffer.from('y\n') }),
  };
  for (const [which, buffer] of Object.entries(versions)) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Choose the ZIP ${which}` }).click();
    await (await chooser).setFiles({ name: `${which}.zip`, mimeType: 'application/zip', buffer });
    await page.getByText(which === 'before' ? 'before: 3 files' : 'review-pending · memory').first().waitFor();
  }
  await section(page, 'a.txt').getByText('line ends LF → CRLF').waitFor();
  assert.equal(await section(page, 'logo.png').locator('img').count(), 2);
  await section(page, 'new.txt').getByText('created').first().waitFor();
  await section(page, 'gone.txt').getByText('deleted').first().waitFor();
  await shot(page, 'review-versions');
});

test('what is no ZIP is refused with the reason', { skip }, async () => {
  const page = await open();
  await page.getByText('Compare two versions of a folder').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose the ZIP before' }).click();
  await (await chooser).setFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip at all, but long enough') });
  await page.getByRole('alert').getByText('no central directory').waitFor();
});

test('a folder and a ZIP are dropped, each on its place', { skip }, async () => {
  const page = await open();
  const folder = join(mkdtempSync(join(tmpdir(), 'dropped-')), 'p');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'deep', 'a.txt'), 'one\ntwo\n');
  const packed = join(dirname(folder), 'after.zip');
  writeFileSync(packed, zip({ 'p/deep/a.txt': Buffer.from('one\nTWO\n') }));
  await page.getByText('Compare two versions of a folder').click();
  const tab = await page.context().newCDPSession(page);
  for (const [index, file] of [folder, packed].entries()) {
    const { x, y, width, height } = await page.locator('.drop').nth(index).boundingBox();
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) await tab.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
    if (index === 0) await page.getByText('before: 1 file').waitFor();
  }
  await section(page, 'deep/a.txt').locator('td.added').getByText('TWO').waitFor();
});

test('a file that is neither folder nor ZIP is refused when it is dropped', { skip }, async () => {
  const page = await open();
  await page.locator('section.review').evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'notes.txt'));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByRole('alert').getByText('`notes.txt` is neither a folder nor a ZIP').waitFor();
});

test('a conflict is settled by keeping what stands there', { skip }, async () => {
  const page = await conflicting();
  await plan(page).getByRole('button', { name: 'Keep what stands there' }).click();
  await plan(page).getByText('A conflict').waitFor({ state: 'detached' });
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/^idle ·/).waitFor();
  const text = await textOf(page, 'src/count.js');
  assert.ok(text.includes('return /* mine */ lines.at(-1)'));
});

test('a conflict that is left alone leaves its hunks undecided', { skip }, async () => {
  const page = await open();
  await type(page, 'src/count.js', 'return lines.at(-1)', 'return /* mine */ lines.at(-1)');
  await section(page, 'src/count.js').getByRole('button', { name: 'Reject file src/count.js' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Leave it' }).click();
  await plan(page).waitFor({ state: 'detached' });
  await section(page, 'src/count.js').getByRole('button', { name: 'Reject file src/count.js' }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('a step of a plan shows the lines that it changes, and a plan that is left changes nothing', { skip }, async () => {
  const page = await open();
  await section(page, 'src/count.js').getByRole('button', { name: 'Reject file src/count.js' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Accept all' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByText(/is written: \d+ → \d+ bytes/).first().click();
  await plan(page).locator('.changes .added').first().waitFor();
  await shot(page, 'review-step');
  await plan(page).getByRole('button', { name: 'Leave it' }).click();
  await plan(page).waitFor({ state: 'detached' });
  await page.getByText(/^review-pending ·/).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('a folder of the person’s is reviewed after an agent worked in it, and written back', { skip }, async () => {
  const page = await open();
  // The picker is the browser's own window; a folder of the private files stands in for what it would return.
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('project', { create: true });
    window.put = async (name, text) => {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    };
    window.read = async (name) => (await (await folder.getFileHandle(name)).getFile()).text();
    await window.put('a.txt', 'one\ntwo\n');
    window.showDirectoryPicker = async () => folder;
  });
  await page.getByText('Review a folder that an agent works in').click();
  await page.getByRole('button', { name: 'Open a folder' }).click();
  await page.getByText('1 file of project known').waitFor();
  await page.getByRole('button', { name: 'See what changed' }).click();
  await page.getByRole('alert').getByText('no file changed since the folder was opened').waitFor();
  await page.evaluate(async () => { await window.put('a.txt', 'one\nTWO\n'); await window.put('b.txt', 'new\n'); });
  await page.getByRole('button', { name: 'See what changed' }).click();
  await page.getByText('review-pending · project').waitFor();
  await section(page, 'b.txt').getByRole('button', { name: 'Accept file b.txt' }).click();
  await section(page, 'a.txt').getByRole('button', { name: 'Reject file a.txt' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText('idle · project').waitFor();
  assert.deepEqual(await page.evaluate(async () => [await window.read('a.txt'), await window.read('b.txt')]), ['one\ntwo\n', 'new\n']);
});

test('of a long diff only what is near is in the page, and the keys reach every hunk', { skip }, async () => {
  const page = await open();
  const text = (word) => Buffer.from(Array.from({ length: 6000 }, (_, index) => `line ${index} ${index % 100 === 50 ? word : 'same'}\n`).join(''));
  await page.getByText('Compare two versions of a folder').click();
  for (const [which, word] of [['before', 'old'], ['after', 'new']]) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Choose the ZIP ${which}` }).click();
    await (await chooser).setFiles({ name: `${which}.zip`, mimeType: 'application/zip', buffer: zip({ 'p/long.txt': text(word), 'p/x': which }) });
    await page.getByText(which === 'before' ? 'before: 2 files' : 'review-pending · memory').first().waitFor();
  }
  await section(page, 'long.txt').locator('mark').first().waitFor();
  const rows = () => section(page, 'long.txt').locator('tr').count();
  assert.ok(await rows() < 350, `${await rows()} rows are in the page`);
  await section(page, 'long.txt').locator('.hunk').first().focus();
  // Backwards from the first hunk is the last: of the other file, then of this one.
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  await page.keyboard.press('r');
  await section(page, 'long.txt').getByRole('group', { name: /^line 5951, rejected/ }).waitFor();
});

test('the words that changed are marked, as the component names them', { skip }, async () => {
  const page = await open();
  const marks = (path) => section(page, path).locator('mark').allInnerTexts();
  assert.deepEqual(await marks('bin/tally.sh'), ['cli', 'main']);
  assert.deepEqual(await marks('test/count.test.js'), ['3', '2']);
  assert.deepEqual(await marks('docs/changes.txt'), [], 'a line that only came is no changed word');
  await page.locator('countersign-review').getByRole('button', { name: 'Side by side' }).click();
  await page.locator('countersign-review .split mark').first().waitFor();
  assert.deepEqual(await marks('bin/tally.sh'), ['cli', 'main']);
});
