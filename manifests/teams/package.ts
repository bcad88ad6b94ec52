import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { zipped } from '../store/zips.ts';
import type { Icons } from './check.ts';
import type { TeamsManifest } from './manifest.ts';

const PICTURES = join(import.meta.dirname, '../pictures');

export function teamsIcons(): Icons {
  const picture = (name: string) => new Uint8Array(readFileSync(join(PICTURES, name)));
  return { color: picture('mark-192.png'), outline: picture('mark-outline-32.png') };
}

/** What is uploaded to Teams: the manifest and its two icons. */
export function teamsPackage(manifest: TeamsManifest, { color, outline }: Icons): Uint8Array {
  const files = { 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`), 'color.png': color, 'outline.png': outline };
  return zipped(files);
}
