/** Something that a host could not do. */
export class HostError extends Error {
  constructor(code, message, path = '', paths = []) {
    super(message);
    this.code = code;
    this.path = path;
    this.paths = paths;
  }
}
Object.defineProperty(HostError.prototype, 'name', { value: 'HostError', configurable: true, writable: true });

const CODES = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  QuotaExceededError: 'disk-full',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  NotAllowedError: 'permission-denied',
  NoModificationAllowedError: 'permission-denied',
  EROFS: 'read-only',
};

/** Returns what to throw for what a system says; `doing` completes "cannot … `path`". */
export function systemError(error, doing, path) {
  if (error instanceof HostError) return error;
  const code = CODES[typeof error?.code === 'string' ? error.code : error?.name] ?? 'io';
  const own = new HostError(code, `cannot ${doing} ${quote(path)}: ${error?.message ?? error}`, path);
  own.cause = error;
  return own;
}

export function conflictAt(path) {
  return new HostError('conflict', `${quote(path)} is not as it was when this was planned`, path, [path]);
}

export function unsupported(path, what) {
  return new HostError('unsupported', `${quote(path)} ${what}`, path);
}

/** Returns a text in backticks with nothing invisible in it. */
export function quote(text) {
  const escaped = text.replace(/[`\\\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, (found) => {
    if (found === ' ') return found;
    return found === '`' || found === '\\' ? `\\${found}` : `\\u{${found.codePointAt(0).toString(16)}}`;
  });
  return `\`${escaped}\``;
}
