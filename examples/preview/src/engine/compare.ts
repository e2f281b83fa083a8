// The policy in force, and the same rules under the other profile.

import { CountersignError, Policy, type Decision, type Layer, type Operation, type Problem, type Profile, type Workspace } from 'countersign/slim';
import type { Compared, Loaded } from './messages';

const PROFILES: readonly Profile[] = ['kiro', 'hardened'];

/** Holds the last policy that loaded. */
export class Comparison {
  #policies: { [P in Profile]?: Policy } = {};
  #problems: readonly Problem[] = [];
  #inForce: Profile | undefined;

  /** Loads the layers; where they have a problem, what was loaded before stays in force. */
  load(layers: readonly Layer[]): Loaded {
    let policy: Policy;
    try {
      policy = Policy.layers(layers);
    } catch (error) {
      const problems = problemsOf(error);
      return { ok: false, problems, warnings: [], notices: [], ...this.#about() };
    }
    for (const old of Object.values(this.#policies)) old.dispose();
    this.#inForce = policy.profile;
    this.#policies = { [policy.profile]: policy };
    this.#problems = [];
    const other = PROFILES.find((profile) => profile !== policy.profile)!;
    try {
      this.#policies[other] = Policy.layers(under(layers, other));
    } catch (error) {
      this.#problems = problemsOf(error);
    }
    return { ok: true, problems: [], warnings: policy.lint(), notices: policy.notices(), ...this.#about() };
  }

  decide(operation: Operation | string, workspace: Workspace): Compared {
    const decisions: { [P in Profile]?: Decision | undefined } = {};
    for (const profile of PROFILES) {
      const policy = this.#policies[profile];
      if (policy) decisions[profile] = decided(policy, operation, workspace);
    }
    const inForce = this.#inForce ?? 'hardened';
    const left = leftOut(decisions[inForce]);
    for (const profile of PROFILES) decisions[profile] = shortened(decisions[profile]);
    return { inForce, decisions, problems: this.#problems, ...left };
  }

  #about(): Pick<Loaded, 'profile' | 'mode'> {
    const policy = this.#inForce && this.#policies[this.#inForce];
    return policy ? { profile: policy.profile, mode: policy.mode } : {};
  }
}

function decided(policy: Policy, operation: Operation | string, workspace: Workspace): Decision {
  return typeof operation === 'string' ? (JSON.parse(policy.decideJson(operation, JSON.stringify(workspace))) as Decision) : policy.decide(operation, workspace);
}

// A line of 64 KB may have thousands of parts. Handing them all over would take longer than deciding them.
const MOST_REASONS = 30;
const MOST_PARTS = 300;

function shortened(decision: Decision | undefined): Decision | undefined {
  if (!decision) return undefined;
  const { reasons, parts } = decision;
  return { ...decision, reasons: reasons.slice(0, MOST_REASONS), ...(parts ? { parts: parts.slice(0, MOST_PARTS) } : {}) };
}

function leftOut(decision: Decision | undefined): Pick<Compared, 'moreReasons' | 'moreParts'> {
  return { moreReasons: Math.max(0, (decision?.reasons.length ?? 0) - MOST_REASONS), moreParts: Math.max(0, (decision?.parts?.length ?? 0) - MOST_PARTS) };
}

/** The same rules under another profile. What a preset trusts has no meaning in `kiro`, so it is left out there. */
export function under(layers: readonly Layer[], profile: Profile): Layer[] {
  return layers.map((layer) => {
    const document = (typeof layer.policy === 'string' ? JSON.parse(layer.policy) : layer.policy) as Record<string, unknown>;
    const { presets, without, ...rest } = document;
    const kept = profile === 'kiro' ? {} : { ...(presets === undefined ? {} : { presets }), ...(without === undefined ? {} : { without }) };
    return { ...layer, policy: JSON.stringify({ ...rest, ...kept, profile }) };
  });
}

/** Returns what is wrong, whatever was thrown. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof CountersignError && error.problems.length > 0) return error.problems;
  const { code, message } = faultOf(error);
  return [{ code, at: '', span: { start: 0, end: 0 }, message }];
}

/** Returns code and message of whatever was thrown. */
export function faultOf(error: unknown): { code: string; message: string } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return { code: error.code, message: error.message };
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
