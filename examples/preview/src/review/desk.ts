// The desk: one session under review, what is planned, and what the person types. It is what a host does.

import { CountersignError, Policy, init, type FileState, type Layer, type Plan, type PlanRequest, type Scope } from 'countersign/slim';
import { compiled } from '#platform';
import { faultOf } from '../engine/compare';
import type { Fault } from '../engine/messages';
import { faults } from '../texts';
import { counted, visible } from '../visible';
import { textOf } from './steps';
import { openFolder, openPlace, type Place, type PlaceKind } from './place';
import { compared, recorded, seen, watch, type Replay, type Watched } from './replay';

/** A plan that a person looks at before it is carried out. */
export interface Planned {
  readonly request: PlanRequest;
  readonly name: string;
  readonly plan: Plan;
  readonly partial: boolean;
}

export type Version = 'before' | 'after';

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
  /** A folder of the person's that is waited for. */
  watched: Watched | undefined;
  /** Grows whenever the session may have changed, which is no value that could be compared. */
  revision = 0;
  #policy: Policy | undefined;
  #queue: Promise<void> = Promise.resolve();
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
      if (files.size === 0) throw faults.noFiles();
      this.versions = { ...this.versions, [which]: files };
    });
    const { before, after } = this.versions;
    if (!before || !after) return;
    await this.#begin(layers, 'memory', async (policy, place) => {
      const replay = await compared(policy, place, before, after);
      this.versions = {};
      return replay;
    }, 1);
  }

  /** Begins to watch a folder of the person's. */
  watch(layers: readonly Layer[]): Promise<void> {
    return this.#attempt(async () => {
      const place = await openFolder();
      this.watched?.session.dispose();
      this.watched = await watch(await this.#load(layers), place);
    });
  }

  /** Shows what changed in the watched folder. */
  look(): Promise<void> {
    return this.#attempt(async () => {
      this.#take(await seen(this.watched!), 1);
      this.watched = undefined;
    });
  }

  #begin(layers: readonly Layer[], kind: PlaceKind, play: (policy: Policy, place: Place) => Promise<Replay>, turns: number): Promise<void> {
    return this.#attempt(async () => {
      const place = await openPlace(kind);
      this.#take(await play(await this.#load(layers), place), turns);
    });
  }

  async #load(layers: readonly Layer[]): Promise<Policy> {
    await init(compiled);
    this.#policy?.dispose();
    this.#policy = undefined;
    return (this.#policy = Policy.layers(layers));
  }

  #take(replay: Replay, turns: number): void {
    this.replay?.session.dispose();
    Object.assign(this, { replay, planned: undefined, open: undefined, scope: {}, said: '', turns });
  }

  /** Plans, so that the steps can be looked at. */
  plan(request: PlanRequest, name: string, partial = false): void {
    void this.#attempt(async () => {
      const { session, place } = this.replay!;
      this.said = '';
      await this.#lookAt({ request, name, partial, plan: await place.host.plan(session, request, { partial }) });
    });
  }

  /** Carries out what was planned; the host plans anew, should a file have changed meanwhile. */
  carryOut(): void {
    void this.#attempt(async () => {
      const { session, place } = this.replay!;
      const { request, name, partial } = this.planned!;
      this.planned = undefined;
      const plan = await place.host.apply(session, request, { partial });
      if (plan.conflicts.length > 0 && !partial) await this.#lookAt({ request, name, partial, plan });
      else this.said = `${name}: ${counted(plan.steps.length, 'step')} carried out`;
      if (this.open) await this.#read(this.open.path);
    });
  }

  /** Keeps what stands at the paths in conflict, whose hunks are undecided again: accepts them, and plans anew. */
  keep(): void {
    void this.#attempt(async () => {
      const { session, place } = this.replay!;
      const { request, name, plan: { conflicts } } = this.planned!;
      for (const { path } of conflicts) session.accept({ path });
      await this.#lookAt({ request, name, partial: false, plan: await place.host.plan(session, request) });
    });
  }

  /** Shows a plan. What is in conflict is taken into the review, so that the panel offers what can be decided about it. */
  async #lookAt(planned: Planned): Promise<void> {
    this.planned = planned;
    await this.#refresh(planned.plan.conflicts.map(({ path }) => path));
  }

  /** Brings a pending review up to date with what stands at paths. A plan that was made before is no plan any more. */
  async #refresh(paths: readonly string[]): Promise<void> {
    const { session, place } = this.replay!;
    if (session.state !== 'review-pending' || paths.length === 0) return;
    session.refresh(await place.host.snapshot(paths));
  }

  decline(): void {
    void this.#attempt(async () => {
      this.planned = undefined;
      const { session } = this.replay!;
      if (session.journal()) session.abandon([]);
    });
  }

  /** Writes what the person typed, as an editor would, and brings the review up to date with it. */
  type(text: string): void {
    const { open, replay } = this;
    if (!open) return;
    this.open = { ...open, text };
    void this.#attempt(async () => {
      const [there] = await replay!.place.host.snapshot([open.path]);
      const executable = there?.state.kind === 'file' && there.state.executable === true;
      await replay!.place.put(open.path, { kind: 'file', content: encoder.encode(text), executable });
      await this.#refresh([open.path]);
      if (replay!.session.state !== 'review-pending' || !this.planned) return;
      this.said = `${this.planned.name}: to be planned anew, because ${visible(open.path)} changed`;
      this.planned = undefined;
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

  /** The person decided in the panel: what was planned before is no plan any more. */
  decided(): void {
    this.planned = undefined;
    this.said = '';
    this.#changed();
  }

  refused(error: CountersignError): void {
    this.fault = faultOf(error);
    this.#changed();
  }

  /** Opens a file, where it is there and is text. */
  async #read(path: string): Promise<void> {
    this.open = undefined;
    const [there] = (await this.replay!.place.host.snapshot([path])) as { state: FileState }[];
    const { state } = there!;
    if (state.kind !== 'file') return;
    const text = state.content.includes(0) ? undefined : textOf(state.content);
    if (text === undefined) throw faults.noText(path);
    this.open = { path, text };
  }

  /** One thing after the other, so that what was typed last is also written last. */
  #attempt(work: () => Promise<void>): Promise<void> {
    return (this.#queue = this.#queue.then(() => this.#run(work)));
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.fault = undefined;
    try {
      await work();
      this.paths = this.replay ? await this.replay.place.paths() : [];
    } catch (error) {
      // A person who closes a picker has changed their mind; nothing went wrong.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.fault = faultOf(error);
    }
    this.revision += 1;
    this.#changed();
  }
}
