// Two forms of one page: a static site in `dist/preview/`, and `dist/preview.html`, which works from a file.

import { readFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, '..', '..', 'dist');
const demo = join(here, '..', 'demo');

export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  return {
    root: here,
    base: './',
    plugins: [recording(), single ? oneFile() : moduleAhead()],
    resolve: { alias: { '#platform': join(here, 'src', 'platform', single ? 'single.ts' : 'site.ts') } },
    // From a file, only a worker that is a classic script may start.
    worker: { format: single ? 'iife' : 'es', plugins: () => [recording()] },
    build: {
      target: 'es2022',
      outDir: single ? join(here, 'node_modules', '.single') : join(dist, 'preview'),
      emptyOutDir: true,
      assetsInlineLimit: single ? Number.MAX_SAFE_INTEGER : 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1 << 20,
      rollupOptions: single
        ? { output: { inlineDynamicImports: true } }
        : { input: [join(here, 'index.html'), join(here, 'elements', 'index.html')] },
    },
  };
});

/** The recorded session that the project ships, with the files it began with. */
function recording(): Plugin {
  const id = 'virtual:recording';
  return {
    name: 'recording',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(module) {
      if (module !== `\0${id}`) return undefined;
      const project = join(demo, 'project');
      const files = Object.fromEntries(
        readdirSync(project, { recursive: true, encoding: 'utf8' })
          .filter((path) => statSync(join(project, path)).isFile())
          .map((path) => [path.replaceAll('\\', '/'), {
            base64: readFileSync(join(project, path)).toString('base64'),
            executable: (statSync(join(project, path)).mode & 0o100) !== 0,
          }]),
      );
      const session = readFileSync(join(demo, 'session.jsonl'), 'utf8');
      return `export const files = ${JSON.stringify(files)};\nexport const session = ${JSON.stringify(session)};`;
    },
  };
}

/** Lets the browser fetch the module and the editor while it still reads the script that starts them. */
function moduleAhead(): Plugin {
  return {
    name: 'module-ahead',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (path !== '/index.html') return [];
        const parts = Object.values(bundle ?? {});
        const module = parts.find(({ fileName }) => fileName.endsWith('.wasm'));
        const editor = new Set(parts.flatMap((part) => (part.type === 'chunk' && part.isDynamicEntry ? [part.fileName, ...part.imports] : [])));
        return [
          ...(module ? [{ rel: 'preload', href: `./${module.fileName}`, as: 'fetch', type: 'application/wasm', crossorigin: true }] : []),
          ...[...editor].filter((name) => !html.includes(name)).map((name) => ({ rel: 'modulepreload', href: `./${name}`, crossorigin: true })),
        ].map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' }));
      },
    },
  };
}

/** Puts scripts and styles into the page itself. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      let html = String(page.source);
      for (const [name, part] of Object.entries(bundle)) {
        const text = part.type === 'chunk' ? part.code : String(part.source);
        if (name.endsWith('.js')) {
          // `</script` in a string would end the element, and `$` is special in a replacement.
          // What a module that comes later needs is here already, so that nothing is left to fetch for it.
          const code = text.replaceAll('</script', '<\\/script').replaceAll('__VITE_PRELOAD__', 'void 0');
          html = html.replace(new RegExp(`<script[^>]*src="[^"]*${name}"[^>]*></script>`), '');
          html = html.replace('</body>', () => `<script type="module">${code}</script>\n</body>`);
        } else if (name.endsWith('.css')) {
          html = html.replace(new RegExp(`<link[^>]*href="[^"]*${name}"[^>]*>`), () => `<style>${text}</style>`);
        } else continue;
        delete bundle[name];
      }
      page.source = html;
    },
    closeBundle: () => renameSync(join(here, 'node_modules', '.single', 'index.html'), join(dist, 'preview.html')),
  };
}
