import type { Shell } from './document.js';

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
