// Kept for callers of version 0.
export { countWords as wc } from "./count.js";
