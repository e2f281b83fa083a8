// 4. Review and undo of the recorded session.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { shot, skip, start } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

async function open() {
  const page = await site.open();
  await page.getByRole('tab', { name: 'Review and undo' }).click();
  await page.getByText('review-pending').waitFor();
  await page.locator('countersign-review section').first().waitFor();
  return page;
}

const undecided = (page) => page.locator('countersign-review [role=toolbar] [role=status]').innerText();
const plan = (page) => page.getByRole('group', { name: 'plan' });
const section = (page, path) => page.locator(`countersign-review section[data-path="${path}"]`);

/** Opens a file and replaces a text in it, as the person would. */
async function type(page, path, from, to) {
  await page.getByText('Type into a file').click();
  await page.getByRole('combobox', { name: /^file/ }).selectOption(path);
  const area = page.getByLabel(`text of ${path}`);
  const text = await area.inputValue();
  assert.ok(text.includes(from), `${path} holds ${from}`);
  await area.fill(text.replace(from, to));
}

async function textOf(page, path) {
  await page.getByRole('combobox', { name: /^file/ }).selectOption(path);
  return page.getByLabel(`text of ${path}`).inputValue();
}

test('hunks are decided with keys, taken back, and applied after the plan was looked at', { skip }, async () => {
  const page = await open();
  assert.equal(await undecided(page), '12 undecided');
  await section(page, 'src/count.js').locator('.hunk').first().focus();
  await page.keyboard.press('r');
  await page.getByText('11 undecided').waitFor();
  await page.keyboard.press('a');
  await page.getByText('10 undecided').waitFor();
  await page.keyboard.press('u');
  await page.getByText('11 undecided').waitFor();
  await page.locator('countersign-review').getByRole('button', { name: 'Accept all' }).click();
  await page.getByText('0 undecided').waitFor();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByText('src/count.js').waitFor();
  await shot(page, 'review-plan');
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/^idle ·/).waitFor();
  await page.getByText('1 step carried out').waitFor();
  await page.getByText('Type into a file').click();
  const text = await textOf(page, 'src/count.js');
  assert.ok(text.includes('return text.split("\\n").length;'), 'the rejected hunk is back');
  assert.ok(text.includes('// A word is a run'), "the person's own comment stays");
  assert.deepEqual(page.errors, []);
});

test('what the person types stays, and a conflict is explained before anything is written', { skip }, async () => {
  const page = await open();
  await type(page, 'src/count.js', 'return lines.at(-1)', 'return /* mine */ lines.at(-1)');
  await section(page, 'src/count.js').getByRole('button', { name: 'Reject file src/count.js' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Accept all' }).click();
  await page.locator('countersign-review').getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByText('A conflict: nothing was written').waitFor();
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
  await page.getByText('Type into a file').click();
  assert.ok((await textOf(page, 'src/count.js')).includes('export function summary'));
  await page.getByRole('button', { name: 'Undo revert' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/Undo the last revert or restore: \d+ steps carried out/).waitFor();
  await page.getByRole('button', { name: 'Restore the checkpoint before turn 2' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).click();
  await page.getByText(/Restore checkpoint 1: \d+ steps carried out/).waitFor();
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

/** A ZIP of files, deflated. */
function zip(files) {
  const [locals, central] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), deflateRawSync(content)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, path, body);
    central.push(entry, path);
    offset += local.length + path.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}

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
    await page.getByText(which === 'before' ? '3 files' : 'Two versions of a folder', { exact: which === 'before' }).first().waitFor();
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
