import type { View } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayWhen } from '../../../shared/words/dates.ts';
import { languageName } from '../../../shared/words/languages.ts';
import { type Card, card, choice, choices, hint, type Item, list, title } from '../../chat/card.ts';
import type { Tally } from '../../store/record.ts';
import type { Reader } from '../feature.ts';

/** What is kept about somebody. */
export type Kept = {
  own: View<'self'>;
  pairs: readonly View<'invitee'>[];
  reaches: readonly View<'reach'>[];
  coordinates: readonly string[];
  tally: Tally;
};

/** Every kind of fact that is kept, with how much of it there is, and who reads it: those that most people read first. */
export function recordCard(reader: Reader, kept: Kept, now: Instant): Card {
  const { pair } = reader.words;
  return card('pair.record', {
    summary: pair.recordSummary(),
    blocks: [
      title(pair.recordTitle()),
      list(forCoordinators(reader, kept, now), { title: pair.recordForCoordinators() }),
      list(forPair(reader, kept), { title: pair.recordForPair() }),
      list(forYou(reader, kept), { title: pair.recordForYou() }),
      list(forNobody(reader, kept), { title: pair.recordForNobody() }),
      hint(pair.recordChat()),
      hint(pair.recordServer()),
      choices(
        choice(pair.recordMessagesOpen(), { type: 'nudges.show', when: 'past' }),
        choice(pair.recordSettings(), { type: 'settings.show' }),
      ),
    ],
  });
}

function forCoordinators(reader: Reader, { own, pairs, reaches, coordinates, tally }: Kept, now: Instant): Item[] {
  const { pair, summary } = reader.words;
  return [
    { text: pair.recordName({ name: own.person.name }) },
    ...pairs.map((view) =>
      pairItem(
        reader,
        view,
        reaches.find((one) => one.mentorship === view.mentorship),
        now,
      ),
    ),
    ...(pairs.length > 0 ? [{ text: summary.record(), hint: summary.recordHint() }] : []),
    ...coordinates.map((programme) => ({ text: pair.recordCoordinator({ programme }) })),
    ...(tally.read > 0 ? [{ text: pair.recordRead({ count: tally.read }), hint: pair.recordReadHint() }] : []),
  ];
}

function forPair({ words }: Reader, { own, tally }: Kept): Item[] {
  const { pair, plan } = words;
  const { logs, drafts, names, remarks, consents, readings } = tally;
  const whoRead = choice(pair.recordReadingsOpen(), { type: 'record.readings' });
  return [
    { text: pair.recordZone({ zone: own.person.zone }) },
    { text: pair.recordMeetings({ count: tally.meetings }), hint: pair.recordMeetingsHint() },
    { text: pair.recordAgenda({ count: tally.agendaPoints }), hint: pair.recordAgendaHint() },
    { text: plan.record({ goals: tally.goals, actions: tally.actions }), hint: plan.recordHint() },
    told(pair.recordLogs({ count: logs }), logs > 0 && pair.recordLogsHint({ drafts, names, remarks, consents })),
    { text: pair.recordReadings({ count: readings }), choices: readings > 0 ? [whoRead] : [] },
    { text: pair.recordLate({ count: tally.late }) },
  ];
}

function forYou({ words: { pair } }: Reader, { own, tally }: Kept): Item[] {
  return [
    { text: pair.recordLanguage({ language: languageName(own.person.language) }) },
    told(pair.recordTalks({ count: tally.talks }), tally.talks > 0 && pair.recordTalksHint({ shared: tally.talksShared })),
    { text: pair.recordAttendance({ count: tally.attendance }), hint: pair.recordAttendanceHint() },
    told(pair.recordContacts({ count: tally.contacts }), tally.contacts > 0 && pair.recordContactsHint()),
    { text: pair.recordRhythm() },
    { text: pair.recordPauses({ count: own.pauses.length }) },
    { text: pair.recordMessages({ count: tally.messages }) },
    told(pair.recordFeed({ has: tally.feeds > 0 ? 'yes' : 'other' }), tally.feeds > 0 && pair.recordFeedHint()),
  ];
}

function forNobody({ words: { account, device, pair, teams } }: Reader, { pairs, tally }: Kept): Item[] {
  const isMentee = pairs.some((one) => one.me.role === 'mentee');
  return [
    ...(isMentee ? [{ text: pair.recordContactsOf(), hint: pair.recordContactsOfHint() }] : []),
    { text: pair.recordNotice(), hint: pair.recordNoticeHint() },
    told(pair.recordAccount({ count: tally.accounts }), tally.teamsChats > 0 && teams.recordHint()),
    ...(tally.devices > 0 ? [{ text: device.record({ count: tally.devices }), hint: device.recordHint() }] : []),
    ...(tally.united > 0 ? [{ text: account.record(), hint: account.recordHint() }] : []),
    { text: pair.recordAsked(), hint: pair.recordAskedHint() },
  ];
}

/** What is to be said of something only where there is any. */
const told = (text: string, more: string | false): Item => (more === false ? { text } : { text, hint: more });

function pairItem(reader: Reader, view: View<'invitee'>, reach: View<'reach'> | undefined, now: Instant): Item {
  const { pair } = reader.words;
  const partner = view.others.map((one) => one.name).join(', ');
  const status = view.status === 'ended' ? 'other' : view.status;
  const role = view.me.role === 'mentor' ? 'mentor' : 'other';
  return {
    text: pair.recordPair({ programme: view.programme.name, role, partner, status }),
    hint: [pair.recordPairHint(), ...(reach ? whoReadsLogs(reader, view.status, reach, now) : [])].join(' '),
  };
}

/** Who besides the two can read what logs say: said only as far as it is so. */
function whoReadsLogs(reader: Reader, status: View<'invitee'>['status'], reach: View<'reach'>, now: Instant): string[] {
  const { pair } = reader.words;
  const { zone, language } = reader.person;
  const { from, announced, opened } = reach;
  const names = reach.coordinators.join(', ');
  if (names === '') return [pair.recordLogsClosed()];
  if (status === 'ended')
    return announced + opened === 0 ? [pair.recordLogsClosed()] : [pair.recordLogsEnded({ names, count: announced + opened })];
  const said = [
    ...(from === null
      ? []
      : [(from > now ? pair.recordLogsFrom : pair.recordLogsSince)({ names, when: sayWhen(from, zone, language, now) })]),
    ...(opened === 0 ? [] : [pair.recordLogsOpened({ names, count: opened })]),
  ];
  return said.length === 0 ? [pair.recordLogsClosed()] : said;
}
