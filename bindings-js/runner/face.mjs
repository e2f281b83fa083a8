// Serves the packed package to the vector runner: JSON lines in, JSON lines out, one answer a request, in order.
//
//   {"call":"decide","policy":"<text>","workspace":"<text>","operation":"<text>"}     "layers" for "policy"
//   {"call":"lint","policy":"<text>"}
//   {"call":"session-new","policy":"<text>","workspace":"<text>"}
//   {"call":"session","request":"<text>"}
//   {"call":"diff","before":[<byte>, …],"after":[<byte>, …]}
//
// An answer is {"ok":"<text>"} or {"error":"<text>"}: JSON text, or the code of the error; for a session call the
// error is JSON text too.

import { createInterface } from 'node:readline';
import { packed } from '../tests/support/packed.mjs';

const { Policy, Session, CountersignError, diff } = await packed();

let held = { key: undefined, policy: undefined };
let session;

function policyOf({ policy, layers }) {
  const key = JSON.stringify([policy, layers]);
  if (held.key !== key) {
    held.policy?.dispose();
    held = { key: undefined, policy: undefined };
    held = { key, policy: layers === undefined ? Policy.parse(policy) : Policy.layers(layers) };
  }
  return held.policy;
}

const calls = {
  lint: (request) => JSON.stringify(policyOf(request).lint()),
  decide: (request) => policyOf(request).decideJson(request.operation, request.workspace),
  'session-new': (request) => {
    session?.dispose();
    session = undefined;
    session = new Session(policyOf(request), request.workspace);
    return '';
  },
  session: (request) => session.callJson(request.request),
  diff: ({ before, after }) => JSON.stringify(diff(Uint8Array.from(before), Uint8Array.from(after))),
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { ok: calls[request.call](request) };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const { code, at, message, paths, successors } = error;
    const whole = {
      code,
      message,
      ...(at !== '' && { at }),
      ...(paths.length > 0 && { paths }),
      ...(successors.length > 0 && { successors }),
    };
    answer = { error: request.call === 'session' ? JSON.stringify(whole) : code };
  }
  if (request.id !== undefined) answer.id = request.id;
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
