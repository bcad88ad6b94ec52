import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../house/tree.ts';

/** Builds the panel as it is shipped, into a folder of its own, so that two tests at once do not empty each other's. */
export async function buildPanel(mode: 'web' | 'chrome' | 'firefox', outDir: string, source = root): Promise<string> {
  await build({ configFile: join(source, 'vite.config.ts'), mode, logLevel: 'error', build: { outDir } });
  return outDir;
}
