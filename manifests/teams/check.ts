import { inflateSync } from 'node:zlib';
import { resourceOf, type TeamsManifest } from './manifest.ts';

export type Icons = { color: Uint8Array; outline: Uint8Array };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SCOPES = ['personal', 'team', 'groupChat'];
const PERMISSIONS = ['identity', 'messageTeamMembers'];

/** What Teams would refuse of a package, and its schema does not say, in words for whoever makes it; empty when all is well. */
export function checkPackage(manifest: TeamsManifest, icons: Icons): string[] {
  const problems: string[] = [];
  const { id, version, developer, bots, permissions, validDomains } = manifest;
  if (!GUID.test(id)) problems.push('the app’s id is no GUID');
  if (!/^\d+\.\d+\.\d+$/.test(version)) problems.push('the version is not of three numbers');
  for (const [name, address] of Object.entries(developer))
    if (name.endsWith('Url') && !address.startsWith('https://')) problems.push(`${name} does not begin with https://`);
  for (const { botId, scopes, commandLists } of bots) {
    if (botId !== id) problems.push('the bot is not the app');
    for (const scope of [...scopes, ...commandLists.flatMap((list) => list.scopes)])
      if (!SCOPES.includes(scope)) problems.push(`there is no scope ${scope}`);
    for (const { title } of commandLists.flatMap((list) => list.commands))
      if (title.length > 32) problems.push(`the command ${title} is longer than Teams shows`);
  }
  for (const one of permissions) if (!PERMISSIONS.includes(one)) problems.push(`Cairn needs no permission ${one}`);
  if ('authorization' in manifest) problems.push('Cairn asks for no permission to read anything');
  problems.push(...checkTabs(manifest));
  for (const domain of validDomains) if (domain.includes('*') || domain.includes('/')) problems.push(`${domain} lets more in than Cairn`);
  return [...problems, ...checkIcon('color', icons.color, 192), ...checkIcon('outline', icons.outline, 32), ...checkOutline(icons.outline)];
}

/** They are Cairn's own pages, and Teams signs people on to them as what the administrator allowed it to, and to nothing else. */
function checkTabs({
  id,
  developer: { websiteUrl },
  staticTabs,
  configurableTabs,
  webApplicationInfo,
  validDomains,
}: TeamsManifest): string[] {
  const problems: string[] = [];
  const { id: app, resource, ...more } = webApplicationInfo;
  if (app !== id) problems.push('people are signed on to another app');
  if (resource !== resourceOf(id, websiteUrl))
    problems.push(`people are signed on to ${resource}, which is not ${resourceOf(id, websiteUrl)}`);
  if (Object.keys(more).length > 0) problems.push(`signing on asks for ${Object.keys(more)} as well`);
  const pages = [
    ...staticTabs.flatMap(({ contentUrl, websiteUrl: site }) => [contentUrl, site]),
    ...configurableTabs.map(({ configurationUrl }) => configurationUrl),
  ].filter((page) => page !== undefined);
  for (const page of pages) {
    if (!page.startsWith(`${websiteUrl}/`)) problems.push(`${page} is no page of Cairn’s`);
    if (!validDomains.includes(new URL(page).host)) problems.push(`Teams shows no page of ${new URL(page).host}`);
  }
  const ids = staticTabs.map(({ entityId }) => entityId);
  if (new Set(ids).size < ids.length) problems.push('two tabs have the same id');
  return problems;
}

function checkIcon(name: string, png: Uint8Array, size: number): string[] {
  const { width, height } = header(png);
  return width === size && height === size ? [] : [`the ${name} icon is ${width} by ${height}, and has to be ${size} by ${size}`];
}

/** White, and nothing else, on nothing. */
function checkOutline(png: Uint8Array): string[] {
  const { width, height, colour } = header(png);
  if (colour !== 6) return ['the outline icon has no transparent ground'];
  const pixels = unfiltered(png, width, height);
  let seen = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) continue;
    seen += 1;
    if (pixels[at] !== 255 || pixels[at + 1] !== 255 || pixels[at + 2] !== 255) return ['the outline icon has another colour than white'];
  }
  return seen === 0 || seen === pixels.length / 4 ? ['the outline icon shows nothing'] : [];
}

function header(png: Uint8Array): { width: number; height: number; colour: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20), colour: view.getUint8(25) };
}

/** The pixels of an 8-bit RGBA picture, as they are: each line says how it was written, by what is left of it and above it. */
function unfiltered(png: Uint8Array, width: number, height: number): Uint8Array {
  const raw = inflateSync(dataOf(png));
  const line = width * 4;
  const pixels = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)]!;
    for (let x = 0; x < line; x += 1) {
      const left = x >= 4 ? pixels[y * line + x - 4]! : 0;
      const above = y > 0 ? pixels[(y - 1) * line + x]! : 0;
      const corner = x >= 4 && y > 0 ? pixels[(y - 1) * line + x - 4]! : 0;
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x]! + [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!;
    }
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function dataOf(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += view.getUint32(at) + 12) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return Buffer.concat(parts);
}
