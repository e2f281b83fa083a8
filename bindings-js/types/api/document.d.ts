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
