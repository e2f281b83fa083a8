// What the page itself has to say: about the files that it was handed, which the component never sees. Whatever is
// about a policy, an operation or a session is said by the component.

/** Something that was handed over and cannot be taken: what happened, where, and what to do next. */
export class PageFault extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const FORMS = 'a shell history, JSON lines of operations, or the transcript of an agent';

/** What to do where the module or its worker does not start. */
export function afterBroken(why: string): string {
  return /CompileError|content security/i.test(why)
    ? "where the page has a content security policy, that must allow 'wasm-unsafe-eval'"
    : 'a file of the page did not arrive, so check the connection and load the page again';
}

/** The faults, each with its code. */
export const faults = {
  emptyHistory: () => new PageFault('empty-history', `the history is empty; open ${FORMS}`),
  noCommand: (form: string) => new PageFault('empty-history', `the history holds no command; it was read as \`${form}\`, so check that it is one`),
  binaryHistory: () => new PageFault('no-history', `the file is binary, not text; open ${FORMS}`),
  unknownLine: (line: number, expected: string, form: string) =>
    new PageFault('unknown-line', `line ${line} does not begin with ${expected}, as the lines of a ${form} history do; mend that line or remove it`),
  invalidLine: (line: number, why: string) =>
    new PageFault('invalid-line', `line ${line} is no JSON, but line 1 is (${why}); put one JSON value on each line`),
  noOperation: (line: number) =>
    new PageFault('no-operation', `line ${line} holds no operation, but the lines before it do; write it as \`{ "kind": … }\` or \`{ "operation": … }\``),
  noOperations: () => new PageFault('no-operations',
    'no line holds an operation (`{ "kind": … }`) or a tool call of a transcript; `docs/histories.md` shows both forms'),
  noZip: (name: string) => new PageFault('no-zip', `\`${name}\` is no ZIP: it has no central directory; pack the folder anew, or choose the folder itself`),
  cutZip: (name: string) => new PageFault('damaged-zip', `\`${name}\` is cut off: its end is missing; copy it anew, or pack the folder anew`),
  noStorage: (why: string) => new PageFault('no-storage', `this browser keeps no files for the page (${why}); replay the session in memory, or allow the page to keep data and try again`),
  damagedZip: (name: string) => new PageFault('damaged-zip', `\`${name}\` is damaged: an entry of its directory is missing; pack the folder anew`),
  lockedZip: (path: string) => new PageFault('locked-zip', `\`${path}\` in the ZIP is encrypted; pack the folder without a password`),
  unknownPacking: (path: string, method: number) =>
    new PageFault('unknown-packing', `\`${path}\` in the ZIP is packed by method ${method}; pack the folder with deflate, which is usual`),
  tooLarge: (mebibytes: number) => new PageFault('too-large', `that is more than ${mebibytes} MiB; choose a smaller folder`),
  noFiles: () => new PageFault('no-files', 'there is no file in it; choose a folder or a ZIP with files'),
  noFolder: (name: string) => new PageFault('no-folder', `\`${name}\` is neither a folder nor a ZIP; drop one of these`),
  notEmpty: (name: string) => new PageFault('not-empty', `the folder must be empty for a replay, but it holds \`${name}\`; choose an empty folder`),
  nothingChanged: () => new PageFault('nothing-changed', 'no file changed since the folder was opened; let the agent work, then look again'),
  damagedLink: () => new PageFault('damaged-link', 'the link is damaged or cut off, so nothing of it was opened and your own draft is; copy the whole link, or ask for it anew'),
  longLink: () => new PageFault('long-link', 'this is too long for a link that every browser opens; shorten what is tried, or export the policy as a file'),
  noText: (path: string) => new PageFault('no-text', `\`${path}\` is no text; choose another file`),
};
