import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../setup/long.ts';
import { FORM, signed } from '../setup/slack/payloads.ts';
import { startBot, type TestBot } from './bot.ts';
import { bent, good, JSON_TYPE, malformed, message } from './hostile-requests.ts';

const MINUTE = 60_000;

describe('what is not for the door', () => {
  test.each(malformed)('%s is refused at once', async (_name, body, type) => {
    const bot = await startBot();
    const posted = await bot.slack.send(body, type);
    expect(posted.status).toBe(400);
    expect(posted.milliseconds).toBeLessThan(1_500);
    expect(bot.door.asked).toEqual([]);
  });

  test.each(good)('%s is taken when it is signed, and by nobody else', async (_name, body, type) => {
    const bot = await startBot();
    const { signingSecret } = bot.slack;
    const now = Date.now();
    const refused: Record<string, string>[] = [
      signed(body, 'another-secret'),
      signed(`${body} `, signingSecret),
      signed(body, signingSecret, now - 6 * MINUTE),
      signed(body, signingSecret, now + 6 * MINUTE),
      signed(body, signingSecret, now + 10_000 * MINUTE),
      { ...signed(body, signingSecret), 'x-slack-signature': '' },
      { ...signed(body, signingSecret), 'x-slack-signature': 'v0' },
      { ...signed(body, signingSecret), 'x-slack-signature': `v1=${'0'.repeat(64)}` },
      { ...signed(body, signingSecret), 'x-slack-request-timestamp': 'soon' },
      { ...signed(body, signingSecret), 'x-slack-request-timestamp': '-1' },
    ];
    for (const headers of refused) expect((await bot.slack.send(body, type, headers)).status).toBe(401);
    const bare = await fetch(`${bot.url}/slack/events`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(bare.status).toBe(401);
    expect(bot.door.asked).toEqual([]);

    for (const skew of [-4 * MINUTE, 0, 4 * MINUTE]) {
      expect((await bot.slack.send(body, type, signed(body, signingSecret, now + skew))).status).toBe(200);
    }
  });

  test('a repeated delivery is answered the same and asks the door once', async () => {
    const bot = await startBot();
    const again = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    for (const [, body, type] of good) {
      const first = await bot.slack.send(body, type);
      const second = await bot.slack.send(body, type, again);
      expect([second.status, second.body]).toEqual([first.status, first.body]);
    }
    const asked = bot.door.asked.map((one) => one.intent.type);
    expect(asked.filter((type) => type === 'home.open')).toHaveLength(1);
    expect(asked.filter((type) => type === 'say')).toHaveLength(2);
  });

  test('what is too large is refused before it is read', async () => {
    const bot = await startBot();
    const body = JSON.stringify({ ...message, event: { ...message.event, text: 'x'.repeat(1_100_000) } });
    expect((await bot.slack.send(body, JSON_TYPE)).status).toBe(413);
    expect((await bot.slack.send(`payload=${'x'.repeat(1_100_000)}`, FORM)).status).toBe(413);
    expect(bot.door.asked).toEqual([]);
  });

  test('a body that grows without saying how large it is, is refused as well', async () => {
    const bot = await startBot();
    const headers = { ...signed('', bot.slack.signingSecret), 'content-type': JSON_TYPE };
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100_000)) });
    const posted = await fetch(`${bot.url}/slack/events`, { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(posted);
    expect(bot.door.asked).toEqual([]);
  });

  test('a body that never ends does not keep the line', { timeout: 20_000 }, async () => {
    const bot = await startBot();
    const { 'x-slack-request-timestamp': at, 'x-slack-signature': by } = signed('x', bot.slack.signingSecret);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(bot.url).port), '127.0.0.1', () =>
        socket.write(
          `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: 100\r\nx-slack-request-timestamp: ${at}\r\nx-slack-signature: ${by}\r\n\r\n{"ty`,
        ),
      );
      socket.once('data', (data) => {
        socket.destroy();
        resolve(String(data));
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('Slack’s own checks of the address are answered', async () => {
    const bot = await startBot();
    const verification = await bot.slack.send(JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' }), JSON_TYPE);
    expect([verification.status, JSON.parse(verification.body)]).toEqual([200, { challenge: 'abc' }]);
    expect((await bot.slack.send('ssl_check=1&token=x', FORM)).status).toBe(200);
    expect((await bot.slack.send(JSON.stringify({ type: 'app_rate_limited', team_id: 'T1' }), JSON_TYPE)).status).toBe(200);
    expect((await bot.slack.send(JSON.stringify({ ...message, event: { type: 'team_rename' } }), JSON_TYPE)).status).toBe(200);
    expect(bot.door.asked).toEqual([]);
  });

  test('however a request is bent, it is answered in time and never with a failure of ours', { timeout: 600_000 }, async () => {
    const bot = await startBot();
    await fc.assert(
      fc.asyncProperty(bent, async ([body, type]) => {
        const { status, milliseconds } = await bot.slack.send(body, type);
        expect([200, 400, 401, 413]).toContain(status);
        expect(milliseconds).toBeLessThan(2_900);
      }),
      { numRuns: runs(400, 10_000) },
    );
    expectNothingBroke(bot);
  });
});

function expectNothingBroke(bot: TestBot): void {
  expect(bot.log.filter((line) => line.level === 'error')).toEqual([]);
}
