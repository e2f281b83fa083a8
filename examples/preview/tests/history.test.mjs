// 3. What if: histories under two policies.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { found, shot, skip, start, tooWide } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

async function open(options) {
  const page = await site.open(options);
  // A policy that is still being loaded would have the history decided twice.
  await page.locator('countersign-decision .effect').first().waitFor();
  await page.getByRole('tab', { name: 'What if' }).click();
  await page.getByText('Recorded session').waitFor();
  await done(page);
  return page;
}

const done = (page) => page.locator('.totals').waitFor().then(() => page.locator('progress').waitFor({ state: 'detached' }));

/** Opens a history as a file of that name, and waits until it has been decided and not the one before. */
async function decide(page, name, text) {
  await give(page, name, text);
  await page.locator('strong', { hasText: name }).waitFor();
  await done(page);
}

/** Opens a history as a file of that name. */
async function give(page, name, text) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a history' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

async function saved(page, button) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('the recorded session shows at once what changes, and which rules would remove questions', { skip }, async () => {
  const page = await open();
  assert.equal(await page.locator('.body [role=row]').count(), 19);
  await page.locator('.chart').getByText('protected-path').waitFor();
  await page.locator('.best li').first().waitFor();
  await page.getByLabel('show').selectOption('changed');
  await page.getByRole('cell', { name: 'npm install && docker build .', exact: true }).waitFor();
  await shot(page, 'history-changed');
  await page.getByLabel('show').selectOption('all');
  await page.getByLabel('group by').selectOption('program');
  await page.getByRole('cell', { name: 'npm', exact: true }).waitFor();
  assert.deepEqual(page.errors, []);
});

const forms = [
  ['.bash_history', '#1700000000\ngit status\n#1700000001\nfor i in 1 2; do\n  echo $i\ndone\n', 'bash, with times', 2],
  ['.bash_history', 'git status\nls\n', 'bash', 2],
  ['.zsh_history', ': 1700000000:0;git status\n: 1700000001:3;echo a \\\nb\n', 'zsh', 2],
  ['fish_history', '- cmd: git status\n  when: 1700000000\n- cmd: echo a\\nb\n  when: 1700000001\n  paths:\n    - a\n', 'fish', 2],
  ['ConsoleHost_history.txt', 'Get-ChildItem\r\nWrite-Output `\r\n  a\r\n', 'PowerShell', 2],
  ['operations.jsonl', '{"kind":"read-file","path":"a"}\n{"operation":{"kind":"fetch-url","url":"https://a.io/","source":"agent"}}\n', 'operations', 2],
  ['transcript.jsonl', `${JSON.stringify({ type: 'assistant', message: { content: [{ type: 'tool_use', name: 'Bash', input: { command: 'git status' } }, { type: 'tool_use', name: 'Edit', input: { file_path: 'a' } }] } })}\n${JSON.stringify({ role: 'assistant', tool_calls: [{ function: { name: 'web_fetch', arguments: '{"url":"https://a.io/"}' } }] })}\n{"type":"user","text":"x"}\n`, 'transcript', 3],
];
test('histories of every documented form are recognised', { skip }, async (t) => {
  const page = await open();
  for (const [name, text, form, count] of forms) {
    await t.test(`${form}, in ${name}`, async () => {
      await give(page, name, text);
      await page.getByText(`${form} · ${count} operations`).waitFor();
    });
  }
});

test('what is no history is refused, with the line and what was expected there', { skip }, async () => {
  const page = await open();
  await give(page, 'x.jsonl', '{"kind":"read-file","path":"a"}\nnot json\n');
  await page.getByRole('alert').getByText('line 2').waitFor();
  await give(page, '.zsh_history', ': 1700000000:0;ls\nls\n');
  await page.getByRole('alert').getByText(/line 2 does not begin with/).waitFor();
  await shot(page, 'history-fault');
});

test('a history is pasted', { skip }, async () => {
  const page = await open();
  await page.getByText('Paste a history').click();
  await page.getByRole('textbox', { name: 'history' }).fill('git status\nls');
  await page.getByRole('button', { name: 'Decide it' }).click();
  await page.getByText('bash · 2 operations').waitFor();
});

test('a candidate is added to the policy after its change was looked at', { skip }, async () => {
  const page = await open();
  await page.locator('.best').getByRole('button').first().click();
  await page.getByRole('group', { name: 'change of the policy' }).getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('article', { name: 'in force' }).waitFor();
});

test('rows leave as CSV, JSON, examples and vectors', { skip }, async () => {
  const page = await open();
  assert.match(await saved(page, 'CSV'), /^index,kind,operation,before,after,code,rule,reason\r\n0,search,src,allow,allow/);
  assert.equal(JSON.parse(await saved(page, 'JSON')).length, 19);
  await page.getByLabel('search').fill('npm');
  await page.getByText('2 of 19').waitFor();
  await page.getByRole('button', { name: 'Select these' }).click();
  await page.getByText('2 of 19 · 2 selected').waitFor();
  await page.getByRole('button', { name: 'Select none' }).click();
  await page.getByLabel('search').fill('');
  await page.getByLabel('select node --test').check();
  await page.getByLabel('select curl').check();
  assert.deepEqual(JSON.parse(await saved(page, 'Selected as examples')).examples.matches, ['node --test']);
  const vectors = JSON.parse(await saved(page, 'Selected as vectors'));
  assert.equal(vectors.cases.length, 2);
  assert.equal(vectors.cases[0].expect.effect, 'allow');
});

test('a long history is decided with progress, keeps few rows in the page, and can be cancelled', { skip }, async () => {
  const page = await open();
  const commands = ['git status', 'npm test', 'npm run build', 'ls -la', 'git push --force', 'cargo build', 'docker ps', 'curl -s https://a.io/'];
  const long = Array.from({ length: 20_000 }, (_, index) => `${commands[index % commands.length]} ${index % 997}`).join('\n');
  await give(page, '.bash_history', long);
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.locator('.totals').waitFor({ timeout: 120_000 });
  await page.getByText('20000 of 20000', { exact: true }).waitFor();
  await page.getByLabel('search').fill('docker ps 8');
  await page.getByText(/^2[0-9]{2} of 20000$/).waitFor();
  await page.getByLabel('search').fill('');
  await page.locator('.virtual .body').evaluate((element) => { element.scrollTop = element.scrollHeight; });
  await page.locator('[aria-rowindex="20001"]').waitFor();
  assert.ok(await page.locator('.body [role=row]').count() < 60, 'only the rows in sight are in the page');
  await shot(page, 'history-long');
  await give(page, '.bash_history', long);
  await page.getByText(/^\d+ of 20000 decided/).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('progress').waitFor({ state: 'detached' });
  await page.getByLabel('group by').selectOption('rule');
  assert.deepEqual(page.errors, []);
});

test('at 320 px every row says its rule and its reason, with the keyboard and without scrolling sideways', { skip }, async () => {
  for (const scheme of ['light', 'dark']) {
    const page = await open({ width: 320, height: 700, scheme });
    const list = page.getByRole('table', { name: 'history' });
    for (const name of ['rule', 'reason']) await list.getByRole('columnheader', { name }).waitFor();
    const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'node --test', exact: true }) }).first();
    const [command, rule, reason] = await row.evaluate(({ children }) => [1, 4, 5].map((index) => children[index].getBoundingClientRect().toJSON()));
    assert.ok(command.y < rule.y && rule.y < reason.y, 'the rule stands below the command, and the reason below the rule');
    assert.ok(rule.width > 200 && reason.width > 200, 'both have the width of the row');
    await page.locator('.virtual .body').focus();
    await page.keyboard.press('End');
    const last = page.locator('.body [aria-rowindex="20"]');
    await last.getByRole('cell').last().getByText('no rule allows').waitFor();
    assert.deepEqual(await cut(page), [], 'no reason is cut off');
    await shot(page, `history-narrow-${scheme}`);
    assert.ok(await tooWide(page) <= 0, `the page is ${await tooWide(page)} px too wide`);
    assert.deepEqual(await found(page), []);
    await last.getByRole('checkbox').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Try it', selected: true }).waitFor();
    await page.locator('countersign-decision').first().getByText('no rule allows').first().waitFor();
    assert.deepEqual(page.errors, []);
    await page.context().close();
  }
});

/** Returns the reasons in the page of which a part is hidden. */
const cut = (page) => page.locator('.body [role=cell]:nth-child(6)').evaluateAll((cells) =>
  cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 1 || cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));

test('a list in which nothing matches says so in full', { skip }, async () => {
  for (const width of [320, 1360]) {
    const page = await open({ width });
    await page.getByLabel('search').fill('no such command');
    const cell = page.getByRole('cell', { name: 'Nothing matches these filters.' });
    await cell.waitFor();
    assert.ok(await cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth));
    await page.context().close();
  }
});

test('a long history keeps its place where a phone is turned', { skip }, async () => {
  const page = await open({ width: 320, height: 700 });
  await decide(page, '.bash_history', Array.from({ length: 3000 }, (_, index) => `ls ${index}`).join('\n'));
  const body = page.locator('.virtual .body');
  await body.evaluate((element) => { element.scrollTop = element.scrollHeight / 2; });
  const first = () => page.evaluate(() => {
    const { top } = document.querySelector('.virtual .body').getBoundingClientRect();
    const rows = [...document.querySelectorAll('.body [role=row]')];
    return Number(rows.find((row) => row.getBoundingClientRect().bottom > top + 1)?.getAttribute('aria-rowindex'));
  });
  await page.locator('[aria-rowindex="1504"]').waitFor();
  const before = await first();
  assert.ok(await page.locator('.body [role=row]').count() < 40, 'only the rows in sight are in the page');
  await page.setViewportSize({ width: 700, height: 320 });
  await page.locator('.virtual.tall').waitFor({ state: 'detached' });
  await page.waitForFunction((wanted) => document.querySelector(`.body [aria-rowindex="${wanted}"]`), before);
  assert.equal(await first(), before);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.locator('.virtual.tall').waitFor();
  await page.waitForFunction((wanted) => document.querySelector(`.body [aria-rowindex="${wanted}"]`), before);
  assert.equal(await first(), before);
});
