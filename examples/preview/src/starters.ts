// Policies to start from, each with a sentence on what it is for.

/** A policy to start from. */
export interface Starter {
  readonly name: string;
  readonly about: string;
  readonly text: string;
}

const WIDTH = 72;
const written = (document: object): string => `${layOut(document, '')}\n`;

/** Writes JSON as a person would: what fits on a line stays on it. */
function layOut(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const list = Array.isArray(value);
  const name = (key: string): string => (list ? '' : `${JSON.stringify(key)}: `);
  const [open, close, pad] = list ? ['[', ']', ''] : ['{', '}', ' '];
  const flat = Object.entries(value).map(([key, own]) => name(key) + layOut(own, '')).join(', ');
  if (indent !== '' || list) if (flat.length < WIDTH && !flat.includes('\n')) return `${open}${pad}${flat}${pad}${close}`;
  const inner = `${indent}  `;
  return `${open}\n${Object.entries(value).map(([key, own]) => `${inner}${name(key)}${layOut(own, inner)}`).join(',\n')}\n${indent}${close}`;
}

/** The first is what a new page begins with. */
export const starters: readonly Starter[] = [
  {
    name: 'Everyday',
    about: 'Look around, build and test a Node project; everything else asks.',
    text: written({
      version: 1,
      profile: 'hardened',
      mode: 'supervised',
      presets: ['inspect', 'git-read'],
      trustedCommands: ['node --test', 'npm install', 'npm test', 'npm run *'],
      ignore: ['*.env'],
      rules: [
        { effect: 'deny', command: { containing: '--force' }, reason: 'rewrites what others see' },
        { effect: 'allow', url: 'https://nodejs.org/*' },
      ],
    }),
  },
  {
    name: 'Ask about everything',
    about: 'Nothing runs, loads or is called without a question.',
    text: written({ version: 1, profile: 'hardened', mode: 'supervised', defaults: { write: 'ask' } }),
  },
  {
    name: 'Look, do not touch',
    about: 'Reading is free, writing and the network are refused.',
    text: written({
      version: 1,
      profile: 'hardened',
      mode: 'autopilot',
      presets: ['inspect', 'git-read'],
      ignore: ['.env', 'secrets/'],
      defaults: { write: 'deny', url: 'deny', tool: 'deny' },
    }),
  },
  {
    name: 'An existing kiro list',
    about: 'The literal rule: see what such a list lets through.',
    text: written({
      version: 1,
      profile: 'kiro',
      mode: 'supervised',
      trustedCommands: ['node --test', 'git status', 'npm *'],
      ignore: ['*.env'],
      rules: [{ effect: 'ask', command: { containing: '--force' }, reason: 'rewrites what others see' }],
    }),
  },
  {
    name: 'Infrastructure',
    about: 'Plans are free, changes ask, what destroys is refused.',
    text: written({
      version: 1,
      profile: 'hardened',
      mode: 'supervised',
      presets: ['inspect', 'git-read'],
      trustedCommands: ['terraform validate', 'terraform fmt', 'docker ps *'],
      protectedPaths: [{ contains: '.terraform/' }, { glob: 'infra/**/*.tf' }],
      rules: [
        { effect: 'deny', command: 'terraform destroy *', reason: 'takes everything down', examples: { matches: ['terraform destroy -auto-approve'] } },
        { effect: 'deny', command: 'docker *', unless: ['docker ps *', 'docker logs *'] },
      ],
    }),
  },
];
