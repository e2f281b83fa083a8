// 4. Review while the person types: hunks stay put, become entangled, and are decided with what was typed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, panel, plan, reviewing, section, textOf, type, undecided } from './support/review.mjs';
import { found, shot, skip, start, tooWide } from './support/site.mjs';
import { zip } from './support/zip.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const FILE = 'src/count.js';
const TYPED = ['return lines.at(-1)', 'return /* mine */ lines.at(-1)'];
const BEFORE = '  return text.split("\\n").length;\n';

const open = (options) => reviewing(site, options);
const hunk = (page, path, name) => section(page, path).getByRole('group', { name, exact: true });
const button = (at, name) => at.getByRole('button', { name: new RegExp(`^${name} `) });
const acceptRest = (page) => panel(page).getByRole('button', { name: 'Accept all' }).click();
const ids = (page, path) => section(page, path).locator('.hunk').evaluateAll((hunks) => hunks.map((hunk) => hunk.dataset.hunk));

test('what is typed apart from every hunk moves them, and they keep ids and decisions', { skip }, async () => {
  const page = await open();
  await button(hunk(page, FILE, 'lines 10–11, undecided'), 'Reject').click();
  const known = await ids(page, FILE);
  await type(page, FILE, 'export function countWords', '// mine\nexport function countWords');
  await hunk(page, FILE, 'lines 11–12, rejected').waitFor();
  assert.deepEqual(await ids(page, FILE), known);
  assert.equal(await undecided(page), '8 undecided');
  await acceptRest(page);
  await apply(page);
  await page.getByText(/^idle ·/).waitFor();
  const text = await textOf(page, FILE);
  assert.ok(text.includes('// mine\n') && text.includes(BEFORE) && text.includes('function tally'));
  assert.deepEqual(page.errors, []);
});

test('a hunk in which the person typed is replaced by an entangled one, which explains its choices', { skip }, async () => {
  const page = await open();
  const [stale, other] = await ids(page, FILE);
  await type(page, FILE, ...TYPED);
  const entangled = hunk(page, FILE, 'lines 10–11, entangled, undecided');
  await entangled.getByText('entangled: you edited this too').waitFor();
  const now = await ids(page, FILE);
  assert.notEqual(now[0], stale);
  assert.equal(now[1], other);
  assert.equal(await undecided(page), '9 undecided, 1 entangled');
  assert.deepEqual(await entangled.getByRole('button').allInnerTexts(), ['Accept', 'Keep mine', 'Drop mine']);
  await entangled.getByText('it stays, with what you typed in it').waitFor();
  await entangled.getByText("the agent's part goes, what you typed in it stays").waitFor();
  await entangled.getByText('it goes, together with what you typed in it').waitFor();
  await button(entangled, 'Keep mine').click();
  await hunk(page, FILE, 'lines 10–11, entangled, mine kept').waitFor();
  await acceptRest(page);
  await apply(page);
  await page.getByText(/^idle ·/).waitFor();
  const text = await textOf(page, FILE);
  assert.ok(text.includes(`${BEFORE}  return /* mine */`) && !text.includes('const lines ='), text);
  assert.deepEqual(page.errors, []);
});

test('mine is dropped with a key, the decision is opened again with a button, and taken back with a key', { skip }, async () => {
  const page = await open();
  await type(page, FILE, ...TYPED);
  await hunk(page, FILE, 'lines 10–11, entangled, undecided').focus();
  await page.keyboard.press('r');
  await page.keyboard.press('d');
  const dropped = hunk(page, FILE, 'lines 10–11, entangled, mine dropped');
  await button(dropped, 'Undecide').click();
  const opened = hunk(page, FILE, 'lines 10–11, entangled, undecided');
  await opened.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('k');
  await hunk(page, FILE, 'lines 10–11, entangled, mine kept').waitFor();
  await page.keyboard.press('u');
  await opened.waitFor();
  await page.keyboard.press('u');
  await button(dropped, 'Undecide').waitFor();
  await acceptRest(page);
  await apply(page);
  const text = await textOf(page, FILE);
  assert.ok(text.includes(BEFORE) && !text.includes('/* mine */'), text);
});

test('an accepted hunk stays accepted, any other is open again, and undo forgets nothing that was typed', { skip }, async () => {
  const page = await open();
  await button(hunk(page, FILE, 'lines 10–11, undecided'), 'Accept').click();
  await button(hunk(page, FILE, 'line 18, undecided'), 'Reject').click();
  await type(page, FILE, ...TYPED);
  await type(page, FILE, 'function tally(text)', 'function tally(text, mine)');
  await hunk(page, FILE, 'lines 10–11, entangled, accepted').waitFor();
  await hunk(page, FILE, 'line 18, entangled, undecided').waitFor();
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  await hunk(page, FILE, 'lines 10–11, entangled, undecided').waitFor();
  await hunk(page, FILE, 'line 18, entangled, undecided').waitFor();
  await acceptRest(page);
  await apply(page);
  const text = await textOf(page, FILE);
  assert.ok(text.includes('/* mine */') && text.includes('function tally(text, mine)'));
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('one edit across two hunks joins them, and dropping mine brings back what was deleted between', { skip }, async () => {
  const page = await open();
  const text = await textOf(page, FILE);
  const across = text.slice(text.indexOf('  return lines.at'), text.indexOf('  return {'));
  await type(page, FILE, across, '  // all of it is mine\n');
  await button(hunk(page, FILE, 'lines 10–11, entangled, undecided'), 'Drop mine').click();
  assert.equal((await ids(page, FILE)).length, 1);
  await acceptRest(page);
  await apply(page);
  const back = await textOf(page, FILE);
  assert.ok(back.includes(BEFORE) && back.includes('function countBytes') && back.includes('function summary') && !back.includes('mine'), back);
});

test('a hunk that the person takes back by hand is gone, and one taken back in part is still there', { skip }, async () => {
  const page = await open();
  const text = await textOf(page, FILE);
  await type(page, FILE, text.slice(text.indexOf('  const lines ='), text.indexOf('}\n\nexport function countBytes')), BEFORE);
  await hunk(page, FILE, 'line 17, undecided').waitFor();
  assert.equal((await ids(page, FILE)).length, 1);
  await page.getByText('Compare two versions of a folder').click();
  const versions = { before: zip({ 'p/a.txt': Buffer.from('one\ntwo\nthree\nfour\n') }), after: zip({ 'p/a.txt': Buffer.from('one\nTWO\nTHREE\nfour\n') }) };
  for (const [which, buffer] of Object.entries(versions)) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Choose the ZIP ${which}` }).click();
    await (await chooser).setFiles({ name: `${which}.zip`, mimeType: 'application/zip', buffer });
    if (which === 'before') await page.getByText('before: 1 file').waitFor();
  }
  await hunk(page, 'a.txt', 'lines 2–3, undecided').waitFor();
  await type(page, 'a.txt', 'TWO', 'two');
  await button(hunk(page, 'a.txt', 'lines 2–3, entangled, undecided'), 'Keep mine').click();
  await apply(page);
  assert.equal(await textOf(page, 'a.txt'), 'one\ntwo\nthree\nfour\n');
});

test('a moved file goes back with what the person typed in it', { skip }, async () => {
  const page = await open();
  await type(page, 'src/main.js', 'process.exit(2)', 'process.exit(3)');
  const moved = hunk(page, 'src/main.js', 'moved from src/cli.js, entangled, undecided');
  await moved.waitFor();
  assert.deepEqual(await moved.getByRole('button').allInnerTexts(), ['Accept', 'Keep mine']);
  await moved.getByText('the file goes back, with what you typed in it').waitFor();
  await button(moved, 'Keep mine').click();
  await panel(page).getByRole('button', { name: 'Reject all' }).click();
  await apply(page);
  await page.getByText(/^idle ·/).waitFor();
  assert.ok((await textOf(page, 'src/cli.js')).includes('process.exit(3)'));
});

test('rejecting a file says at once that what was typed in it stands against that, and a choice settles it', { skip }, async () => {
  const page = await open();
  await type(page, FILE, ...TYPED);
  await section(page, FILE).getByRole('button', { name: `Reject file ${FILE}` }).click();
  const rejected = hunk(page, FILE, 'lines 10–11, entangled, rejected');
  await rejected.getByText('Rejecting it is a conflict until you choose').waitFor();
  await button(rejected, 'Drop mine').click();
  await rejected.waitFor({ state: 'detached' });
  await acceptRest(page);
  await apply(page);
  assert.ok(!(await textOf(page, FILE)).includes('mine'));
});

test('a file changed behind the page is a conflict before anything is written, and then offers its choices', { skip }, async () => {
  const page = await open();
  await page.getByLabel('replay the recorded session').selectOption('private');
  await page.getByText('review-pending · private files').waitFor();
  await button(hunk(page, FILE, 'lines 10–11, undecided'), 'Reject').click();
  await acceptRest(page);
  await page.evaluate(async ([from, to]) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('review');
    const file = await (await folder.getDirectoryHandle('src')).getFileHandle('count.js');
    window.read = async () => (await file.getFile()).text();
    window.written = (await window.read()).replace(from, to);
    const writable = await file.createWritable();
    await writable.write(window.written);
    await writable.close();
  }, TYPED);
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByText('A conflict: nothing was written').waitFor();
  await plan(page).getByText(FILE).waitFor();
  await plan(page).getByText('decide below what becomes of what you typed').waitFor();
  assert.ok(await page.evaluate(async () => (await window.read()) === window.written), 'nothing was written');
  await shot(page, 'review-behind');
  await plan(page).getByRole('button', { name: 'Leave it' }).click();
  await button(hunk(page, FILE, 'lines 10–11, entangled, undecided'), 'Keep mine').click();
  await apply(page);
  await page.getByText(/^idle ·/).waitFor();
  const text = await page.evaluate(() => window.read());
  assert.ok(text.includes(`${BEFORE}  return /* mine */`) && !text.includes('const lines ='), text);
  assert.deepEqual(page.errors, []);
});

test('a plan is no plan any more once the person types, and is made anew', { skip }, async () => {
  const page = await open();
  await button(hunk(page, FILE, 'lines 10–11, undecided'), 'Reject').click();
  await acceptRest(page);
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await plan(page).getByRole('button', { name: 'Carry it out' }).waitFor();
  await type(page, FILE, 'export function countWords', '// mine\nexport function countWords');
  await plan(page).waitFor({ state: 'detached' });
  await page.getByText(`to be planned anew, because ${FILE} changed`).waitFor();
  await apply(page);
  const text = await textOf(page, FILE);
  assert.ok(text.includes('// mine\n') && text.includes(BEFORE));
});

test('undo opens decisions again, whatever is shown, and revives nothing that was carried out', { skip }, async () => {
  const page = await open();
  await button(hunk(page, FILE, 'lines 10–11, undecided'), 'Reject').click();
  await apply(page);
  await page.getByText(/^review-pending ·/).waitFor();
  assert.equal(await undecided(page), '8 undecided');
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  assert.equal(await undecided(page), '8 undecided');
  assert.ok((await textOf(page, FILE)).includes(BEFORE));
  await page.getByRole('button', { name: 'View all changes' }).click();
  await acceptRest(page);
  await panel(page).getByText('0 undecided').waitFor();
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  await panel(page).getByText('8 undecided').waitFor();
  await panel(page).getByRole('button', { name: 'Reject all' }).click();
  await apply(page);
  await page.getByText(/^idle ·/).waitFor();
  assert.deepEqual(page.errors, []);
});

test('axe finds nothing where hunks are entangled, light or dark, wide or narrow', { skip }, async (t) => {
  for (const scheme of ['light', 'dark']) {
    for (const width of [320, 1360]) {
      await t.test(`${scheme}, ${width} px`, async () => {
        const page = await open({ scheme, width });
        await type(page, FILE, ...TYPED);
        await type(page, 'src/main.js', 'process.exit(2)', 'process.exit(3)');
        await hunk(page, 'src/main.js', 'moved from src/cli.js, entangled, undecided').waitFor();
        await section(page, FILE).getByRole('button', { name: `Reject file ${FILE}` }).click();
        await hunk(page, FILE, 'lines 10–11, entangled, rejected').scrollIntoViewIfNeeded();
        await shot(page, `review-entangled-${scheme}-${width}`);
        assert.ok(await tooWide(page) <= 0, `the page is ${await tooWide(page)} px too wide`);
        assert.deepEqual(await found(page), []);
        assert.deepEqual(page.errors, []);
        await page.context().close();
      });
    }
  }
});
