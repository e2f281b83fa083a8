import assert from "node:assert/strict";
import test from "node:test";
import { countLines, countWords } from "../src/count.js";

test("words are counted", () => {
  assert.equal(countWords("one two three"), 3);
});

test("lines are counted", () => {
  assert.equal(countLines("a\nb\n"), 3);
});
