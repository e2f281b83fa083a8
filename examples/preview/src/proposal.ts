// What a suggestion would change in the policy as it is now, whatever was typed since it was made.

import { withRule } from './document';
import type { State } from './state';

/** The text of the proposal's layer before and after; undefined while that text is no JSON, to which nothing is added. */
export function changeOf({ proposal, layers }: Pick<State, 'proposal' | 'layers'>): { readonly before: string; readonly after: string } | undefined {
  const before = layers.find(({ source }) => source === proposal?.source)?.text;
  if (!proposal || before === undefined) return undefined;
  try {
    JSON.parse(before);
    return { before, after: withRule(before, proposal.suggestion) };
  } catch {
    return undefined;
  }
}
