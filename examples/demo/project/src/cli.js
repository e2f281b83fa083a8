import { readFileSync } from "node:fs";
import { summary } from "./count.js";

const file = process.argv[2];
if (!file) {
  console.error("usage: tally FILE");
  process.exit(2);
}

const { words, lines, bytes } = summary(readFileSync(file, "utf8"));
console.log(`${lines} ${words} ${bytes} ${file}`);
