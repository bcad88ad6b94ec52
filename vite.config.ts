import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const room = resolve(import.meta.dirname, 'extension');

/** Where each build of the panel begins; a mode that is none of them is one of the tests'. */
const builds = {
  chrome: ['panel/panel.html', 'options/options.html', 'background/background.chrome.ts'],
  firefox: ['panel/panel.html', 'options/options.html', 'background/background.firefox.ts'],
  web: ['index.html', 'tab.html', 'configure.html'],
} as const;
type Build = keyof typeof builds;
const isBuild = (mode: string): mode is Build => mode in builds;

export default defineConfig(async ({ mode }) => ({
  ...(isBuild(mode) ? await panel(mode) : {}),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/global.ts'],
    // Nor is a long run to fail because it is long.
    testTimeout: mode === 'long' ? 1_800_000 : 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // What tests import is loaded once a worker and not once a file: a quarter of all their time. None may leave anything behind in it.
    isolate: false,
    // A shared machine may stall for seconds; a test that needed a second try there is named as such.
    retry: process.env.CI ? 1 : 0,
  },
}));

/** Preact can set HTML where it is asked to. Nothing here asks it, and with the way there taken out nothing could. */
const withoutHtml = {
  name: 'cairn-without-html',
  transform: {
    filter: { id: /preact\/dist\/preact\.m?js$/ },
    handler(code: string) {
      const kept = code.replace('||(t.innerHTML=h.__html)', '');
      if (kept.includes('innerHTML=')) throw new Error('Preact sets HTML in another way than was known');
      return { code: kept, map: null };
    },
  },
};

/** By a name that nothing else has, so that what makes a schema can be told from what does something. */
const SCHEMA = 'unreadSchema';
const unreadSchemas = {
  name: 'cairn-unread-schemas',
  enforce: 'pre' as const,
  transform: {
    filter: { code: "from 'zod/mini'" },
    handler: (code: string) => code.replaceAll(/\bz(?=\.| from )/g, SCHEMA),
  },
};

/** The manifest is worded by what is compiled before: only a build needs it. */
async function panel(mode: Build) {
  const root = mode === 'web' ? resolve(room, 'web') : room;
  return {
    root,
    // Served under whichever path the bot gives it.
    base: './',
    publicDir: false as const,
    // The panel reads by no schema.
    resolve: { alias: { 'zod/mini': resolve(room, 'panel/no-schemas.ts') } },
    // Built by a test it would otherwise carry the names of this machine's folders.
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact', development: false } },
    plugins: [withoutHtml, unreadSchemas, mode !== 'web' && (await import('./manifests/extension-files.ts')).extensionFiles(mode)],
    build: {
      outDir: resolve(import.meta.dirname, 'dist', mode),
      emptyOutDir: true,
      // The page is for old webviews, too.
      target: mode === 'web' ? 'baseline-widely-available' : ['chrome144', 'firefox142'],
      // What a page needs is asked for at once; an extension has it at hand.
      modulePreload: mode === 'web' ? { polyfill: false } : false,
      rolldownOptions: {
        input: builds[mode].map((file) => resolve(root, file)),
        treeshake: {
          // What is shared does nothing by being loaded, nor does a schema by being made: of what nobody uses, nothing is carried.
          moduleSideEffects: (id: string) => !id.includes('/shared/'),
          manualPureFunctions: [SCHEMA],
          propertyReadSideEffects: false as const,
        },
        output: {
          entryFileNames: ({ name }: { name: string }) => (name.startsWith('background') ? 'background.js' : '[name]-[hash].js'),
        },
      },
    },
  };
}
