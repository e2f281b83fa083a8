import { CountersignError, Policy, diff } from 'countersign';

const workspace = { roots: ['/ws'], platform: 'posix' } as const;

// @ts-expect-error a policy is parsed, not constructed
new Policy();
// @ts-expect-error an error of ours is thrown, not constructed
new CountersignError();
// @ts-expect-error there is no default profile
const policy = Policy.parse({ version: 1 });
// @ts-expect-error a substring cannot allow alone in a list of patterns
Policy.parse({ version: 1, profile: 'kiro', rules: [{ effect: 'ask', command: [{ containing: 'sudo' }] }] });
// @ts-expect-error there is no such kind
policy.decide({ kind: 'make-coffee', path: 'a' }, workspace);
// @ts-expect-error a command needs its shell
policy.decide({ kind: 'run-command', command: 'ls' }, workspace);
// @ts-expect-error a path is a text or a record
policy.decide({ kind: 'write-file', path: 5 }, workspace);
// @ts-expect-error the workspace is not optional
policy.decide({ kind: 'write-file', path: 'a' });
// @ts-expect-error a content is bytes or a text
diff('a', [1, 2]);
