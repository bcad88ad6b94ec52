import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { unreadSchemas } from './extension/build/unread-schemas.ts';
import { withoutHtml } from './extension/build/without-html.ts';

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

/** The manifest is worded by what is compiled before: only a build needs it. */
async function panel(mode: Build) {
  const root = mode === 'web' ? resolve(room, 'web') : room;
  return {
    root,
    // Served under whichever path the bot gives it.
    base: './',
    publicDir: false as const,
    // Built by a test it would otherwise carry the names of this machine's folders.
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact', development: false } },
    plugins: [withoutHtml, unreadSchemas, mode !== 'web' && (await import('./manifests/extension-files.ts')).extensionFiles(mode)],
    build: {
      outDir: resolve(import.meta.dirname, 'dist', mode),
      emptyOutDir: true,
      // The page is for old webviews, too.
      ...(mode === 'web' ? { target: 'baseline-widely-available' } : {}),
      // What a page needs is asked for at once; an extension has it at hand.
      modulePreload: mode === 'web' ? { polyfill: false } : false,
      rolldownOptions: {
        input: builds[mode].map((file) => resolve(root, file)),
        treeshake: {
          // What is shared does nothing by being loaded: of what nobody uses, nothing is carried.
          moduleSideEffects: (id: string) => !id.includes('/shared/'),
          propertyReadSideEffects: false as const,
        },
        output: {
          entryFileNames: ({ name }: { name: string }) => (name.startsWith('background') ? 'background.js' : '[name]-[hash].js'),
        },
      },
    },
  };
}
