// The rules that would spare most questions, each of them once.

import type { Candidate, Suggestion } from 'countersign';

/** Leaves out a rule that spares no question that a narrower one before it does not spare. */
export function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter((candidate, index) => !candidates.slice(0, index).some((narrower) =>
    narrower.removes === candidate.removes && covers(candidate.rule, narrower.rule)));
}

/** Tells whether one rule lets every command through that the other does, as far as their texts show it. */
function covers(wide: Suggestion, narrow: Suggestion): boolean {
  if (wide.command === undefined || narrow.command === undefined || JSON.stringify(wide.grants) !== JSON.stringify(narrow.grants)) return false;
  return wide.command.endsWith(' *') && narrow.command.startsWith(wide.command.slice(0, -1));
}
