import { agreed, askedPairs } from './asked-pairs.ts';
import { competeWith } from './cairn-on-slack.ts';
import { task } from './contestant.ts';
import { channelOf } from './slack-sink.ts';

/** All of Cairn, connected to Slack, with pairs that have met before and have been asked whether the next time suits. */
const { pairs } = task();
await competeWith(async (into) => {
  const asked = await askedPairs(into, pairs, (who, pair) => ({
    platform: 'slack',
    enterprise: '',
    tenant: 'T0BENCH',
    user: `U${who === 'mentor' ? 'A' : 'B'}${pair}`,
  }));
  return asked.map(({ user, ask }) => ({ user, channel: channelOf(user), value: JSON.stringify(ask) }));
}, agreed);
