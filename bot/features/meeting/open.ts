import { usualMinutes } from '../../../shared/domain/booking.ts';
import { addDays, dateAt, type TimeOfDay } from '../../../shared/time.ts';
import { refused, type Verb } from '../feature.ts';
import { proposeForm } from './forms.ts';
import { activeTellings } from './words.ts';

/** The form for a new meeting. It opens a week from today at ten, which is easier to change than nothing. */
export const openMeeting: Verb<'meeting.open'> = async (context, intent) => {
  const all = await activeTellings(context, intent.mentorship);
  if (all.length === 0) return refused(context.words.meeting.refusedNoPair());
  const start = {
    date: intent.date ?? addDays(dateAt(context.now, context.who.zone), 7),
    time: intent.time ?? ('10:00' as TimeOfDay),
    minutes: intent.minutes ?? usualMinutes(all[0]!.facts),
  };
  return {
    answer: {
      answer: 'form',
      form: proposeForm(
        all.map((telling) => ({ id: telling.facts.mentorship.id, telling })),
        start,
      ),
    },
  };
};
