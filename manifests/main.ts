import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slackManifest } from './slack.ts';
import { checkPackage } from './teams/check.ts';
import { teamsManifest } from './teams/manifest.ts';
import { teamsIcons, teamsPackage } from './teams/package.ts';

/**
 * `npm run manifests`: what to paste into Slack's app settings, with CAIRN_URL for HTTP and without it for Socket Mode; and with
 * TEAMS_APP_ID the package to upload to Teams.
 */
const url = process.env.CAIRN_URL?.trim().replace(/\/+$/, '') || null;
const appId = process.env.TEAMS_APP_ID?.trim().toLowerCase() || null;

if (url !== null && !/^https:\/\/[^/]+/.test(url))
  refuse('CAIRN_URL has to begin with https://, because Slack and Teams call nothing else.');
else if (appId !== null && url === null) refuse('TEAMS_APP_ID is set, so CAIRN_URL has to be set as well: Teams reaches Cairn there.');
else {
  process.stdout.write(`${JSON.stringify(slackManifest(url), null, 2)}\n`);
  if (appId !== null && url !== null) packTeams(appId, url);
}

function packTeams(appId: string, url: string): void {
  const manifest = teamsManifest({ appId, url });
  const icons = teamsIcons();
  const problems = checkPackage(manifest, icons);
  if (problems.length > 0) {
    refuse(`The package for Teams was not made: ${problems.join('; ')}.`);
    return;
  }
  const folder = join(import.meta.dirname, '../dist');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cairn-teams.zip'), teamsPackage(manifest, icons));
  process.stderr.write('The package for Teams is dist/cairn-teams.zip.\n');
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
