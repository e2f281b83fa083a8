// Histories in the forms that shells and agents leave: `docs/histories.md` describes them.

import type { Operation, Shell } from 'countersign';
import { faults } from '../texts';
import { readTranscript, type Said } from './transcript';

/** A history: the name of its form, and what was done. */
export interface History {
  readonly format: string;
  readonly operations: Operation[];
}

/** Reads a history in whatever form it is; the name of its file helps where the text alone does not tell. */
export function readHistory(text: string, name: string): History {
  const body = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (body.trim() === '') throw faults.emptyHistory();
  if (body.includes('\0')) throw faults.binaryHistory();
  const first = body.slice(0, body.indexOf('\n') < 0 ? undefined : body.indexOf('\n')).trim();
  if (first.startsWith('[') && isJson(body)) return fromJson(JSON.parse(body) as unknown[], () => 1);
  if (first.startsWith('{') || first.startsWith('[')) return readLines(body);
  if (/^- cmd: /m.test(body) && first.startsWith('- cmd:')) return commands('fish', fish(body), 'posix');
  if (/^: \d+:\d+;/.test(first)) return commands('zsh', zsh(body), 'zsh');
  if (/^#\d{9,}$/.test(first)) return commands('bash, with times', stamped(body), 'bash');
  if (/ConsoleHost_history|\.ps1?$|powershell/i.test(name) || /^(?:[A-Z][a-z]+-[A-Z]\w+|\$\w+ =)/m.test(body.slice(0, 4000))) {
    return commands('PowerShell', powershell(body), 'powershell');
  }
  return commands(/zsh/.test(name) ? 'zsh' : 'bash', plain(body), /zsh/.test(name) ? 'zsh' : 'bash');
}

function commands(format: string, lines: readonly string[], shell: Shell): History {
  const operations = lines.filter((line) => line.trim() !== '')
    .map((command): Operation => ({ kind: 'run-command', command, shell }));
  if (operations.length === 0) throw faults.noCommand(format);
  return { format, operations };
}

const plain = (body: string): string[] => body.split('\n');

/** A line `#` and seconds before every command, which may run over several lines. */
function stamped(body: string): string[] {
  return body.split(/^#\d{9,}\n?/m).map((command) => command.replace(/\n$/, ''));
}

/** `: seconds:duration;command`; a line that ends in a backslash goes on. */
function zsh(body: string): string[] {
  const found: string[] = [];
  body.split('\n').forEach((line, index) => {
    const last = found.at(-1);
    if (last?.endsWith('\\')) found[found.length - 1] = `${last.slice(0, -1)}\n${line}`;
    else if (line !== '') {
      const command = /^: \d+:\d+;(.*)$/s.exec(line);
      if (!command) throw faults.unknownLine(index + 1, '`: seconds:duration;`', 'zsh');
      found.push(command[1]!);
    }
  });
  return found;
}

/** `- cmd: command` and lines with `when` and `paths`; `\n` and `\\` are escapes. */
function fish(body: string): string[] {
  const found: string[] = [];
  body.split('\n').forEach((line, index) => {
    const command = /^- cmd: (.*)$/.exec(line);
    if (command) found.push(command[1]!.replace(/\\([n\\])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : '\\')));
    else if (!/^( {2}(when|paths):| {4}- |$)/.test(line)) {
      throw faults.unknownLine(index + 1, '`- cmd:` or a field of it', 'fish');
    }
  });
  return found;
}

/** One command a line; a line that ends in a backtick goes on. */
function powershell(body: string): string[] {
  const found: string[] = [];
  for (const line of body.split('\n')) {
    const last = found.at(-1);
    if (last?.endsWith('`')) found[found.length - 1] = `${last.slice(0, -1)}\n${line}`;
    else found.push(line);
  }
  return found;
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** One JSON value a line: an operation, an object with an `operation`, or a line of a transcript. */
function readLines(body: string): History {
  const values: unknown[] = [];
  const numbers: number[] = [];
  body.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    try {
      values.push(JSON.parse(line));
    } catch (error) {
      throw faults.invalidLine(index + 1, (error as Error).message);
    }
    numbers.push(index + 1);
  });
  return fromJson(values, (index) => numbers[index] ?? 1);
}

function fromJson(values: readonly unknown[], line: (index: number) => number): History {
  const format = values.some((value) => operationIn(value) !== undefined) ? 'JSON lines of operations' : 'transcript';
  if (format === 'transcript') {
    const said: Said[] = values.flatMap((value) => readTranscript(value));
    if (said.length === 0) {
      throw faults.noOperations();
    }
    return { format: 'transcript', operations: said };
  }
  const operations = values.flatMap((value, index) => {
    const operation = operationIn(value);
    if (operation === undefined && !isNote(value)) {
      throw faults.noOperation(line(index));
    }
    return operation === undefined ? [] : [operation];
  });
  return { format, operations };
}

function operationIn(value: unknown): Operation | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const inner: unknown = Reflect.get(value, 'operation') ?? value;
  return inner !== null && typeof inner === 'object' && typeof Reflect.get(inner, 'kind') === 'string' ? (inner as Operation) : undefined;
}

/** A line of a recorded session that is about the person. */
function isNote(value: unknown): boolean {
  return value !== null && typeof value === 'object' && ('person' in value || 'note' in value);
}
