import { slackManifest } from './slack.ts';

/** `npm run manifests`: what to paste into a platform's app settings. With CAIRN_URL for HTTP, without it for Socket Mode. */
const url = process.env.CAIRN_URL?.trim().replace(/\/+$/, '') || null;
if (url !== null && !/^https:\/\/[^/]+/.test(url)) {
  process.stderr.write('CAIRN_URL has to begin with https://, because Slack calls nothing else. Leave it out for Socket Mode.\n');
  process.exitCode = 1;
} else {
  process.stdout.write(`${JSON.stringify(slackManifest(url), null, 2)}\n`);
}
