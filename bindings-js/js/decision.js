// Decisions as the module writes them, which costs less to read than JSON: fields in a fixed order, lengths before
// texts. `src/compact.rs` writes it and says how.

const EFFECTS = ['allow', 'ask', 'deny'];
const SOURCES = ['builtin', 'preset', 'managed', 'user', 'workspace', 'session'];

let text = '';
let at = 0;

/** Returns the decisions that a text holds. */
export function decisionsOf(written) {
  text = written;
  at = 0;
  const decisions = [];
  while (at < text.length) decisions.push(decision());
  text = '';
  return decisions;
}

function decision() {
  const effect = EFFECTS[number()];
  const flags = number();
  const result = { effect, review: (flags & 1) !== 0, reasons: list(reason), suggestions: list(suggestion) };
  if (flags & 2) result.target = string();
  if (flags & 4) result.parts = list(part);
  return result;
}

function reason() {
  const result = { code: string(), effect: EFFECTS[number()], message: string() };
  const flags = number();
  if (flags & 1) result.rule = rule();
  if (flags & 2) result.subject = { field: string(), start: number(), end: number() };
  if (flags & 4) result.disguises = list(string);
  return result;
}

function rule() {
  const result = { source: SOURCES[number()], index: number() };
  const flags = number();
  if (flags & 1) result.list = string();
  result.pattern = string();
  if (flags & 2) result.id = string();
  if (flags & 4) result.reason = string();
  return result;
}

function suggestion() {
  const result = { effect: EFFECTS[number()] };
  const flags = number();
  if (flags & 1) result.command = string();
  if (flags & 2) result.url = string();
  if (flags & 4) result.tool = string();
  if (flags & 8) result.grants = grants();
  return result;
}

function grants() {
  const [write, env] = [list(string), list(string)];
  return { ...(write.length > 0 && { write }), ...(env.length > 0 && { env }) };
}

function part() {
  const result = { start: number(), end: number(), effect: EFFECTS[number()] };
  const flags = number();
  if (flags & 1) result.rule = rule();
  if (flags & 2) result.change = string();
  return result;
}

function list(item) {
  const items = [];
  for (let left = number(); left > 0; left -= 1) items.push(item());
  return items;
}

function string() {
  const length = number();
  const start = at;
  at += length;
  return text.slice(start, at);
}

function number() {
  let digit = text.charCodeAt(at) - 48;
  at += 1;
  let value = digit & 31;
  for (let shift = 5; digit & 32; shift += 5) {
    digit = text.charCodeAt(at) - 48;
    at += 1;
    value |= (digit & 31) << shift;
  }
  return value >>> 0;
}
