import { isRefusal } from '../../../shared/decision.ts';
import { present } from '../../../shared/talks/present.ts';
import { startTalk } from '../../../shared/talks/start.ts';
import { openTalkOf } from '../../store/talks.ts';
import { done, insteadOf, type Verb } from '../feature.ts';
import { asThemselves } from '../themselves.ts';
import { talkCard } from './cards.ts';
import { moved, telling } from './moved.ts';
import { pairFor } from './whose.ts';

/** A talk at its first question. While another is open, that one is shown. */
export const begin: Verb<'talk.begin'> = async (asked, { script, meeting, mentorship }) => {
  const context = await asThemselves(asked);
  const { tx, seal, who, words, now, newId } = context;
  const pair = await pairFor(context, { meeting, mentorship });
  if (!('mentorship' in pair)) return pair;
  const open = await openTalkOf(tx, seal, who.id);
  const id = newId('tlk');
  const wish = { id, person: who.id, mentorship: pair.mentorship, meeting: meeting ?? null, script };
  const talk = startTalk(wish, open ? [open] : [], now);
  if (!isRefusal(talk)) return moved(context, talk, { move: 'begin' }, 'replace');
  const no = words.talk.oneAtATime();
  return insteadOf(done(talkCard(await telling(context, open!), present(open!), no), 'new'), no);
};
