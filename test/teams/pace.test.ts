import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChatError, type ChatFault } from '../../bot/chat/port.ts';
import type { Conversation } from '../../bot/chat/teams/conversation.ts';
import { earliest, type Limit, perConversation, perTenant, stillCounted } from '../../bot/chat/teams/pace.ts';
import { paced } from '../../bot/chat/teams/paced.ts';
import type { Seam } from '../../bot/chat/teams/seam.ts';
import { runs } from '../setup/long.ts';
import { channel, personal, ScriptedSeam } from '../setup/scripted-seam.ts';
import { VirtualTimer } from '../setup/virtual-timer.ts';

const said = { text: 'x', card: null };
const { signal } = new AbortController();
/** The most that went within any span of a limit's length: one that ends where the next begins counts neither twice. */
const busiest = (went: readonly number[], [, per]: Limit) =>
  Math.max(0, ...went.map((from) => went.filter((at) => at >= from && at < from + per).length));
const keeps = (went: readonly number[], limits: readonly Limit[]) => limits.every((limit) => busiest(went, limit) <= limit[0]);

const arrivals = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40_000 })), { minLength: 1, maxLength: 150 })
  .map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap)));

test('whenever messages fall due, no span of time ever has more of them than Teams takes, and none waits without need', () => {
  fc.assert(
    fc.property(arrivals, fc.constantFrom(perConversation.slice(0, 3), perTenant), (dues, limits) => {
      let went: number[] = [];
      const all: number[] = [];
      let clock = 0;
      for (const due of dues) {
        clock = Math.max(clock, due);
        const at = earliest(went, limits, clock);
        // A moment earlier would have been one too many.
        if (at > clock) expect(keeps([...all, at - 1], limits)).toBe(false);
        clock = at;
        all.push(at);
        went = [...stillCounted(went, limits, at), at];
      }
      expect(keeps(all, limits)).toBe(true);
    }),
    { numRuns: runs(60, 2_000) },
  );
});

test('in an hour a conversation takes its eighteen hundred and no more, and what is remembered of it does not grow', () => {
  let went: number[] = [];
  let [now, taken] = [0, 0];
  while (now < 3_600_000) {
    now = earliest(went, perConversation, now);
    if (now >= 3_600_000) break;
    went = [...stillCounted(went, perConversation, now), now];
    taken += 1;
    now += 900;
  }
  expect(taken).toBe(1_800);
  expect(went.length).toBeLessThanOrEqual(1_801);
});

type World = { seam: Seam; timer: VirtualTimer; inner: ScriptedSeam; went: { where: string; at: number }[] };

function aWorld(): World {
  const [timer, inner, went] = [new VirtualTimer(), new ScriptedSeam(), [] as World['went']];
  const { calls } = inner;
  calls.push = (...more) => {
    went.push(...more.map(({ where }) => ({ where, at: timer.elapsed() })));
    return Array.prototype.push.apply(calls, more);
  };
  return { seam: paced(inner, timer), timer, inner, went };
}

const faultIn = async (work: Promise<unknown>): Promise<ChatFault | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ChatError ? error.fault : Promise.reject(error)),
  );

test('one conversation that has had enough waits, and no other does', async () => {
  const { seam, timer, went } = aWorld();
  const to = (conversation: Conversation) => seam.continue(conversation).send(said, signal);
  const [busy, other] = [personal(), channel()];
  await timer.until(Promise.all([...Array.from({ length: 10 }, () => to(busy)), to(other)]));
  expect(went.find(({ where }) => where === other.id)).toMatchObject({ at: 0 });
  expect(went.filter(({ where, at }) => where === busy.id && at === 0)).toHaveLength(7);
  expect(
    keeps(
      went.filter(({ where }) => where === busy.id).map(({ at }) => at),
      perConversation,
    ),
  ).toBe(true);
});

test('what comes of many conversations at once goes fifty a second', async () => {
  const { seam, timer, went } = aWorld();
  const all = Array.from({ length: 130 }, (_, index) => seam.continue(channel({ id: `19:${index}` })).send(said, signal));
  await timer.until(Promise.all(all));
  expect(
    keeps(
      went.map(({ at }) => at),
      perTenant,
    ),
  ).toBe(true);
  expect(went.at(-1)!.at).toBe(2_000);
});

test('changes and removals count like messages, and messages keep their order', async () => {
  const { seam, timer, went, inner } = aWorld();
  const line = seam.continue(personal());
  await timer.until(
    Promise.all(
      Array.from({ length: 9 }, (_, i) =>
        i % 3 === 0 ? line.send(said, signal) : i % 3 === 1 ? line.update(`m${i}`, said, signal) : line.remove(`m${i}`, signal),
      ),
    ),
  );
  expect(inner.calls.map(({ call }) => call)).toEqual(['send', 'update', 'remove', 'send', 'update', 'remove', 'send', 'update', 'remove']);
  expect(
    keeps(
      went.map(({ at }) => at),
      perConversation,
    ),
  ).toBe(true);
});

test('a longer wait is not waited for on the line: whoever sends comes back then, and nobody else is paused', async () => {
  const { seam, timer, went } = aWorld();
  const send = () => seam.continue(personal()).send(said, signal);
  for (let i = 0; i < 60; i++) await timer.until(send());
  const spent = timer.elapsed();
  const fault = await faultIn(timer.until(send()));
  expect(fault).toMatchObject({ fault: 'after', onlyHere: true });
  expect(fault?.fault === 'after' && fault.milliseconds).toBe(30_000 - spent);
  timer.pass(30_000 - spent);
  await timer.until(send());
  expect(went).toHaveLength(61);
});

test('where Teams asks to wait, that conversation waits so long, and is not asked meanwhile', async () => {
  const { seam, timer, inner } = aWorld();
  const send = (to = personal()) => timer.until(seam.continue(to).send(said, signal));
  inner.faults.push({ fault: 'after', milliseconds: 20_000, reason: '429', onlyHere: true });
  expect(await faultIn(send())).toMatchObject({ fault: 'after', milliseconds: 20_000 });
  expect(await faultIn(send())).toMatchObject({ fault: 'after', milliseconds: 20_000, onlyHere: true });
  expect(inner.calls).toHaveLength(1);
  await send(channel());
  timer.pass(20_000);
  await send();
  expect(inner.calls).toHaveLength(3);
});

test('where all of a tenant is asked to wait, all of it does, and no other tenant', async () => {
  const { seam, timer, inner } = aWorld();
  const send = (to = personal()) => timer.until(seam.continue(to).send(said, signal));
  inner.faults.push({ fault: 'after', milliseconds: 20_000, reason: '503' });
  expect(await faultIn(send())).toMatchObject({ fault: 'after' });
  expect(await faultIn(send(channel()))).toMatchObject({ fault: 'after', milliseconds: 20_000 });
  await send(personal(undefined, { tenant: 'another' }));
  expect(inner.calls).toHaveLength(2);
});

test('what is stopped while it waits was not sent, and says so', async () => {
  const { seam, timer, inner } = aWorld();
  const stop = new AbortController();
  const line = seam.continue(personal());
  await timer.until(Promise.all(Array.from({ length: 7 }, () => line.send(said, signal))));
  const waiting = line.send(said, stop.signal);
  stop.abort();
  expect(await faultIn(waiting)).toMatchObject({ fault: 'busy' });
  expect(inner.calls).toHaveLength(7);
  // And whoever waits behind it goes when it is their turn.
  await timer.until(line.send(said, signal));
});
