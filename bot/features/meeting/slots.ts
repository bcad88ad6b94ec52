import { bankHolidays } from '../../../shared/domain/bank-holidays.ts';
import { endOf, type Meeting } from '../../../shared/domain/meeting.ts';
import { isDayOff, wakingSpans } from '../../../shared/domain/rhythm.ts';
import { slotSpan, suggestedSlots } from '../../../shared/domain/slots.ts';
import { dateOf, type Instant, timeOf, type WallDate, wallTimeAt } from '../../../shared/time.ts';
import { type Choice, choice } from '../../chat/card.ts';
import { diaryOf } from '../../store/diary.ts';
import type { Context } from '../feature.ts';
import { type Telling, when } from './say.ts';

const HOW_MANY = 3;

/** Dates for a meeting like this one, each a button that suggests it to the partner. Days off of either, and bank holidays, are left out. */
export async function slotChoices(
  context: Context,
  telling: Telling,
  meeting: Pick<Meeting, 'minutes' | 'method' | 'place' | 'joinLink'>,
): Promise<Choice[]> {
  const { zone } = context.who;
  return (await freeTimes(context, telling, meeting.minutes)).map((start) => {
    const at = wallTimeAt(start, zone);
    const { minutes, method, place, joinLink } = meeting;
    return choice(when(telling, start), {
      type: 'meeting.propose',
      mentorship: telling.facts.mentorship.id,
      date: dateOf(at),
      time: timeOf(at),
      zone,
      minutes,
      method,
      place,
      joinLink,
    });
  });
}

async function freeTimes(context: Context, { facts }: Telling, minutes: number): Promise<Instant[]> {
  const { policy, jurisdiction } = facts.programme;
  const { from, until } = slotSpan(context.now, policy.noticeHours);
  const holidaysOn = (date: WallDate) => bankHolidays(jurisdiction, Number(date.slice(0, 4)));
  const diaries = await Promise.all(facts.people.map((person) => diaryOf(context.tx, person.id, from, until)));
  return suggestedSlots({
    waking: facts.people.map((person) => wakingSpans(person, from, until, (date) => isDayOff(person, date, holidaysOn(date)))),
    busy: diaries.flat().map((other) => ({ start: other.start, end: endOf(other) })),
    zones: [context.who.zone, ...facts.people.filter((person) => person.id !== context.who.id).map((person) => person.zone)],
    minutes,
    from,
    until,
    count: HOW_MANY,
  });
}
