// What crosses into the module is text. A string that UTF-16 allows and UTF-8 does not (a lone surrogate) would
// be replaced silently on the way, so it is turned into its escape, which the core's reader refuses.

// The core reads no more than 64 MiB; a longer text is cut to a length that it still refuses.
const LONGEST = (64 << 20) + 1;
const SURROGATES = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;

/** Returns the JSON text of a value; what has none gives the empty text, which no reader accepts. */
export function jsonOf(value) {
  let text;
  try {
    text = JSON.stringify(value);
  } catch {
    // A cycle, a BigInt, a getter that throws.
    return '';
  }
  if (text === undefined) return '';
  return text.length > LONGEST ? text.slice(0, LONGEST) : text;
}

/** Returns a JSON text as it is, or that of any other value. */
export function textOf(value) {
  if (typeof value !== 'string') return jsonOf(value);
  const text = value.length > LONGEST ? value.slice(0, LONGEST) : value;
  return text.replace(SURROGATES, (found) => (found.length === 2 ? found : `\\u${found.charCodeAt(0).toString(16)}`));
}
