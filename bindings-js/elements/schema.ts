// Completion and descriptions from a JSON Schema: as much of the language as the policy's schema uses.

import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Tooltip } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';

/** A JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const VALUES = new Set(['String', 'Number', 'True', 'False', 'Null', 'Object', 'Array']);

/** Completes the name or value at the cursor. */
export function completeFrom(schema: Schema, context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const node = syntaxTree(state).resolveInner(pos, -1);
  const from = node.name === 'PropertyName' || node.name === 'String' ? node.from : context.matchBefore(/"?[\w$-]*$/)?.from ?? pos;
  if (from === pos && !context.explicit) return null;
  const object = enclosing(node, 'Object');
  const property = enclosing(node, 'Property');
  const array = enclosing(node, 'Array');
  const inValue = property && (!object || property.from >= object.from) && state.sliceDoc(property.from, from).includes(':');
  const inArray = array && (!object || array.from > object.from);
  const to = node.name === 'PropertyName' || node.name === 'String' ? node.to : pos;
  if (inValue || inArray) {
    const wanted = at(schema, pathOf(state, inArray && (!property || array.from > property.from) ? array : property!), inArray ? ['0'] : []);
    const options = wanted.flatMap(valuesOf).map((value): Completion => ({ label: JSON.stringify(value), type: 'enum' }));
    return offered(from, to, options);
  }
  if (!object) return null;
  const present = new Set(object.getChildren('Property').map((child) => nameOf(state, child)));
  const colon = /^\s*:/.test(state.sliceDoc(to, to + 20));
  const options = at(schema, pathOf(state, object)).flatMap((one) => Object.entries(one.properties ?? {}))
    .filter(([name]) => !present.has(name) || state.sliceDoc(from, to).includes(name))
    .map(([name, own]): Completion => ({
      label: JSON.stringify(name),
      apply: `${JSON.stringify(name)}${colon ? '' : `: ${startOf(schema, own)}`}`,
      type: 'property',
      info: own.description ?? resolve(schema, own).find((one) => one.description)?.description ?? '',
    }));
  return offered(from, to, options);
}

/** Several alternatives of a schema may offer the same; it is offered once. */
function offered(from: number, to: number, options: readonly Completion[]): CompletionResult | null {
  const unique = [...new Map(options.map((option) => [option.label, option])).values()];
  return unique.length ? { from, to, options: unique } : null;
}

/** Describes the name or value under the pointer. */
export function describeFrom(schema: Schema, state: EditorState, pos: number): Tooltip | null {
  const node = syntaxTree(state).resolveInner(pos, 1);
  if (node.name !== 'PropertyName') return null;
  const description = at(schema, pathOf(state, node.parent!)).find((one) => one.description)?.description;
  if (!description) return null;
  return {
    pos: node.from,
    end: node.to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'about';
      dom.textContent = description;
      return { dom };
    },
  };
}

function enclosing(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let one: SyntaxNode | null = node; one; one = one.parent) if (one.name === name) return one;
  return null;
}

function nameOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName');
  return name ? state.sliceDoc(name.from + 1, name.to - 1) : '';
}

/** Returns the names and indexes that lead to a node. */
function pathOf(state: EditorState, node: SyntaxNode): string[] {
  const path: string[] = [];
  for (let one: SyntaxNode | null = node; one; one = one.parent) {
    if (one.name === 'Property') path.unshift(nameOf(state, one));
    else if (one.parent?.name === 'Array' && VALUES.has(one.name)) path.unshift('0');
  }
  return path;
}

/** Returns the schemas that hold at a path. */
function at(root: Schema, path: readonly string[], rest: readonly string[] = []): Schema[] {
  let found = resolve(root, root);
  for (const step of [...path, ...rest]) {
    found = found.flatMap((one) => {
      const next = one.properties?.[step] ?? (step === '0' ? one.items : undefined);
      return next ? resolve(root, next) : [];
    });
  }
  return found;
}

/** Follows references and alternatives; a description beside a reference comes first. */
function resolve(root: Schema, schema: Schema): Schema[] {
  const target = schema.$ref === undefined ? undefined : root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  return [schema, ...[...(target ? [target] : []), ...(schema.anyOf ?? [])].flatMap((one) => resolve(root, one))];
}

function valuesOf(schema: Schema): readonly unknown[] {
  return schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
}

/** Returns how a value of the schema begins. */
function startOf(root: Schema, schema: Schema): string {
  const all = resolve(root, schema);
  const constant = all.find((one) => one.const !== undefined);
  if (constant) return JSON.stringify(constant.const);
  const type = all.find((one) => one.type !== undefined)?.type;
  return type === 'array' ? '[]' : type === 'object' ? '{}' : '""';
}
