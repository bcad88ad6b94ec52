import { referTo } from '../../bot/chat/slack/reference.ts';
import { systemClock } from '../../bot/clock.ts';
import { newId } from '../../bot/ids.ts';
import { keepShown } from '../../bot/outbox/shown.ts';
import { accountIdOf, addAccount } from '../../bot/store/accounts.ts';
import { addDevice } from '../../bot/store/devices.ts';
import { commit } from '../../bot/store/nouns.ts';
import { put } from '../../shared/decision.ts';
import type { Action } from '../../shared/domain/action.ts';
import { chromeOrigin } from '../../shared/extension-origin.ts';
import { dateAt, plus, type Zone } from '../../shared/time.ts';
import { pairFacts, somebody } from '../setup/pair-facts.ts';
import { competeWith } from './cairn-on-slack.ts';
import { type Control, task } from './contestant.ts';
import type { Ticking } from './panel-live.ts';
import { channelOf } from './slack-sink.ts';

/** All of Cairn, connected to Slack, with pairs whose plan stands in the mentor's chat and in the mentee's panel. */
const { pairs } = task();
await competeWith(
  async (into) => {
    const now = systemClock.now();
    const facts = pairFacts();
    if (pairs > 0) await into.transaction((tx) => commit(tx, [put('programme', facts.programme)], 'per_bench', now));
    const all: Control[] = [];
    for (let index = 0; index < pairs; index += 1) {
      const mentorship = newId('men');
      const [mentor, mentee] = facts.parties.map((party) => ({ ...party, mentorship, person: newId('per') }));
      const blank = { goal: null, milestone: null, resources: null, risk: null, reason: null };
      const action: Action = {
        id: newId('act'),
        mentorship,
        ...blank,
        text: 'Ask for a desk by the window',
        person: mentee!.person,
        byWhen: dateAt(plus(now, { days: 14 }), 'UTC' as Zone),
        status: 'open',
        position: 0,
        by: mentee!.person,
        at: now,
      };
      const user = `UM${index}`;
      await into.transaction(async (tx) => {
        const account = (of: string) => ({ platform: 'slack' as const, enterprise: '', tenant: 'T0BENCH', user: of });
        await addAccount(tx, account(user), somebody(mentor!.person, `Kofi ${index}`), now);
        await addAccount(tx, account(`UT${index}`), somebody(mentee!.person, `Maya ${index}`), now);
        const pair = put('mentorship', { ...facts.mentorship, id: mentorship, since: plus(now, { days: -30 }) });
        await commit(tx, [pair, put('party', mentor!), put('party', mentee!), put('action', action)], mentor!.person, now);
        const reference = referTo({ enterprise: '', tenant: 'T0BENCH' }, channelOf(user), `1700000001.${String(index).padStart(6, '0')}`);
        const shown = {
          kind: 'plan',
          person: mentor!.person,
          mentorship,
          programme: null,
          meeting: null,
          because: '{}',
          hash: '',
          at: now,
        };
        await keepShown(tx, { id: newId('shn'), account: await accountIdOf(tx, account(user)), reference, ...shown });
        const device = { account: await accountIdOf(tx, account(`UT${index}`)), name: 'Chrome', origin: chromeOrigin };
        const { token } = await addDevice(tx, device, now);
        all.push({ user, channel: channelOf(user), value: JSON.stringify({ action: action.id, token } satisfies Ticking) });
      });
    }
    return all;
  },
  async (store) => (await store.read.selectFrom('audit').select('id').where('intent', 'like', 'plan.action.%').execute()).length,
);
