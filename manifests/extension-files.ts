import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, extensionManifest, iconFile, iconSizes, oldest } from './extension.ts';

type Emit = { emitFile(file: { type: 'asset'; fileName: string; source: string | Uint8Array }): unknown };

/** Puts the manifest and the icons beside what is built for a browser, and builds it for the oldest that the manifest names. */
export function extensionFiles(browser: Browser) {
  return {
    name: 'cairn-extension-files',
    config: () => ({ build: { target: Object.entries(oldest).map(([name, version]) => `${name}${version}`) } }),
    generateBundle(this: Emit) {
      const put = (fileName: string, source: string | Uint8Array) => this.emitFile({ type: 'asset', fileName, source });
      put('manifest.json', `${JSON.stringify(extensionManifest(browser), null, 2)}\n`);
      for (const size of iconSizes) put(iconFile(size), readFileSync(join(import.meta.dirname, 'pictures', iconFile(size))));
    },
  };
}
