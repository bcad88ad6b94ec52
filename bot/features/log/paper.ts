import type { View } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { agreedTime } from '../../../shared/domain/booking.ts';
import { enterFromPaper } from '../../../shared/domain/log-paper.ts';
import { Method, meetingMinutes } from '../../../shared/domain/meeting.ts';
import { dateAt, minus, type WallDate } from '../../../shared/time.ts';
import type { Form } from '../../chat/form.ts';
import { type Reader, refused, type Verb } from '../feature.ts';
import { methodName } from '../method.ts';
import { partnerOf, whomField } from '../partner.ts';
import { notThere } from './context.ts';
import { announcementsHeard } from './heard.ts';
import { beganWith } from './open.ts';
import { pastOf } from './past.ts';
import { sayNo } from './refusals.ts';

export const openPaper: Verb<'log.paper.open'> = async (context, { mentorship }) => {
  const { who, words, now } = context;
  const pairs = (await pastOf(context, mentorship)).pairs.filter((one) => one.status === 'active');
  if (pairs.length === 0) return refused(mentorship ? words.log.notYours() : words.log.noPair());
  const yesterday = dateAt(minus(now, { days: 1 }), who.zone);
  return { answer: { answer: 'form', form: paperForm({ person: who, words }, pairs, yesterday) } };
};

/** The meeting as it was, and then its log, to be copied from the paper. */
export const enter: Verb<'log.paper'> = async (context, { mentorship, date, time, zone, fold = 'earlier', ...was }) => {
  const { tx, newId, words, who, now } = context;
  const facts = await context.facts(mentorship);
  if (!facts) return notThere(context);
  const at = agreedTime({ date, time, zone, fold });
  if ('kind' in at) throw new Error('a fold was given');
  const meeting = newId('mtg');
  const { minutes, method, place } = was;
  const hand = { who: who.id, now, heard: await announcementsHeard(tx, facts) };
  const outcome = enterFromPaper(facts, { time: at, minutes, method, place }, { meeting, log: newId('log') }, hand);
  return isRefusal(outcome) ? sayNo(words, outcome) : beganWith(context, facts, meeting, outcome.changes);
};

function paperForm({ words, person }: Reader, pairs: readonly View<'pair'>[], day: WallDate): Form {
  const { ask, fields } = whomField(pairs, words.log.paperWith());
  return {
    name: 'log.paper',
    title: words.log.paperTitle(),
    submit: words.log.paperSubmit(),
    cancel: words.common.cancel(),
    intro: words.log.paperIntro({ partner: pairs.map(partnerOf).join(', ') }),
    ask: { type: 'log.paper', ...ask },
    fields: [
      ...fields,
      { field: 'date', name: 'date', label: words.log.paperDate(), value: day },
      { field: 'time', name: 'time', label: words.log.paperTime(), value: null },
      { field: 'zone', name: 'zone', label: words.meeting.formZone(), value: person.zone },
      { field: 'number', name: 'minutes', label: words.log.minutes(), value: null, ...meetingMinutes },
      {
        field: 'select',
        name: 'method',
        label: words.log.method(),
        value: 'face-to-face',
        options: Method.options.map((value) => ({ value, label: methodName(value, words) })),
      },
      { field: 'text', name: 'place', label: words.log.place(), value: null, most: 200, optional: true },
    ],
  };
}
