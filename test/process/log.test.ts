import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { runs } from '../setup/long.ts';

function logOf(say: (log: ReturnType<typeof createLog>) => void): string {
  let written = '';
  const to = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  say(createLog('debug', to));
  return written;
}

test('what people write and what opens doors never reaches a log line, however deep it lies', () => {
  const canary = 'canary-7d1f';
  const names = [
    'text',
    'answer',
    'summary',
    'token',
    'botToken',
    'authorization',
    'Authorization',
    'sealed',
    'blocks',
    'joinLink',
    'parameters',
    'name',
  ];
  const carrier = fc.tuple(fc.constantFrom(...names), fc.array(fc.constantFrom('a', 'request', 'headers', 'err'), { maxLength: 7 }));
  fc.assert(
    fc.property(carrier, ([name, path]) => {
      const inner: object = { [name]: canary };
      const fields = path.reduce((held: object, step, index) => (index % 2 ? { [step]: [held] } : { [step]: held }), inner);
      expect(logOf((log) => log.info(fields, 'something happened'))).not.toContain(canary);
    }),
    { numRuns: runs(200, 5000) },
  );
});

test('an error is noted with its message, stack, code and cause, and without what else it carries', () => {
  const cause = Object.assign(new Error('the cause'), { code: 'ECONNRESET', config: { url: 'canary' } });
  const error = Object.assign(new Error('the failure', { cause }), { code: '23505', detail: 'Key (text)=(canary)', rows: ['canary'] });
  const line = logOf((log) => log.error({ err: error }, 'failed'));
  expect(JSON.parse(line).err).toMatchObject({
    type: 'Error',
    message: 'the failure',
    code: '23505',
    cause: { message: 'the cause', code: 'ECONNRESET' },
  });
  expect(line).not.toContain('canary');
});

test('an error logged by itself is treated the same', () => {
  const line = logOf((log) => log.error(Object.assign(new Error('no xoxb-1-canary'), { detail: 'canary' })));
  expect(line).toContain('no [left out]');
  expect(line).not.toContain('canary');
});

test.each([
  'invalid token xoxb-12-ab-canary',
  'xapp-1-canary was refused',
  'cannot reach postgres://cairn:canary@db/cairn',
  'header Authorization: Bearer canary.x.y',
])('something that looks like a secret is left out of a sentence: %#', (sentence) => {
  expect(logOf((log) => log.warn({ reason: sentence, err: new Error(sentence) }, sentence))).not.toContain('canary');
});

test('ids, kinds and counts stay, so that a line is of use', () => {
  expect(JSON.parse(logOf((log) => log.info({ key: 'mtg_1/s1/notice', attempt: 2, meeting: 'mtg_1' }, 'sent')))).toMatchObject({
    key: 'mtg_1/s1/notice',
    attempt: 2,
    meeting: 'mtg_1',
    msg: 'sent',
  });
});
