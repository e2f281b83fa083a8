// Just enough colour to read code by: comments, strings, numbers and the words most languages keep to themselves.

/** The kind of a piece of code. */
export type Token = 'comment' | 'string' | 'number' | 'keyword' | undefined;

const SHAPES =
  /(\/\/.*|#(?![\w(\[{]).*|\/\*.*?(?:\*\/|$)|<!--.*?(?:-->|$))|("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`?)|(\b\d[\w.]*)|\b(abstract|as|async|await|break|case|catch|class|const|continue|def|default|do|elif|else|enum|export|extends|false|finally|fn|for|from|func|function|go|if|impl|import|in|interface|is|lambda|let|match|mod|module|mut|new|nil|None|null|package|pass|private|protected|pub|public|raise|return|self|static|struct|super|switch|this|throw|trait|True|False|true|try|type|undefined|use|var|void|while|with|yield)\b/g;
const LONGEST = 2000;

/** Cuts a line into pieces with their kinds. Prose files are left alone. */
export function tokensOf(line: string, path: string): { text: string; token: Token }[] {
  if (line.length > LONGEST || /\.(txt|md|markdown|csv|log|rst)$/i.test(path)) return [{ text: line, token: undefined }];
  const pieces: { text: string; token: Token }[] = [];
  let from = 0;
  for (const found of line.matchAll(SHAPES)) {
    if (found.index > from) pieces.push({ text: line.slice(from, found.index), token: undefined });
    const token = found[1] !== undefined ? 'comment' : found[2] !== undefined ? 'string' : found[3] !== undefined ? 'number' : 'keyword';
    pieces.push({ text: found[0], token });
    from = found.index + found[0].length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), token: undefined });
  return pieces;
}
