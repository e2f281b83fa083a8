// The desk: one session under review, what is planned, and what the person types. It is what a host does.

import { CountersignError, Policy, init, type FileState, type Layer, type Plan, type PlanRequest, type Scope } from 'countersign/slim';
import { compiled } from '../engine/client';
import { faultOf } from '../engine/compare';
import type { Fault } from '../engine/messages';
import { Changed } from './files';
import { compared, recorded, type Replay } from './replay';

/** A plan that a person looks at before it is carried out. */
export interface Planned {
  readonly request: PlanRequest;
  readonly name: string;
  readonly plan: Plan;
}

export class Desk {
  replay: Replay | undefined;
  planned: Planned | undefined;
  fault: Fault | undefined;
  said = '';
  scope: Scope = {};
  /** The file that the person types into. */
  open: string | undefined;
  turns = 0;
  #policy: Policy | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Begins with the recorded session. */
  async record(layers: readonly Layer[]): Promise<void> {
    await this.#begin(layers, recorded, 2);
  }

  /** Begins with two versions of a folder. */
  async compare(layers: readonly Layer[], before: ReadonlyMap<string, FileState>, after: ReadonlyMap<string, FileState>): Promise<void> {
    await this.#begin(layers, (policy) => compared(policy, before, after, 'Two versions of a folder'), 1);
  }

  async #begin(layers: readonly Layer[], play: (policy: Policy) => Replay, turns: number): Promise<void> {
    await init(compiled);
    await this.#attempt(() => {
      const policy = Policy.layers(layers);
      const replay = play(policy);
      this.replay?.session.dispose();
      this.#policy?.dispose();
      Object.assign(this, { replay, planned: undefined, open: undefined, scope: {}, said: '', turns });
      this.#policy = policy;
    });
  }

  /** Plans, so that the steps can be looked at. */
  plan(request: PlanRequest, name: string, partial = false): void {
    void this.#attempt(() => {
      const { session, files } = this.replay!;
      this.planned = { request, name, plan: session.plan(request, files.observe(session.needed(request)), { partial }) };
      this.said = '';
    });
  }

  /** Carries out what was planned. */
  carryOut(): void {
    void this.#attempt(() => {
      const { session, files } = this.replay!;
      const { plan, name } = this.planned!;
      try {
        files.perform(plan);
        session.confirm();
        this.said = `${name}: ${plan.steps.length} ${plan.steps.length === 1 ? 'step' : 'steps'} carried out`;
      } catch (error) {
        if (error instanceof Changed) session.abandon([error.path]);
        throw error;
      } finally {
        this.planned = undefined;
      }
    });
  }

  decline(): void {
    void this.#attempt(() => {
      this.replay!.session.abandon([]);
      this.planned = undefined;
    });
  }

  /** Writes what the person typed, telling the session nothing, as an editor would. */
  type(text: string): void {
    if (this.open !== undefined) this.replay!.files.write(this.open, text);
    this.#changed();
  }

  choose(path: string | undefined): void {
    this.open = path;
    this.#changed();
  }

  show(scope: Scope): void {
    this.scope = scope;
    this.#changed();
  }

  refused(error: CountersignError): void {
    this.fault = faultOf(error);
    this.#changed();
  }

  async #attempt(work: () => void): Promise<void> {
    this.fault = undefined;
    try {
      work();
    } catch (error) {
      this.fault = faultOf(error);
    }
    this.#changed();
  }
}
