/** Where a session stands. */
export type SessionState = 'idle' | 'running' | 'review-pending';

/** What stands at a path, as the component gives it. */
export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'symlink'; readonly target: string }
  | { readonly kind: 'file'; readonly content: Uint8Array; readonly executable: boolean };
/** What stands at a path, as the host says it: bytes, or text that is stored as UTF-8. */
export type GivenFileState =
  | Exclude<FileState, { readonly kind: 'file' }>
  | { readonly kind: 'file'; readonly content: ArrayBufferView | string; readonly executable?: boolean };
/** What stood at a path at some moment. */
export interface Snapshot {
  /** Relative to the first root, names parted by `/`, in the spelling on disk. */
  readonly path: string;
  readonly state: GivenFileState;
}

/** What a list of changes is about; the latest turn where nothing is named. */
export type Scope = (
  | { readonly scope?: 'turn' | 'session' }
  | { readonly path: string }
  | { readonly checkpoint: number }
) & {
  /** Whether the words that changed are marked in each hunk. */
  readonly words?: boolean;
};
/** What a decision of the person is about; every undecided hunk of the turn where nothing is named. */
export type Target =
  | { readonly path?: string }
  | { readonly hunk: number }
  /** The one hunk of the path whose removed or added lines hold the text. */
  | { readonly path: string; readonly text: string };

/** What happened to one file. */
export interface Change {
  readonly path: string;
  /** Where it was moved from. */
  readonly from?: string;
  readonly kind: 'created' | 'deleted' | 'modified' | 'moved' | 'replaced';
  /** Whether the host observed it outside the file tools. */
  readonly observed: boolean;
  readonly binary: boolean;
  /** What it amounts to, where that is less than its lines look like. */
  readonly only?: 'line-endings' | 'byte-order-mark';
  /** Whether the content from before is kept, so that the change can be taken back; else the host holds it. */
  readonly kept: boolean;
  /** The sub-agents that had a part in it; absent where there are none. */
  readonly agents?: readonly string[];
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
  /** A unified diff that `git apply` and `patch` accept. */
  readonly patch: Uint8Array;
}
/** What a hunk is about, and where it stands. */
export interface HunkPlace {
  readonly kind: 'lines' | 'executable' | 'moved' | 'whole';
  /** The first line before, from 0; only of `lines`. */
  readonly oldStart?: number;
  readonly oldLines?: number;
  readonly newStart?: number;
  readonly newLines?: number;
}
/** A piece of a change that is decided by itself. */
export interface Hunk extends HunkPlace {
  /** Valid while other hunks are decided; absent where there is nothing to decide. */
  readonly id?: number;
  readonly removed: Uint8Array;
  readonly added: Uint8Array;
  readonly decision: Choice | 'undecided';
  /** Whether the person typed in it, so that taking it back needs a word about the person's part. */
  readonly entangled: boolean;
  /** What can be decided and carried out while nobody changes it further; absent where there is nothing to decide. */
  readonly choices?: readonly Choice[];
  /** The words that changed, where they were asked for and marking them helps. */
  readonly words?: { readonly removed: readonly ByteRange[]; readonly added: readonly ByteRange[] };
}
/** What a person decides about a hunk. */
export type Choice = 'accept' | 'reject' | 'keep-mine' | 'drop-mine';
/** Bytes of `removed` or of `added`, from 0, the end excluded. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
/** What a refresh came to. */
export interface Refreshed {
  /** The number of undecided hunks of each path. */
  readonly pending: Record<string, number>;
  /** Ids that are no longer valid, each with those of the hunks that hold it now. */
  readonly superseded: readonly { readonly hunk: number; readonly by: readonly number[] }[];
}
/** How far a session may grow besides its bytes. */
export interface Limits {
  /** Turns, and operations recorded; 100,000 at first. */
  readonly operations: number;
  /** Paths of one operation; 100,000 at first. */
  readonly paths: number;
  /** Bytes of a path, of a link's target and of a sub-agent's name; 4,096 at first. */
  readonly pathBytes: number;
  /** Folders above a path, and sub-agents inside each other; 128 at first. */
  readonly depth: number;
  /** Hunks of one file, beyond which it is one hunk; 10,000 at first. */
  readonly hunks: number;
  /** Entries of the log of decisions, beyond which it is folded; 10,000 at first. */
  readonly decisions: number;
}

/** A change that was taken back because the person rejected it. */
export interface Rejected extends HunkPlace {
  readonly path: string;
  /** At most 4,096 bytes of what stands there again. */
  readonly removed: Uint8Array;
  /** At most 4,096 bytes of what is gone. */
  readonly added: Uint8Array;
}
/** A content that the session knows by its hash alone. */
export interface Unkept {
  readonly path: string;
  /** In lower-case hexadecimal digits. */
  readonly sha256: string;
  /** In bytes. */
  readonly length: number;
}

/** What a plan is for. */
export type PlanRequest =
  /** Every decision that is not carried out yet. */
  | { readonly kind: 'apply' }
  | { readonly kind: 'revert-turn' }
  | { readonly kind: 'revert-session' }
  /** Back to where that turn began, counted from 0. */
  | { readonly kind: 'restore'; readonly checkpoint: number }
  /** The last revert or restore that is not undone. */
  | { readonly kind: 'undo' }
  /** The plan that was cut off, to be finished or taken `back`. */
  | { readonly kind: 'resume'; readonly back?: boolean };
/** Steps for the host, which carries them out in order and then confirms. */
export interface Plan {
  /** None where the plan met a conflict and is not partial. */
  readonly steps: readonly Step[];
  /** Paths that cannot be taken back without losing something. */
  readonly conflicts: readonly { readonly path: string; readonly message: string }[];
  /** What becomes of each path, sorted; where a conflict keeps the plan from having steps, what a partial one would do. */
  readonly outcomes: readonly PathOutcome[];
}
/** What a plan does to one path, and why. */
export interface PathOutcome {
  readonly path: string;
  readonly kind: 'left' | 'already' | 'exact' | 'kept-edits' | 'stays-deleted' | 'not-empty' | 'conflict' | 'held-back';
  readonly message: string;
}
/** One step, to be carried out only where `expect` still stands. */
export interface Step {
  readonly path: string;
  /** Where the file is renamed from first, its content untouched. */
  readonly from?: string;
  /** What must stand at the path (at `from` where that is given) before the step. */
  readonly expect: FileState;
  /** What stands at the path after the step. A folder that is to become absent is removed only if empty. */
  readonly state: FileState;
}
