import { usualMinutes } from '../../../shared/domain/booking.ts';
import { card, choice, choices, hint, say, title } from '../../chat/card.ts';
import { done, refused, type Verb } from '../feature.ts';
import { partnerNames } from './say.ts';
import { slotChoices } from './slots.ts';
import { activeTellings } from './words.ts';

/** Where somebody with no date in mind begins: a few times that suit both, with one partner of theirs. */
export const suggestTimes: Verb<'meeting.suggest'> = async (context, intent) => {
  const { words } = context;
  const all = await activeTellings(context, intent.mentorship);
  const [telling] = all;
  if (!telling) return refused(words.meeting.refusedNoPair());
  if (all.length > 1) {
    const whom = all.map((each) => choice(partnerNames(each), { type: 'meeting.suggest', mentorship: each.facts.mentorship.id }));
    return done(
      card('meeting.whom', { summary: words.meeting.echoWhom(), blocks: [title(words.meeting.echoWhom()), choices(...whom)] }),
      'new',
    );
  }
  const slots = await slotChoices(context, telling, { minutes: usualMinutes(telling.facts), method: 'video', place: null, joinLink: null });
  const heading = words.meeting.suggestTitle({ partner: partnerNames(telling) });
  return done(
    card('meeting.suggest', {
      summary: heading,
      blocks: [
        title(heading),
        say(slots.length > 0 ? words.meeting.suggestSlots() : words.meeting.suggestNoSlots()),
        choices(...slots, choice(words.meeting.pickDate(), { type: 'meeting.open', mentorship: telling.facts.mentorship.id })),
        hint(words.meeting.suggestWords()),
      ],
    }),
    'new',
  );
};
