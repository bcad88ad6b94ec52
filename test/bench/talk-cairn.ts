import { systemClock } from '../../bot/clock.ts';
import { newId } from '../../bot/ids.ts';
import { addAccount } from '../../bot/store/accounts.ts';
import { commit } from '../../bot/store/nouns.ts';
import { saveTalk } from '../../bot/store/talks.ts';
import { put } from '../../shared/decision.ts';
import { plus } from '../../shared/time.ts';
import { pairFacts, somebody } from '../setup/pair-facts.ts';
import { newTalk } from '../setup/talks.ts';
import { competeWith } from './cairn-on-slack.ts';
import { type Control, task } from './contestant.ts';
import { channelOf } from './slack-sink.ts';

/** All of Cairn, connected to Slack, with a talk open to each mentee. What is pressed are the forms of its first questions, in their order. */
const { pairs } = task();
await competeWith(
  async (into, seal) => {
    const now = systemClock.now();
    const facts = pairFacts();
    await into.transaction((tx) => commit(tx, [put('programme', facts.programme)], 'per_bench', now));
    const all: Control[] = [];
    for (let index = 0; index < pairs; index += 1) {
      const mentorship = newId('men');
      const [mentor, mentee] = facts.parties.map((party) => ({ ...party, mentorship, person: newId('per') }));
      const talk = newTalk('grow', { id: newId('tlk'), person: mentee!.person, mentorship, meeting: null, startedAt: now, changedAt: now });
      const user = `UT${index}`;
      await into.transaction(async (tx) => {
        const account = (of: string) => ({ platform: 'slack' as const, enterprise: '', tenant: 'T0BENCH', user: of });
        await addAccount(tx, account(`UM${index}`), somebody(mentor!.person, `Kofi ${index}`), now);
        await addAccount(tx, account(user), somebody(mentee!.person, `Maya ${index}`), now);
        const since = plus(now, { days: -30 });
        const pair = put('mentorship', { ...facts.mentorship, id: mentorship, since });
        await commit(tx, [pair, put('party', mentor!), put('party', mentee!)], mentor!.person, now);
        await saveTalk(tx, seal, talk);
      });
      for (const question of talk.path.slice(0, 3)) {
        all.push({ user, channel: channelOf(user), value: JSON.stringify({ type: 'talk.answer', talk: talk.id, question }) });
      }
    }
    return all;
  },
  async (store) => (await store.read.selectFrom('audit').select('id').where('intent', '=', 'talk.answer').execute()).length,
);
