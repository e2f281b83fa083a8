// A session to review: the recorded one that the project ships, or two versions of a folder.

import { files as recordedFiles, session as recordedSession } from 'virtual:recording';
import { Policy, Session, type Decision, type FileState, type Mode, type Operation, type Snapshot, type Workspace } from 'countersign/slim';
import { Files } from './files';

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
  readonly files: Files;
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
export function recorded(policy: Policy): Replay {
  const files = new Files();
  for (const [path, { base64, executable }] of Object.entries(recordedFiles)) files.put(path, { kind: 'file', content: bytesOf(base64), executable });
  const lines = recordedSession.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
  const session = new Session(policy, WORKSPACE);
  const middle = lines.findIndex(({ files: written }) => written !== undefined) + 1;
  const events = [
    ...turn('autopilot', lines.slice(0, middle), { files, session, policy }),
    ...turn('supervised', lines.slice(middle), { files, session, policy }),
  ];
  return { name: 'Recorded session', files, session, events };
}

function turn(mode: Mode, lines: readonly Line[], { files, session, policy }: { files: Files; session: Session; policy: Policy }): Event[] {
  session.beginTurn(mode);
  const events = lines.map(({ note, operation, person, files: written, answer }): Event => {
    for (const [path, text] of Object.entries(person ?? {})) put(files, path, text);
    if (!operation) return { note, performed: true };
    const decision = policy.decide(operation, WORKSPACE);
    // A recorded "no" is the person's; a deny needs no answer.
    const performed = decision.effect !== 'deny' && !(decision.effect === 'ask' && answer === 'no');
    if (performed && written) {
      const paths = Object.keys(written);
      const before = files.observe(paths);
      for (const [path, text] of Object.entries(written)) put(files, path, text);
      session.record(operation, before, files.observe(paths));
    }
    return { note, operation, decision, performed };
  });
  session.endTurn();
  return events;
}

/** Takes two versions of a folder as what one turn changed. */
export function compared(policy: Policy, before: ReadonlyMap<string, FileState>, after: ReadonlyMap<string, FileState>, name: string): Replay {
  const files = new Files();
  for (const [path, state] of before) files.put(path, state);
  const session = new Session(policy, WORKSPACE);
  session.beginTurn('supervised');
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const old: Snapshot[] = files.observe([path]);
    files.put(path, after.get(path) ?? { kind: 'absent' });
    if (!before.has(path) || !after.has(path) || !same(before.get(path)!, after.get(path)!)) {
      session.record({ kind: after.has(path) ? 'write-file' : 'delete-file', path }, old, files.observe([path]));
    }
  }
  session.endTurn();
  return { name, files, session, events: [] };
}

function same(one: FileState, other: FileState): boolean {
  return one.kind === 'file' && other.kind === 'file' && one.content.length === other.content.length
    && one.content.every((byte, index) => byte === other.content[index]);
}

function put(files: Files, path: string, written: Written): void {
  if (written === null) files.put(path, { kind: 'absent' });
  else if (typeof written === 'string') files.write(path, written);
  else {
    const content = 'text' in written ? encoder.encode(written.text) : bytesOf(written.base64);
    files.put(path, { kind: 'file', content, executable: written.executable ?? false });
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
