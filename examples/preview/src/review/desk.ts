// The desk: one session under review, what is planned, and what the person types. It is what a host does.

import { CountersignError, Policy, init, type FileState, type Layer, type Plan, type PlanRequest, type Scope } from 'countersign/slim';
import { compiled } from '../engine/client';
import { faultOf } from '../engine/compare';
import type { Fault } from '../engine/messages';
import { openPlace, type Place, type PlaceKind } from './place';
import { compared, recorded, type Replay } from './replay';

/** A plan that a person looks at before it is carried out. */
export interface Planned {
  readonly request: PlanRequest;
  readonly name: string;
  readonly plan: Plan;
  readonly partial: boolean;
}

export type Version = 'before' | 'after';

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

export class Desk {
  replay: Replay | undefined;
  planned: Planned | undefined;
  fault: Fault | undefined;
  said = '';
  scope: Scope = {};
  /** The file that the person types into. */
  open: { readonly path: string; readonly text: string } | undefined;
  paths: readonly string[] = [];
  /** Versions of a folder that were chosen so far. */
  versions: { [V in Version]?: ReadonlyMap<string, FileState> } = {};
  turns = 0;
  #policy: Policy | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Begins with the recorded session. */
  record(layers: readonly Layer[], kind: PlaceKind = 'memory'): Promise<void> {
    return this.#begin(layers, kind, recorded, 2);
  }

  /** Takes one version of a folder, and begins once both are there. */
  async version(layers: readonly Layer[], which: Version, read: () => Promise<ReadonlyMap<string, FileState>>): Promise<void> {
    await this.#attempt(async () => {
      const files = await read();
      if (files.size > 0) this.versions = { ...this.versions, [which]: files };
    });
    const { before, after } = this.versions;
    if (!before || !after) return;
    this.versions = {};
    await this.#begin(layers, 'memory', (policy, place) => compared(policy, place, before, after), 1);
  }

  #begin(layers: readonly Layer[], kind: PlaceKind, play: (policy: Policy, place: Place) => Promise<Replay>, turns: number): Promise<void> {
    return this.#attempt(async () => {
      const place = await openPlace(kind);
      await init(compiled);
      const policy = Policy.layers(layers);
      const replay = await play(policy, place);
      this.replay?.session.dispose();
      this.#policy?.dispose();
      Object.assign(this, { replay, planned: undefined, open: undefined, scope: {}, said: '', turns });
      this.#policy = policy;
    });
  }

  /** Plans, so that the steps can be looked at. */
  plan(request: PlanRequest, name: string, partial = false): void {
    void this.#attempt(async () => {
      const { session, place } = this.replay!;
      this.said = '';
      this.planned = { request, name, partial, plan: await place.host.plan(session, request, { partial }) };
    });
  }

  /** Carries out what was planned; the host plans anew, should a file have changed meanwhile. */
  carryOut(): void {
    void this.#attempt(async () => {
      const { session, place } = this.replay!;
      const { request, name, partial } = this.planned!;
      this.planned = undefined;
      const plan = await place.host.apply(session, request, { partial });
      if (plan.conflicts.length > 0 && !partial) this.planned = { request, name, partial, plan };
      else this.said = `${name}: ${plan.steps.length} ${plan.steps.length === 1 ? 'step' : 'steps'} carried out`;
      if (this.open) await this.#read(this.open.path);
    });
  }

  decline(): void {
    void this.#attempt(async () => {
      this.planned = undefined;
      this.replay!.session.abandon([]);
    });
  }

  /** Writes what the person typed, telling the session nothing, as an editor would. */
  type(text: string): void {
    const { open, replay } = this;
    if (!open) return;
    this.open = { ...open, text };
    void this.#attempt(async () => {
      const [there] = await replay!.place.host.snapshot([open.path]);
      const executable = there?.state.kind === 'file' && there.state.executable === true;
      await replay!.place.put(open.path, { kind: 'file', content: encoder.encode(text), executable });
    });
  }

  choose(path: string | undefined): void {
    void this.#attempt(async () => {
      this.open = undefined;
      if (path !== undefined) await this.#read(path);
    });
  }

  show(scope: Scope): void {
    this.scope = scope;
    this.#changed();
  }

  refused(error: CountersignError): void {
    this.fault = faultOf(error);
    this.#changed();
  }

  /** Opens a file, where it is there and is text. */
  async #read(path: string): Promise<void> {
    const [there] = (await this.replay!.place.host.snapshot([path])) as { state: FileState }[];
    const state = there!.state;
    this.open = state.kind === 'file' && !state.content.includes(0) ? { path, text: decoder.decode(state.content) } : undefined;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.fault = undefined;
    try {
      await work();
      this.paths = this.replay ? await this.replay.place.paths() : [];
    } catch (error) {
      this.fault = faultOf(error);
    }
    this.#changed();
  }
}
