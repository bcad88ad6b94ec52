import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { endOf, type Meeting } from '../../shared/domain/meeting.ts';
import type { Person } from '../../shared/domain/person.ts';
import { dateAt, type Instant } from '../../shared/time.ts';
import { localeOf } from '../../shared/words/languages.ts';
import { type Words, wordsFor } from '../../shared/words/words.ts';

/** A meeting as it stands in one person's calendar; `partner` is the other's name, or the others' names. */
export type CalendarEntry = { meeting: Meeting; partner: string };
type Owner = Pick<Person, 'language' | 'zone'>;

/**
 * The private feed of one person: what is proposed, agreed and cancelled. A calendar hangs on an office wall more often than a chat
 * does, so nothing of what a meeting is about is in it, and every entry is marked private.
 * @param stamp when this was made
 */
export function feedOf(owner: Owner, entries: readonly CalendarEntry[], stamp: Instant): string {
  // Asked for hourly; calendar apps decide for themselves, some look once a day.
  return calendar(owner.language, entries, stamp)
    .name(wordsFor(owner.language).calendar.name())
    .ttl(60 * 60)
    .toString();
}

/**
 * One meeting, or a whole series, as a file to open. Always METHOD:PUBLISH, for updates and cancellations too: REQUEST and CANCEL are for
 * invitations by mail, want the addresses of an organiser and of attendees, which Cairn does not know, and let apps offer an "Accept" whose
 * answer nobody receives; a REQUEST holds one UID only, a series has many. What makes a later file replace an earlier one is the same
 * UID with a higher SEQUENCE. A file has no calendar name, or Outlook opens it as another calendar. As some apps do not look at STATUS, a cancelled meeting says so in its title and no longer takes up time.
 */
export function fileOf(
  owner: Owner,
  entries: readonly [CalendarEntry, ...CalendarEntry[]],
  stamp: Instant,
): { name: string; type: string; content: string } {
  const content = calendar(owner.language, entries, stamp).method(ICalCalendarMethod.PUBLISH).toString();
  return { name: `mentoring-${dateAt(entries[0].meeting.start, owner.zone)}.ics`, type: 'text/calendar; charset=utf-8', content };
}

function calendar(language: string, entries: readonly CalendarEntry[], stamp: Instant): ICalCalendar {
  const words = wordsFor(language);
  return ical({
    prodId: { company: 'Cairn', product: 'Mentoring', language: localeOf(language).toUpperCase() },
    events: entries.map((entry) => eventOf(words, entry, stamp)),
  });
}

/** Times are UTC: an app turns them into its owner's, and a VTIMEZONE that goes stale cannot put them an hour off. */
function eventOf({ calendar }: Words, { meeting, partner }: CalendarEntry, stamp: Instant): ICalEventData {
  const { place, joinLink } = meeting;
  return {
    id: `${meeting.id}@cairn`,
    sequence: meeting.sequence,
    stamp: new Date(stamp),
    start: new Date(meeting.start),
    end: new Date(endOf(meeting)),
    class: ICalEventClass.PRIVATE,
    location: place ?? joinLink,
    url: joinLink,
    description: joinLink && calendar.join({ link: joinLink }),
    ...standing(calendar, meeting.status, partner),
  };
}

function standing(
  words: Words['calendar'],
  status: Meeting['status'],
  partner: string,
): Pick<ICalEventData, 'summary' | 'status' | 'transparency' | 'busystatus'> {
  switch (status) {
    case 'proposed':
      return { summary: words.summaryProposed({ partner }), status: ICalEventStatus.TENTATIVE, busystatus: ICalEventBusyStatus.TENTATIVE };
    case 'cancelled':
      return {
        summary: words.summaryCancelled({ partner }),
        status: ICalEventStatus.CANCELLED,
        transparency: ICalEventTransparency.TRANSPARENT,
        busystatus: ICalEventBusyStatus.FREE,
      };
    case 'confirmed':
    case 'held':
    case 'missed':
      return { summary: words.summary({ partner }), status: ICalEventStatus.CONFIRMED, busystatus: ICalEventBusyStatus.BUSY };
    default:
      return status satisfies never;
  }
}
