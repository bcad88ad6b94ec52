import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtZip, sourceZip } from './store/zips.ts';

/** The last step of `npm run build`: what is uploaded to the stores, whose forms are answered in `manifests/store/`. */
const root = join(import.meta.dirname, '..');
const zips = {
  'cairn-chrome.zip': builtZip(join(root, 'dist/chrome')),
  'cairn-firefox.zip': builtZip(join(root, 'dist/firefox')),
  'cairn-source.zip': sourceZip(root),
};
for (const [name, zip] of Object.entries(zips)) writeFileSync(join(root, 'dist', name), zip);
process.stdout.write(
  `For the stores: ${Object.keys(zips)
    .map((name) => `dist/${name}`)
    .join(', ')}.\n`,
);
