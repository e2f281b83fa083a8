/// <reference lib="esnext.disposable" />

// ---- Policies -------------------------------------------------------------------------------------------------

/** What the host must do: carry it out, ask the person first, or refuse. The strictest of several wins. */
export type Effect = 'allow' | 'ask' | 'deny';
/** How commands and paths are matched. */
export type Profile = 'kiro' | 'hardened';
/** How a turn ends, with a review or without. It grants nothing. */
export type Mode = 'autopilot' | 'supervised';
/** The language of a command line. */
export type Shell = 'posix' | 'bash' | 'zsh' | 'powershell' | 'cmd';

/** One pattern, or a list of them of which one must match. */
export type OneOrMore<T> = T | readonly T[];
/** A position of a command in token form: a word, alternatives, `?` for any one, `*` (last only) for the rest. */
export type Token = string | readonly string[];
/** A command pattern; the text form ends in `*` where more may follow. */
export type CommandPattern = string | { readonly program: string; readonly arguments?: readonly Token[] };
/** A path pattern: a substring of the path, an exact last segment, or a glob relative to the workspace's roots. */
export type PathPattern = { readonly contains: string } | { readonly basename: string } | { readonly glob: string };

/** What every rule may carry. */
export interface RuleFields {
  readonly effect: Effect;
  /** A name for the rule, repeated in reasons. */
  readonly id?: string;
  /** Why the rule exists, repeated in reasons. */
  readonly reason?: string;
  /** Checked when the policy is parsed: a rule that misses its own examples does not load. */
  readonly examples?: { readonly matches?: readonly string[]; readonly misses?: readonly string[] };
}
/** A rule about commands; a substring can only tighten. */
export interface CommandRule extends RuleFields {
  readonly command: OneOrMore<CommandPattern> | { readonly containing: string };
  /** What an `ask` or `deny` rule leaves alone. */
  readonly unless?: OneOrMore<CommandPattern>;
  readonly shells?: readonly Shell[];
  readonly grants?: Grants;
}
/** A rule about writing. */
export interface WriteRule extends RuleFields {
  readonly write: OneOrMore<PathPattern>;
  readonly unless?: OneOrMore<PathPattern>;
}
/** A rule about reading and searching. */
export interface ReadRule extends RuleFields {
  readonly read: OneOrMore<PathPattern>;
  readonly unless?: OneOrMore<PathPattern>;
}
/** A rule about URLs, compared label by label. */
export interface UrlRule extends RuleFields {
  readonly url: OneOrMore<string>;
  readonly unless?: OneOrMore<string>;
}
/** A rule about tools, as `server/tool`. */
export interface ToolRule extends RuleFields {
  readonly tool: OneOrMore<string>;
  readonly unless?: OneOrMore<string>;
}
export type Rule = CommandRule | WriteRule | ReadRule | UrlRule | ToolRule;

/** What an allowed command may do besides running. */
export interface Grants {
  /** Globs that it may write. */
  readonly write?: readonly string[];
  /** Variables that it may set. */
  readonly env?: readonly string[];
}

/** A policy document, version 1. The strictest matching rule wins, whatever the order. */
export interface PolicyDocument {
  readonly $schema?: string;
  readonly version: 1;
  readonly profile: Profile;
  /** `autopilot` where absent. */
  readonly mode?: Mode;
  readonly trustedCommands?: readonly string[];
  /** Named lists of patterns. */
  readonly presets?: readonly string[];
  /** Entries of presets that are left out. */
  readonly without?: readonly string[];
  /** Asked about before they are written, beside the built-in ones. */
  readonly protectedPaths?: readonly PathPattern[];
  /** Lines of a gitignore file; what they match cannot be read. */
  readonly ignore?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly grants?: Grants;
  /** What holds where no rule speaks; only stricter than the built-in defaults. */
  readonly defaults?: {
    readonly command?: Effect;
    readonly write?: Effect;
    readonly read?: Effect;
    readonly url?: Effect;
    readonly tool?: Effect;
  };
}

/** Where a layer comes from. */
export type LayerSource = 'managed' | 'user' | 'workspace' | 'session';
/** One of several documents that hold together. */
export interface Layer {
  readonly source: LayerSource;
  /** The document, or its JSON text. */
  readonly policy: PolicyDocument | string;
  /**
   * Whether its allowing rules count. Where absent they do, but for `workspace`: a document that arrived with the
   * code may only tighten.
   */
  readonly mayLoosen?: boolean;
}

// ---- Operations -----------------------------------------------------------------------------------------------

/** A path exactly as the agent gave it, alone or with what the host found out about it. */
export type PathArgument =
  | string
  | {
      readonly path: string;
      /** The deepest existing ancestor resolved, the rest appended. */
      readonly realPath?: string;
      readonly status?: 'full' | 'ancestor' | 'failed' | 'not-tried';
      readonly hardLinks?: number;
    };

/** An operation on one path. */
export interface FileOperation {
  readonly kind:
    | 'read-file'
    | 'search'
    | 'write-file'
    | 'replace-text'
    | 'append-content'
    | 'delete-file'
    | 'edit-code';
  readonly path: PathArgument;
  /** The folder that relative paths start from; the first root where absent. */
  readonly cwd?: string;
}
export interface RenameSymbol {
  readonly kind: 'rename-symbol';
  /** Every file it touches. */
  readonly paths: readonly PathArgument[];
  readonly symbol?: string;
  readonly cwd?: string;
}
export interface RelocateFile {
  readonly kind: 'relocate-file';
  readonly from: PathArgument;
  readonly to: PathArgument;
  /** Files whose references change. */
  readonly updates?: readonly PathArgument[];
  readonly cwd?: string;
}
export interface RunCommand {
  readonly kind: 'run-command';
  /** The line, exactly as the shell will get it. */
  readonly command: string;
  readonly shell: Shell;
  readonly cwd?: string;
  /** Whether the line is typed into a terminal instead of handed to the shell as an argument. */
  readonly interactive?: boolean;
}
export interface FetchUrl {
  readonly kind: 'fetch-url';
  readonly url: string;
  readonly source: 'user' | 'agent';
}
export interface CallTool {
  readonly kind: 'call-tool';
  readonly server: string;
  readonly tool: string;
}
/** What an agent proposes to do. Anything that is none of these is answered `ask` or stricter. */
export type Operation = FileOperation | RenameSymbol | RelocateFile | RunCommand | FetchUrl | CallTool;

/** What the host says about the place the agent works in. */
export interface Workspace {
  /** Absolute paths; relative ones resolve against the first. */
  readonly roots: readonly string[];
  readonly platform: 'posix' | 'macos' | 'windows';
  /** Whether names differ by case alone; absent where unknown. */
  readonly caseSensitive?: boolean;
  readonly home?: string;
  /** Folders whose git configuration the person trusts. */
  readonly repositories?: readonly string[];
}

// ---- Decisions ------------------------------------------------------------------------------------------------

/** The answer for one operation. */
export interface Decision {
  readonly effect: Effect;
  /** Whether the operation makes a review mandatory at the end of the turn (supervised mode only). */
  readonly review: boolean;
  /** Every finding that contributed, strictest first; never empty. */
  readonly reasons: readonly Reason[];
  /** The narrowest rules that would make this operation `allow`. */
  readonly suggestions: readonly Suggestion[];
  /** The normalised path that the host should write to, for an operation on one file. */
  readonly target?: string;
  /** The parts of a command line with their own effects. */
  readonly parts?: readonly Part[];
}
/** One finding behind a decision. */
export interface Reason {
  /** A stable kebab-case code. */
  readonly code: string;
  /** The effect of this finding alone. */
  readonly effect: Effect;
  /** A complete sentence, with user text escaped. */
  readonly message: string;
  readonly rule?: RuleReference;
  readonly subject?: Subject;
  /** How the spelling differed from what it reaches. */
  readonly disguises?: readonly string[];
}
/** A rule named in a reason. */
export interface RuleReference {
  readonly source: 'builtin' | 'preset' | LayerSource;
  /** Which of the list it is, from 0. */
  readonly index: number;
  /** The list in the document, or the name of the preset. */
  readonly list?: string;
  readonly pattern: string;
  readonly id?: string;
  readonly reason?: string;
}
/** A range of a text in UTF-16 code units, as `String.prototype.slice` takes it; the end is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
/** A part of the operation: a range in the text of one of its fields. */
export interface Subject extends Span {
  /** `path`, `command`, `paths/2` and the like. */
  readonly field: string;
}
/** A part of a command line. */
export interface Part extends Span {
  readonly effect: Effect;
  readonly rule?: RuleReference;
  /** The one thing that would have changed the effect. */
  readonly change?: string;
}
/** A rule that would make the operation `allow`, in the form of an entry of `rules`. */
export interface Suggestion {
  readonly effect: 'allow';
  readonly command?: string;
  readonly url?: string;
  readonly tool?: string;
}

// ---- Audits ---------------------------------------------------------------------------------------------------

/** How many operations come to each effect. */
export type Counts = { readonly [E in Effect]: number };
/** An effect and the first reason for it. */
export interface Outcome {
  readonly effect: Effect;
  readonly code: string;
  readonly message: string;
  readonly rule?: RuleReference;
}
/** What one operation of a history comes to under two policies. */
export interface AuditEntry {
  /** Which operation it is, from 0. */
  readonly index: number;
  readonly before: Outcome;
  readonly after: Outcome;
}
/** How many questions one rule, or one finding without a rule, is the first reason of. */
export interface RuleQuestions {
  readonly code: string;
  readonly rule?: RuleReference;
  readonly before: number;
  readonly after: number;
}
/** The counts of a history. */
export interface AuditSummary {
  readonly before: Counts;
  readonly after: Counts;
  /** How many operations come to another effect. */
  readonly changed: number;
  /** The most frequent first. */
  readonly questions: readonly RuleQuestions[];
}
/** A rule that would spare questions if it stood in the policy after. */
export interface Candidate {
  readonly rule: Suggestion;
  /** How many questions of the history it spares. */
  readonly removes: number;
  /** What else it would let through: the first of each different operation that does not suggest this rule. */
  readonly also: readonly number[];
}
/** How a whole history is decided under two policies. */
export interface AuditReport extends AuditSummary {
  /** One for every operation, in the order of the history. */
  readonly entries: readonly AuditEntry[];
  /** The single rules that would spare most questions, at most five. */
  readonly candidates: readonly Candidate[];
}
/** How far the search for candidates is. */
export interface CandidateSearch {
  readonly tried: number;
  readonly of: number;
  readonly best: readonly Candidate[];
}

// ---- Errors ---------------------------------------------------------------------------------------------------

/** One thing that is wrong with a document. */
export interface Problem {
  /** A stable kebab-case code. */
  readonly code: string;
  /** The JSON pointer (RFC 6901) of the value; empty for the whole document. */
  readonly at: string;
  /** The place in the document's text. */
  readonly span: Span;
  readonly message: string;
}

/** A call that could not be carried out. */
export declare class CountersignError extends Error {
  readonly name: 'CountersignError';
  /** A stable kebab-case code. */
  readonly code: string;
  /** The JSON pointer of what is wrong; empty for the whole. */
  readonly at: string;
  /** Everything that is wrong with a document that did not load; the error itself speaks of the first. */
  readonly problems: readonly Problem[];
  /** The paths in conflict, sorted; empty for every other code than `conflict`. */
  readonly paths: readonly string[];
  private constructor();
}

// ---- The classes ----------------------------------------------------------------------------------------------

/**
 * A parsed policy. It is immutable.
 *
 * Every method but `dispose` throws a {@link CountersignError} with code `disposed` once it is disposed.
 */
export declare class Policy {
  private constructor();

  /**
   * Parses a document, or its JSON text.
   *
   * @throws CountersignError with every problem; nothing of a document with a problem is loaded.
   */
  static parse(document: PolicyDocument | string): Policy;

  /**
   * Parses several documents that hold together, in order.
   *
   * @throws CountersignError with every problem of every layer.
   */
  static layers(layers: readonly Layer[]): Policy;

  /** The strictest profile named. */
  readonly profile: Profile;
  /** How turns end unless the host says otherwise. */
  readonly mode: Mode;

  /** Returns what was left out of layers that may not loosen. */
  notices(): Problem[];

  /** Returns warnings that never change an effect. */
  lint(): Problem[];

  /**
   * Decides whether the agent may do this now. It never fails: what cannot be understood, of whatever type, is
   * answered `ask` or stricter. A workspace that is the same as in the call before is not read again.
   */
  decide(operation: Operation, workspace: Workspace): Decision;

  /** Decides several operations, each by itself, at less cost than one by one. */
  decideMany(operations: Iterable<Operation>, workspace: Workspace): Decision[];

  /**
   * Decides an operation given as JSON text and returns JSON text, the same bytes as every other face of the
   * component; so its offsets count UTF-8 bytes.
   */
  decideJson(operation: string, workspace: string): string;

  /**
   * Decides a history under this policy and one `before` it: what changes, why, and which single rules would spare
   * most of the questions that remain. For a long one, {@link Audit} does the same piece by piece.
   *
   * @throws CountersignError `invalid-argument`, or what is wrong with the workspace.
   */
  audit(before: Policy, operations: Iterable<Operation>, workspace: Workspace): AuditReport;

  /** Frees what the module holds for this policy. A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/**
 * A history that is decided under two policies piece by piece, so that a host can show how far it is and stop.
 *
 * Every method but `dispose` throws a {@link CountersignError} with code `disposed` once it is disposed.
 */
export declare class Audit {
  /**
   * Starts an audit; the policies may be disposed afterwards.
   *
   * @throws CountersignError what is wrong with the workspace.
   */
  constructor(before: Policy, after: Policy, workspace: Workspace);

  /** Decides the next operations of the history. What cannot be read is `ask` under both policies. */
  add(operations: Iterable<Operation>): AuditEntry[];
  /** Returns the counts so far. */
  summary(): AuditSummary;
  /** Tries the rules that the history suggests, one with every step; the last step holds the best of all. */
  candidates(): Generator<CandidateSearch, void>;

  /** Frees what the module holds for this audit. A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}

// ---- Sessions -------------------------------------------------------------------------------------------------

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
export type Scope =
  | { readonly scope?: 'turn' | 'session' }
  | { readonly path: string }
  | { readonly checkpoint: number };
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
/** A piece of a change that is decided by itself. */
export interface Hunk {
  /** Valid while other hunks are decided; absent where there is nothing to decide. */
  readonly id?: number;
  readonly kind: 'lines' | 'executable' | 'moved' | 'whole';
  /** The first line before, from 0; only of `lines`. */
  readonly oldStart?: number;
  readonly oldLines?: number;
  readonly newStart?: number;
  readonly newLines?: number;
  readonly removed: Uint8Array;
  readonly added: Uint8Array;
  readonly decision: 'accept' | 'reject' | 'undecided';
  /** Whether what the person typed since touches it. */
  readonly entangled: boolean;
}

/** A change that was taken back because the person rejected it. */
export interface Rejected {
  readonly path: string;
  readonly kind: Hunk['kind'];
  readonly oldStart?: number;
  readonly oldLines?: number;
  readonly newStart?: number;
  readonly newLines?: number;
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

/**
 * What an agent changed, what a person decided about it, and the way back. It performs nothing: the host reports
 * what stands in the files and carries out the steps.
 *
 * Every method but `dispose` throws a {@link CountersignError}: with the code that its line names, with
 * `invalid-request` for arguments that cannot be read, and with `disposed` once it is disposed. A call that throws
 * has changed nothing.
 */
export declare class Session {
  /** Starts a session. Turns begin in the policy's mode; the policy may be disposed afterwards. */
  constructor(policy: Policy, workspace: Workspace);

  readonly state: SessionState;
  /** The paths that the last plan found in conflict. */
  readonly conflicts: readonly string[];

  /** Begins a turn, latching its mode, and returns its number, from 0. `turn-running`, `review-pending` */
  beginTurn(mode?: Mode): number;
  /** Ends the turn, in a review where it was supervised and modified files. `not-running` */
  endTurn(): SessionState;
  /** Ends the turn because it was interrupted, which is the same. `not-running` */
  interrupt(): SessionState;

  /** Tells that a sub-agent works from now on, inside the running turn. `not-running` */
  beginSubTurn(agent: string): void;
  /** Tells that the sub-agent begun last is done. `not-running` */
  endSubTurn(): void;

  /** Records an operation with what stood at every path it touched. `not-running` */
  record(operation: Operation, before: readonly Snapshot[], after: readonly Snapshot[]): void;
  /** Records what the host observed outside the file tools, such as what a command changed. `not-running` */
  recordObserved(before: readonly Snapshot[], after: readonly Snapshot[], operation?: Operation): void;

  /** Lists changes. `no-such-checkpoint`, `no-such-change` */
  changes(scope?: Scope): Change[];
  /**
   * Accepts what is undecided and returns the number of undecided hunks of each path. `no-review`,
   * `turn-running`, `no-such-change`, `no-such-hunk`, `ambiguous-hunk`
   */
  accept(target?: Target): Record<string, number>;
  /** Rejects, as `accept` accepts. Nothing is taken back before a plan is carried out. */
  reject(target?: Target): Record<string, number>;
  /** Returns the number of undecided hunks of each path of the pending review. */
  pending(): Record<string, number>;

  /**
   * Returns what was rejected and taken back since the turn ended, and a note for the agent about it, or null where
   * nothing was.
   */
  rejected(): { readonly note: string | null; readonly rejected: readonly Rejected[] };

  /** Sets how many bytes of contents are kept; 256 MiB at first, at most 4 GiB. */
  setBudget(bytes: number): void;
  /**
   * Returns the contents that would not be kept, were they recorded as what stood before an operation: asked before
   * it runs, it tells that the session alone could not take the operation back.
   */
  unkept(before: readonly Snapshot[]): Unkept[];
  /** Returns the contents that a plan may need and that only the host holds. As `needed`. */
  missing(request: PlanRequest): Unkept[];
  /** Takes in a content that the host held, and tells whether it was missing. */
  supply(content: ArrayBufferView): boolean;

  /** Returns the paths that the host must observe for a plan. */
  needed(request: PlanRequest): string[];
  /**
   * Plans. `observed` holds what stands at each path of `needed`. A conflict is no error: the plan then has no
   * steps, unless it is `partial`. `no-review`, `turn-running`, `review-pending`, `no-such-checkpoint`,
   * `nothing-to-undo`, `nothing-to-resume`, `conflict` (only of `resume`)
   */
  plan(request: PlanRequest, observed: readonly Snapshot[], options?: { readonly partial?: boolean }): Plan;
  /** Returns what `plan` would, and changes nothing. As `plan`. */
  preview(request: PlanRequest, observed: readonly Snapshot[], options?: { readonly partial?: boolean }): Plan;
  /** Takes in that every step of the last plan was carried out. `no-plan` */
  confirm(): SessionState;
  /** Drops the last plan, no step of which was carried out because these paths changed. `no-plan` */
  abandon(paths: readonly string[]): void;

  /** Returns the whole session; saved before the first step of a plan, it is the journal. */
  save(): Uint8Array;
  /** Takes over what was saved. `corrupt`, `unknown-version` */
  load(bytes: ArrayBufferView): SessionState;

  /** Returns the plan that waits to be confirmed, to be written before its first step; undefined where none waits. */
  journal(): Uint8Array | undefined;
  /** Takes over a journal, into the session that was saved before its plan was made. `corrupt`, `unknown-version` */
  takeJournal(bytes: ArrayBufferView): SessionState;

  /**
   * Makes a call given as JSON text and returns JSON text, the same bytes as every other face of the component,
   * with file contents in the text.
   */
  callJson(request: string): string;

  /** Frees what the module holds for this session. A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** Returns the version of the core. */
export declare function version(): string;
