import type { LogId, MeetingId, MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { MeetingLog } from '../../shared/domain/log.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Overview } from '../../shared/domain/overview.ts';
import type { Programme } from '../../shared/domain/programme.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';
import { aMeeting, aPair } from './facts.ts';
import { grace, pairFacts, somebody } from './pair-facts.ts';

/** A pair of its own, by number: nobody in it is in another. */
export function pairOf(number: number, more: Partial<Facts> = {}): Facts {
  const base = aPair();
  const mentorship = `men_pair${number}` as MentorshipId;
  const rename = (person: PersonId) => `${person}${number}` as PersonId;
  return {
    ...base,
    mentorship: { ...base.mentorship, id: mentorship },
    parties: base.parties.map((one) => ({ ...one, mentorship, person: rename(one.person) })),
    people: base.people.map((one) => somebody(rename(one.id), `${one.name} ${number}`)),
    ...more,
  };
}

let count = 0;

/** A meeting of that pair which took place. */
export function heldBy(number: number, wall: string, more: Partial<Omit<Meeting, 'at'>> = {}): Meeting {
  count += 1;
  return aMeeting({
    at: wall,
    id: `mtg_held${count}` as MeetingId,
    mentorship: `men_pair${number}` as MentorshipId,
    status: 'held',
    ...more,
  });
}

export function logFor(meeting: Meeting, status: MeetingLog['status'], startedAt: Instant = meeting.start): MeetingLog {
  const [by] = pairFacts().parties;
  const isFiled = status !== 'draft';
  return {
    id: `log_${meeting.id.slice(4)}` as LogId,
    mentorship: meeting.mentorship,
    meeting: meeting.id,
    status,
    startedBy: by!.person,
    startedAt,
    completedAt: status === 'signed' || status === 'differing' ? startedAt : null,
    filedBy: isFiled ? by!.person : null,
    filedAt: isFiled ? startedAt : null,
    entry: isFiled ? `lge_${meeting.id.slice(4)}` : null,
    amendment: null,
    paper: false,
    readers: 'pair',
  };
}

/** A programme that Grace coordinates, with these pairs. */
export function overviewOf(pairs: Overview['pairs'], programme: Partial<Programme> = {}): Overview {
  const whole = { ...pairFacts().programme, ...programme };
  return {
    programme: whole,
    coordinators: [{ programme: whole.id, person: grace }],
    pairs: pairs.map((pair) => ({ ...pair, programme: whole })),
    month: null,
  };
}
