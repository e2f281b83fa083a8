// 1. The policy editor, as a person writes in it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shot, skip, start } from './support/site.mjs';

let site;
before(async () => { if (!skip) site = await start(); });
after(() => site?.stop());

const editor = (page) => page.locator('countersign-policy-editor .cm-content');
const effect = (page) => page.getByRole('article', { name: 'in force' }).locator('.effect strong');

/** Replaces the whole text, as one paste. */
async function paste(page, text) {
  await editor(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

test('text that does not load is underlined and leaves the last valid policy in force', { skip }, async () => {
  const page = await site.open();
  await paste(page, '{"version": 1, "profile": "kiro", "trustedCommands": ["git status"]}');
  await page.getByLabel('Command', { exact: true }).fill('git status');
  await page.waitForFunction(() => document.body.innerText.includes('profile kiro'));
  await effect(page).getByText('allow').waitFor();
  await paste(page, '{"version": 1, "profile": "kiro", "colour": 1}');
  await page.getByText('the last one that did stays in force').waitFor();
  await page.locator('.cm-lintRange-error').first().waitFor();
  await page.locator('.findings').getByText('/colour').waitFor();
  assert.equal(await effect(page).innerText(), 'allow');
  await shot(page, 'policy-problem');
  assert.deepEqual(page.errors, []);
});

test('names and values are completed from the schema', { skip }, async () => {
  const page = await site.open();
  await paste(page, '{"version": 1, "profile": "", ');
  await page.keyboard.press('Control+Space');
  await page.locator('.cm-tooltip-autocomplete').getByText('"trustedCommands"').waitFor();
  await page.locator('.cm-completionInfo').waitFor();
  await shot(page, 'policy-completion');
  await page.keyboard.press('Escape');
  await paste(page, '{"version": 1, "profile": ');
  await page.keyboard.press('Control+Space');
  await page.locator('.cm-tooltip-autocomplete').getByText('"hardened"').waitFor();
  assert.equal(await page.locator('.cm-tooltip-autocomplete li').count(), 2);
});

test('a warning with one fix is fixed with a click', { skip }, async () => {
  const page = await site.open();
  await paste(page, '{"version": 1, "profile": "kiro", "trustedCommands": ["npm*"]}');
  await page.locator('.findings').getByText('warning').first().waitFor();
  await page.locator('.cm-lintRange-warning').first().hover();
  await page.getByRole('button', { name: 'add a blank' }).click();
  await page.locator('countersign-policy-editor').getByText('"npm *"').waitFor();
});

test('the one fix of a finding is also a button beside it', { skip }, async () => {
  const page = await site.open();
  await paste(page, '{"version": 1, "profile": "kiro", "trustedCommands": ["npm*"]}');
  await page.getByRole('button', { name: 'Fix: add a blank' }).click();
  await page.locator('countersign-policy-editor').getByText('"npm *"').waitFor();
});

test('direction characters are seen in the policy too', { skip }, async () => {
  const page = await site.open();
  await paste(page, '{"version": 1, "profile": "kiro", "trustedCommands": ["a\u202bb"]}');
  await page.locator('countersign-policy-editor .sign').getByText('U+202B').waitFor();
});

test('a workspace layer may only tighten, and the editor says what it leaves out', { skip }, async () => {
  const page = await site.open();
  await page.getByLabel('add a layer').selectOption('workspace');
  await page.getByRole('tab', { name: 'Workspace', selected: true }).waitFor();
  await paste(page, '{"version": 1, "profile": "kiro", "trustedCommands": ["*"]}');
  await page.locator('.findings').getByText('notice').waitFor();
  await page.getByLabel('Command', { exact: true }).fill('rm -rf /');
  await effect(page).getByText('ask').waitFor();
  await shot(page, 'policy-layers');
  await page.getByRole('button', { name: 'remove the layer Workspace' }).click();
  await page.getByRole('tab', { name: 'Workspace' }).waitFor({ state: 'detached' });
});

test('a starter, the profile and the mode are chosen in the toolbar', { skip }, async () => {
  const page = await site.open();
  await page.getByLabel('start from a policy').selectOption({ index: 4 });
  await page.waitForFunction(() => document.body.innerText.includes('profile kiro'));
  await page.getByLabel('profile').selectOption('hardened');
  await page.getByRole('combobox', { name: /^mode/ }).selectOption('autopilot');
  await page.getByText('In force: profile hardened, mode autopilot').waitFor();
  const text = await page.locator('countersign-policy-editor').evaluate((element) => element.value);
  assert.deepEqual([JSON.parse(text).profile, JSON.parse(text).mode], ['hardened', 'autopilot']);
});

test('each layer has an undo history of its own', { skip }, async () => {
  const page = await site.open();
  const text = () => page.locator('countersign-policy-editor').evaluate((element) => element.value);
  const person = await text();
  await page.getByLabel('add a layer').selectOption('workspace');
  await page.getByRole('tab', { name: 'Workspace', selected: true }).waitFor();
  const workspace = await text();
  await editor(page).click();
  await page.keyboard.press('Control+Z');
  assert.equal(await text(), workspace);
  await paste(page, '{"version": 1, "profile": "kiro"}');
  await page.getByRole('tab', { name: 'Person' }).click();
  await editor(page).click();
  await page.keyboard.press('Control+Z');
  assert.equal(await text(), person);
  await page.getByRole('tab', { name: 'Workspace' }).click();
  await editor(page).click();
  await page.keyboard.press('Control+Z');
  assert.equal(await text(), workspace);
  assert.deepEqual(page.errors, []);
});

test('a layer that was removed is brought back with its text', { skip }, async () => {
  const page = await site.open();
  await page.getByLabel('add a layer').selectOption('managed');
  await page.getByRole('tab', { name: 'Organisation', selected: true }).waitFor();
  await paste(page, '{"version": 1, "profile": "kiro"}');
  await page.getByRole('button', { name: 'remove the layer Organisation' }).click();
  await page.getByRole('status').getByText('The layer Organisation was removed.').waitFor();
  await page.getByRole('tab', { name: 'Person', selected: true }).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Bring Organisation back' }).click();
  await page.getByRole('tab', { name: 'Organisation', selected: true }).and(page.locator(':focus')).waitFor();
  assert.equal(await page.locator('countersign-policy-editor').evaluate((element) => element.value), '{"version": 1, "profile": "kiro"}');
  await page.getByText('The layer Organisation was removed.').waitFor({ state: 'detached' });
});

test('what is found in the policy is seen without scrolling', { skip }, async () => {
  const page = await site.open({ height: 700 });
  const last = page.locator('.findings li').last();
  await last.waitFor();
  await page.waitForFunction(() => document.querySelector('.findings').getBoundingClientRect().bottom <= innerHeight);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('Link').waitFor();
  await page.waitForFunction(() => document.querySelector('.findings').getBoundingClientRect().bottom <= innerHeight);
});
