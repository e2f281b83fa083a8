// A session to review: the recorded one that the project ships, or two versions of a folder.

import { files as recordedFiles, session as recordedSession } from 'virtual:recording';
import { Policy, Session, type Decision, type FileState, type Mode, type Operation, type Snapshot, type Workspace } from 'countersign/slim';
import { faults } from '../texts';
import { movesOf, same } from './moves';
import type { Place } from './place';
import { MOST_MEBIBYTES } from './zip';

const encoder = new TextEncoder();
const WORKSPACE: Workspace = { roots: ['/ws'], platform: 'posix', caseSensitive: true };

/** One line of the recording, and what became of it. */
export interface Event {
  readonly note: string;
  readonly operation?: Operation;
  readonly decision?: Decision;
  readonly performed: boolean;
}

/** A session with the files it is about. */
export interface Replay {
  readonly name: string;
  readonly place: Place;
  readonly session: Session;
  readonly events: readonly Event[];
}

interface Line {
  readonly note: string;
  readonly operation?: Operation;
  readonly person?: Readonly<Record<string, string | null>>;
  readonly files?: Readonly<Record<string, Written>>;
  readonly answer?: 'no';
}
type Written = string | null | { readonly text: string; readonly executable?: boolean } | { readonly base64: string; readonly executable?: boolean };

/** Plays the recorded session: a first turn that nobody reviews, and a second that ends in a review. */
export async function recorded(policy: Policy, place: Place): Promise<Replay> {
  for (const [path, { base64, executable }] of Object.entries(recordedFiles)) await put(place, path, { base64, executable });
  const lines = recordedSession.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
  const session = new Session(policy, WORKSPACE);
  const middle = lines.findIndex(({ files }) => files !== undefined) + 1;
  const events = [
    ...(await turn('autopilot', lines.slice(0, middle), { place, session, policy })),
    ...(await turn('supervised', lines.slice(middle), { place, session, policy })),
  ];
  return { name: 'Recorded session', place, session, events };
}

async function turn(mode: Mode, lines: readonly Line[], { place, session, policy }: { place: Place; session: Session; policy: Policy }): Promise<Event[]> {
  const events: Event[] = [];
  session.beginTurn(mode);
  for (const { note, operation, person, files = {}, answer } of lines) {
    for (const [path, written] of Object.entries(person ?? {})) await put(place, path, written);
    if (!operation) {
      events.push({ note, performed: true });
      continue;
    }
    const decision = policy.decide(operation, WORKSPACE);
    // A recorded "no" is the person's; a deny needs no answer.
    const performed = decision.effect !== 'deny' && !(decision.effect === 'ask' && answer === 'no');
    const paths = Object.keys(files);
    if (performed && paths.length > 0) {
      await place.host.record(session, operation, paths, async () => {
        for (const [path, written] of Object.entries(files)) await put(place, path, written);
      });
    }
    events.push({ note, operation, decision, performed });
  }
  session.endTurn();
  return events;
}

/** Takes two versions of a folder as what one turn changed. Nobody recorded it, so what was moved is found out. */
export async function compared(policy: Policy, place: Place, before: ReadonlyMap<string, FileState>, after: ReadonlyMap<string, FileState>): Promise<Replay> {
  for (const [path, state] of before) await place.put(path, state);
  const session = new Session(policy, WORKSPACE);
  session.beginTurn('supervised');
  const moves = movesOf(before, after);
  for (const [from, to] of moves) {
    await place.host.record(session, { kind: 'relocate-file', from, to }, [from, to], async () => {
      await place.put(from, ABSENT);
      await place.put(to, after.get(to)!);
    });
  }
  const moved = new Set([...moves].flat());
  for (const path of [...new Set([...before.keys(), ...after.keys()])].filter((path) => !moved.has(path)).sort()) {
    const [old, now] = [before.get(path), after.get(path)];
    if (old && now && same(old, now)) continue;
    const operation: Operation = now ? { kind: 'write-file', path } : { kind: 'delete-file', path };
    await place.host.record(session, operation, [path], () => place.put(path, now ?? { kind: 'absent' }));
  }
  session.endTurn();
  return { name: 'Two versions of a folder', place, session, events: [] };
}

/** A folder of the person's while somebody else works in it. */
export interface Watched {
  readonly place: Place;
  readonly session: Session;
  readonly before: readonly Snapshot[];
}

/** Begins to watch a folder: what stands there now is what the changes are measured by. */
export async function watch(policy: Policy, place: Place): Promise<Watched> {
  const before = await place.host.snapshot(await place.paths());
  if (before.length === 0) throw faults.noFiles();
  if (before.reduce((sum, { state }) => sum + sizeOf(state), 0) > MOST_MEBIBYTES << 20) throw faults.tooLarge(MOST_MEBIBYTES);
  const session = new Session(policy, WORKSPACE);
  session.beginTurn('supervised');
  return { place, session, before };
}

/** Takes what changed in a watched folder into the session, which then waits for a review. */
export async function seen({ place, session, before }: Watched): Promise<Replay> {
  const old = new Map(before.map(({ path, state }) => [path, state as FileState]));
  const paths = [...new Set([...old.keys(), ...await place.paths()])].sort();
  const after = (await place.host.snapshot(paths)).filter(({ path, state }) => !same(old.get(path) ?? ABSENT, state as FileState));
  if (after.length === 0) throw faults.nothingChanged();
  // What is only observed needs no review; here the person asks for one.
  for (const now of after) {
    const { path, state } = now;
    session.record({ kind: state.kind === 'absent' ? 'delete-file' : 'write-file', path }, [{ path, state: old.get(path) ?? ABSENT }], [now]);
  }
  session.endTurn();
  await place.host.save(session);
  return { name: 'What changed in the folder', place, session, events: [] };
}

const ABSENT: FileState = { kind: 'absent' };

function sizeOf(state: Snapshot['state']): number {
  return state.kind === 'file' && typeof state.content !== 'string' ? state.content.byteLength : 0;
}

async function put(place: Place, path: string, written: Written): Promise<void> {
  const [{ state: there } = { state: { kind: 'absent' } as FileState }] = (await place.host.snapshot([path])) as { state: FileState }[];
  const bit = there.kind === 'file' && there.executable;
  if (written === null) await place.put(path, { kind: 'absent' });
  else if (typeof written === 'string') await place.put(path, { kind: 'file', content: encoder.encode(written), executable: bit });
  else {
    const content = 'text' in written ? encoder.encode(written.text) : bytesOf(written.base64);
    await place.put(path, { kind: 'file', content, executable: written.executable ?? false });
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
