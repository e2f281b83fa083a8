// The layers as a list that stays in order.

import { sources, type Draft } from './state';

/** The layers with one more, or with another text for one that is there, and where that is. */
export function withLayer(layers: readonly Draft[], draft: Draft): { readonly layers: readonly Draft[]; readonly active: number } {
  const rank = ({ source }: Draft): number => sources.findIndex(([one]) => one === source);
  const all = [...layers.filter(({ source }) => source !== draft.source), draft].sort((one, other) => rank(one) - rank(other));
  return { layers: all, active: all.indexOf(draft) };
}
