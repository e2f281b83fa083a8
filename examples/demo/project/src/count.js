// Counting, apart from where the text comes from.

export function countWords(text) {
  const words = text.split(" ");
  return words.length;
}

export function countLines(text) {
  return text.split("\n").length;
}

export function countBytes(text) {
  return new TextEncoder().encode(text).length;
}

export function summary(text) {
  return {
    words: countWords(text),
    lines: countLines(text),
    bytes: countBytes(text),
  };
}
