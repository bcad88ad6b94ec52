import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../bot/clock.ts';
import { storedConversations } from '../../bot/connect/teams.ts';
import { manners } from '../../bot/outbox/manners.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import { plus } from '../../shared/time.ts';
import { reporter } from '../outbox/deaths.ts';
import type { HttpSink } from '../outbox/http-chat.ts';
import { endLeasesOf, howOften, killOneByOne, slow, type Victim, world } from '../outbox/killing.ts';
import { onBothEngines, type Place, type TestEngine } from '../setup/engines.ts';
import { runs } from '../setup/long.ts';
import { chatAt, knownOf, withCairn } from '../setup/teams/chat.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';

/** Three that may be said again, two of which share messages, and two that may not. */
const kinds = ['invitation', 'notice', 'log-signed', 'moved', 'log-filed'] as const satisfies readonly NudgeKind[];
const ways = ['taken', 'answered', 'leaving', 'settling', 'drawn', 'claimed'] as const;

onBothEngines((engine) => {
  test(
    'a process killed on its way to Teams loses no reminder and repeats no signature, and what nobody can know is told',
    slow,
    async () => {
      const teams = await startTeamsStandIn();
      onTestFinished(() => teams.close());
      const { state } = teams;
      const people = ['maya', 'kofi', 'grace'].map((name) => withCairn(state, { name, object: name, tenant: 'T1' }));
      const place = await engine.freshPlace();
      const store = await world(engine, place);
      for (const { own } of people) await storedConversations(store, systemClock).heard(own);
      await store.close();

      const sink = sinkOf(teams);
      const victim: Victim = { program: new URL('./mortal.ts', import.meta.url), told: { standIn: knownOf(state) }, sink, kinds };
      const all = await killOneByOne(engine, place, victim, runs(ways.length, 120), ways);
      const rows = await finished(engine, place, teams);

      const of = (isRepeatable: boolean) =>
        rows.filter(({ id, kind }) => all.includes(id) && manners[kind as NudgeKind].repeatable === isRepeatable);
      const [repeatable, once] = [of(true), of(false)];
      const counted = {
        repeatable: howOften(
          repeatable.map(({ id }) => id),
          sink,
        ),
        once: howOften(
          once.map(({ id }) => id),
          sink,
        ),
      };
      // At least once each, and all known to be said.
      expect(counted.repeatable.never).toBe(undefined);
      expect(counted.repeatable.twice).toBeGreaterThan(0);
      expect(repeatable.filter((row) => !wasSaid(row))).toEqual([]);
      // At most once each. What is known as said was; whatever else is known as perhaps not said, and told.
      expect(counted.once.twice).toBe(undefined);
      const unsure = once.filter((row) => !wasSaid(row));
      expect(unsure.length).toBeGreaterThan(0);
      expect(new Set(unsure.map(({ state, why }) => `${state} ${why}`))).toEqual(new Set(['dead may-have-arrived']));
      expect(once.filter((row) => !unsure.includes(row) && sink.counts.get(row.id) !== 1)).toEqual([]);
      const told = rows.filter((row) => row.kind === 'coordinator-told' && row.person.endsWith('grace') && wasSaid(row));
      expect(told.map(({ key }) => key.split('/')[1]).sort()).toEqual([...new Set(unsure.map(({ person }) => person))].sort());
    },
  );
});

/** By itself, or in a message with others. */
const wasSaid = ({ state, why }: { state: string; why: string | null }): boolean => state === 'sent' || why === 'merged';

/** What came to a Teams on loopback, counted. */
function sinkOf({ state }: TeamsStandIn): Pick<HttpSink, 'at' | 'counts'> {
  const sink: Pick<HttpSink, 'at' | 'counts'> = { at: () => false, counts: new Map() };
  let known = 0;
  const look = state.changed.bind(state);
  state.changed = () => {
    look();
    const said = [...state.conversations.values()].flatMap(({ messages }) => messages.map(({ activity }) => JSON.stringify(activity)));
    if (said.length === known) return;
    known = said.length;
    // Teams’ markup may have a mark before an underscore.
    sink.counts = new Map();
    for (const [id] of said.flatMap((one) => [...one.replaceAll('\\', '').matchAll(/ntf_\w+/g)]))
      sink.counts.set(id, (sink.counts.get(id) ?? 0) + 1);
    sink.at('taken', null);
  };
  return sink;
}

/** What became of every message once somebody lived long enough to say the rest. */
async function finished(engine: TestEngine, place: Place, { state }: TeamsStandIn) {
  const store = await engine.open(place);
  await endLeasesOf(store, '');
  // Teams takes so much a minute and no more; whoever lives long enough has minutes.
  const clock = { ...systemClock, now: () => plus(systemClock.now(), { minutes: 10 }) };
  let elapsed = 0;
  const minutes = { elapsed: () => (elapsed += 60_000), sleep: async () => {} };
  await reporter(store, chatAt(state, storedConversations(store, systemClock), minutes), { clock }).drain();
  return store.read.selectFrom('notification').select(['id', 'key', 'kind', 'person', 'state', 'why', 'attempt']).execute();
}
