// Tool calls in the transcripts that agents leave: JSON lines in which a call names a tool and its input.

import type { Operation } from 'countersign';

export type Said = Operation;

/** The names that agents give to what their tools take. */
const COMMANDS = ['command', 'cmd', 'script'];
const PATHS = ['file_path', 'path', 'filePath', 'target_file', 'notebook_path', 'filename'];

/** Returns the operations of a line: every object in it that calls a tool. */
export function readTranscript(line: unknown): Said[] {
  const found: Said[] = [];
  const open: unknown[] = [line];
  while (open.length > 0) {
    const value = open.shift();
    if (Array.isArray(value)) open.unshift(...(value as unknown[]));
    else if (value !== null && typeof value === 'object') {
      const operation = callOf(value as Record<string, unknown>);
      if (operation) found.push(operation);
      else open.unshift(...Object.values(value as Record<string, unknown>).filter((inner) => inner !== null && typeof inner === 'object'));
    }
  }
  return found;
}

/** Reads `{ name, input }`, `{ name, arguments }`, or `{ function: { name, arguments } }`. */
function callOf(value: Record<string, unknown>): Operation | undefined {
  const name = value['name'] ?? value['tool_name'] ?? value['tool'];
  const input = argumentsOf(value['input'] ?? value['arguments'] ?? value['args'] ?? value['tool_input'] ?? value['parameters']);
  return typeof name === 'string' && input ? operationOf(name, input) : undefined;
}

function argumentsOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === 'string') {
    try {
      return argumentsOf(JSON.parse(value));
    } catch {
      return undefined;
    }
  }
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function operationOf(name: string, input: Record<string, unknown>): Operation {
  const text = (names: readonly string[]): string | undefined => {
    const value = names.map((one) => input[one]).find((one) => typeof one === 'string' || Array.isArray(one));
    return Array.isArray(value) ? value.join(' ') : (value as string | undefined);
  };
  const command = text(COMMANDS);
  const path = text(PATHS);
  const url = text(['url', 'uri']);
  if (/bash|shell|terminal|command|exec/i.test(name) && command !== undefined) {
    return { kind: 'run-command', command, shell: /powershell|pwsh/i.test(name) ? 'powershell' : 'bash' };
  }
  if (url !== undefined && /fetch|web|browse|http/i.test(name)) return { kind: 'fetch-url', url, source: 'agent' };
  const kind = path === undefined ? undefined : kindOf(name);
  if (kind && path !== undefined) return { kind, path };
  const server = /^mcp__(.+?)__(.+)$/.exec(name);
  return { kind: 'call-tool', server: server?.[1] ?? 'builtin', tool: server?.[2] ?? name };
}

function kindOf(name: string): 'read-file' | 'search' | 'write-file' | 'replace-text' | 'append-content' | 'delete-file' | undefined {
  if (/delete|remove/i.test(name)) return 'delete-file';
  if (/append/i.test(name)) return 'append-content';
  if (/edit|replace|patch|update/i.test(name)) return 'replace-text';
  if (/write|create/i.test(name)) return 'write-file';
  if (/grep|glob|search|list|^ls$/i.test(name)) return 'search';
  if (/read|view|open|cat/i.test(name)) return 'read-file';
  return undefined;
}
