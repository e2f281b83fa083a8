// What the demo prints: headings, decisions, diffs. Colour only where a person looks at it and has not said no.

const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code) => (text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint('1');
export const dim = paint('2');
const red = paint('31');
export const green = paint('32');
const yellow = paint('33');
const cyan = paint('36');
const byEffect = { allow: green, ask: yellow, deny: red };

export const say = (text = '') => console.log(text);
export const heading = (text) => say(`\n${bold(text)}`);

/** An operation in one line. */
export function named(operation) {
  const { kind, path, paths, from, to, command, url, source, server, tool } = operation;
  if (from !== undefined) return `${kind} ${from} → ${to}`;
  return `${kind} ${path ?? command ?? paths?.join(', ') ?? (server === undefined ? `${url} (from the ${source === 'user' ? 'person' : 'agent'})` : `${server}/${tool}`)}`;
}

/** A decision with every reason for it. */
export function decision(number, note, operation, { effect, review, reasons }) {
  say(`\n${String(number).padStart(2)}  The agent ${note}: ${bold(named(operation))}`);
  for (const [index, reason] of reasons.entries()) {
    const label = index === 0 ? byEffect[effect](effect.padEnd(6)) : ' '.repeat(6);
    say(`    ${label}${reason.message} ${dim(`[${reason.code}]`)}`);
  }
  if (review) say(`          ${dim('in supervised mode: reviewed when the turn ends')}`);
}

/** A change with its unified diff. */
export function change({ path, from, kind, additions, deletions, hunks, patch }) {
  const what = from === undefined ? path : `${from} → ${path}`;
  say(`\n${bold(what)}  ${kind}, +${additions} -${deletions}, ${hunks.length} hunk${hunks.length === 1 ? '' : 's'} to decide`);
  for (const line of new TextDecoder().decode(patch).replace(/\n$/, '').split('\n')) say(`  ${line_(line)}`);
}

/** A hunk alone, as a question shows it. */
export function hunk({ kind, removed, added }, whole) {
  const what = { moved: `moved from ${whole.from}`, executable: 'the executable bit', whole: whole.kind }[kind];
  if (what !== undefined) return say(`  ${cyan(`(${what})`)}`);
  const lines = (bytes, sign, colour) => {
    const text = new TextDecoder().decode(bytes).replace(/\n$/, '');
    if (bytes.length > 0) for (const line of text.split('\n')) say(`  ${colour(`${sign}${visible(line)}`)}`);
  };
  lines(removed, '-', red);
  lines(added, '+', green);
}

function line_(line) {
  const text = visible(line);
  if (text.startsWith('@@')) return cyan(text);
  if (/^(---|\+\+\+|diff |index |similarity |rename |new file|deleted file|old mode|new mode)/.test(text)) return dim(text);
  if (text.startsWith('+')) return green(text);
  if (text.startsWith('-')) return red(text);
  return text;
}

/** What is in a file must not steer the terminal. */
const visible = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (c) => (c === '\r' ? '␍' : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`));
