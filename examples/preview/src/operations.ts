// Operations as a person types and reads them.

import type { Operation, Shell } from 'countersign';

/** The text that says most about an operation. */
export function textOf(operation: Operation): string {
  const path = (argument: string | { readonly path: string }): string => (typeof argument === 'string' ? argument : argument.path);
  switch (operation.kind) {
    case 'run-command':
      return operation.command;
    case 'fetch-url':
      return operation.url;
    case 'call-tool':
      return `${operation.server}/${operation.tool}`;
    case 'rename-symbol':
      return (operation.paths ?? []).map(path).join(', ');
    case 'relocate-file':
      return `${path(operation.from)} → ${path(operation.to)}`;
    default:
      return operation.path === undefined ? '' : path(operation.path);
  }
}

/** What a history is grouped by: the first word of a command, else the kind. */
export function programOf(operation: Operation): string {
  if (operation.kind !== 'run-command') return operation.kind;
  return /^\s*(\S+)/.exec(operation.command)?.[1] ?? '';
}

/** What a person typed to try. */
export interface Input {
  readonly kind: 'command' | 'write' | 'read' | 'url' | 'tool' | 'json';
  readonly text: string;
  readonly shell: Shell;
}

export const kinds: readonly (readonly [Input['kind'], string, string])[] = [
  ['command', 'Command', 'git status && npm test'],
  ['write', 'Write a file', '.git/hooks/pre-commit'],
  ['read', 'Read a file', 'local.env'],
  ['url', 'Fetch a URL', 'https://nodejs.org/api'],
  ['tool', 'Call a tool', 'github/create_issue'],
  ['json', 'Any operation', '{ "kind": "delete-file", "path": "src" }'],
];

/** Makes the operation of what was typed; text that holds none is passed on as it is, for the component to say why. */
export function operationOf({ kind, text, shell }: Input): Operation | string {
  switch (kind) {
    case 'command':
      return { kind: 'run-command', command: text, shell };
    case 'write':
      return { kind: 'write-file', path: text };
    case 'read':
      return { kind: 'read-file', path: text };
    case 'url':
      return { kind: 'fetch-url', url: text, source: 'agent' };
    case 'tool': {
      const slash = text.indexOf('/');
      return { kind: 'call-tool', server: slash < 0 ? text : text.slice(0, slash), tool: slash < 0 ? '' : text.slice(slash + 1) };
    }
    case 'json':
      try {
        const value: unknown = JSON.parse(text);
        return value !== null && typeof value === 'object' ? (value as Operation) : text;
      } catch {
        return text;
      }
  }
}

/** What a person would type to try an operation. */
export function inputOf(operation: Operation): Input {
  const simple: Partial<Record<Operation['kind'], Input['kind']>> = { 'run-command': 'command', 'write-file': 'write', 'read-file': 'read', 'call-tool': 'tool' };
  const kind = simple[operation.kind];
  const shell = operation.kind === 'run-command' ? operation.shell : 'bash';
  return kind ? { kind, text: textOf(operation), shell } : { kind: 'json', text: JSON.stringify(operation, null, 2), shell };
}
