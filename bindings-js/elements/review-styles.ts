import { sheet } from './panel.js';

export const styles = sheet(`
  .bar, header, .hunk { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; }
  .bar { position: sticky; top: 0; background: var(--ground); padding: 6px 0; z-index: 2; border-bottom: 1px solid var(--line); }
  .space { flex: 1; }
  .main { background: var(--accent); color: var(--ground); border-color: var(--accent); }
  .keys { margin: 6px 0; font-size: .85em; }
  kbd { font-family: var(--mono); border: 1px solid var(--line); border-radius: 3px; padding: 0 4px; margin-inline-start: 6px; }
  .panes { display: grid; grid-template-columns: minmax(150px, 220px) minmax(0, 1fr); gap: 16px; align-items: start; }
  nav { position: sticky; top: 46px; max-height: 80vh; overflow: auto; font-size: .92em; }
  ul { list-style: none; margin: 0; padding: 0; }
  ul ul { padding-inline-start: 10px; }
  ul .top { padding-inline-start: 0; }
  .folder { font-size: .9em; }
  .entry { width: 100%; display: flex; gap: 5px; align-items: center; padding: 2px 4px; }
  .entry bdi { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .kind { font-family: var(--mono); font-size: .85em; color: var(--quiet); width: 1em; }
  .left { border: 1px solid var(--line); border-radius: 8px; padding: 0 6px; font-size: .85em; }
  section { margin: 12px 0 20px; content-visibility: auto; contain-intrinsic-size: auto 300px; scroll-margin-top: 46px; }
  .name { font: 600 .95em var(--mono); overflow-wrap: anywhere; }
  header { padding: 4px 0; }
  .diff { border: 1px solid var(--line); border-radius: 5px; overflow-x: auto; }
  .hunk { background: var(--raised); padding: 3px 8px; font-size: .88em; border-block: 1px solid var(--line); position: sticky; left: 0; }
  .chunk { position: relative; contain: layout style; }
  .far svg { display: block; }
  .chunk:first-child > .hunk:first-child { border-top: 0; }
  .chunk:last-child > .hunk:last-child { border-bottom: 0; }
  .hunk:focus-visible { outline-offset: -2px; }
  .hunk[aria-current] { border-inline-start: 3px solid var(--accent); padding-inline-start: 5px; }
  .files { outline: 0; }
  .fold { display: inline; }
  .fold:not([open]) { white-space: nowrap; }
  .fold summary { display: inline; cursor: pointer; color: var(--quiet); background: var(--raised); border-radius: 3px; padding: 0 4px; }
  .hunk button { min-height: 24px; padding: 1px 8px; }
  .hunk p { flex-basis: 100%; margin: 2px 0 0; }
  .choices { flex-basis: 100%; display: grid; gap: 4px; padding: 2px 0 3px; }
  .choices li { display: grid; grid-template-columns: 7.4em minmax(0, 1fr); gap: 8px; align-items: center; }
  button[aria-pressed="true"] { border-color: var(--text); font-weight: 600; }
  table { border-collapse: collapse; width: 100%; font: 12.5px/1.5 var(--mono); }
  .split table { table-layout: fixed; }
  col.n { width: 3.2em; }
  td { padding: 0 6px; vertical-align: top; }
  .number { color: var(--quiet); text-align: end; user-select: none; width: 3.2em; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; direction: ltr; tab-size: 4; }
  .sign-of { display: inline-block; width: 1.2em; user-select: none; color: var(--quiet); }
  .removed { background: color-mix(in srgb, var(--deny) 11%, transparent); }
  .added { background: color-mix(in srgb, var(--allow) 11%, transparent); }
  .none { background: var(--raised); }
  mark { color: inherit; background: color-mix(in srgb, var(--ask) 20%, transparent); border-radius: 2px; }
  .comment { color: var(--quiet); font-style: italic; }
  mark .comment { color: inherit; }
  .string { color: light-dark(#0a5c36, #9fd6ae); }
  .keyword { color: light-dark(#6f2da8, #cda9f5); }
  .gap { color: var(--quiet); text-align: center; background: var(--raised); line-height: 1.2; }
  .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .more { margin-top: 6px; }
  .images { display: flex; flex-wrap: wrap; gap: 16px; margin: 6px 0; }
  figure { margin: 0; }
  img { max-width: 240px; max-height: 160px; image-rendering: auto; border: 1px solid var(--line); background: repeating-conic-gradient(#bbb 0 25%, #eee 0 50%) 0 / 12px 12px; }
  @media (max-width: 760px) { .panes { grid-template-columns: 1fr; } nav { position: static; max-height: 60vh; } }
`);
