import { type View, viewOfInvitation, viewOfPair } from '../../../shared/access.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayOnWhen } from '../../../shared/words/dates.ts';
import { type Block, card, choice, choices, hint, line, say, title } from '../../chat/card.ts';
import { declineChoice } from '../declining.ts';
import type { HomeDrawer, Reader } from '../feature.ts';
import { coordinatedBlocks } from './coordinated.ts';
import { meetingBlocks, nextMeeting } from './meetings.ts';
import { pairBlocks } from './pairs.ts';
import { pauseBlocks } from './pause.ts';
import { planBlocks } from './plans.ts';
import { talkBlocks } from './talk.ts';
import { type HomeView, partnerOf } from './view.ts';

/** The standing page: what is next and what waits for an answer on top, settings at the end. */
export const drawHome: HomeDrawer = ({ reader, all, pauses, talk, coordinates, now }) => {
  const { person, words } = reader;
  const view: HomeView = {
    reader,
    now,
    pairs: all.flatMap((facts) => viewOfPair(facts, person.id) ?? []),
    invitations: all.flatMap((facts) => (viewOfPair(facts, person.id) ? [] : (viewOfInvitation(facts, person.id) ?? []))),
  };
  const next = nextMeeting(view);
  const hasPair = view.pairs.some((one) => one.status === 'active');
  const isAlone = !hasPair && !view.invitations.some((one) => one.status === 'invited') && coordinates.length === 0;
  return card('home', {
    summary: words.home.summary({
      next: next ? 'meeting' : isInvited(view) ? 'invited' : hasPair ? 'none' : 'other',
      when: next ? sayOnWhen(next.meeting.start, person.zone, person.language, now) : '',
    }),
    blocks: [
      ...(isAlone ? welcomeBlocks(reader) : []),
      ...invitationBlocks(view),
      ...pauseBlocks(reader, pauses, dateAt(now, person.zone)),
      ...meetingBlocks(view, next),
      ...talkBlocks(view, next, talk),
      ...pairBlocks(view, next !== null),
      ...planBlocks(view),
      ...coordinates.flatMap((one) => [line(), ...coordinatedBlocks(reader, one, now)]),
      line(),
      hint(words.home.footer()),
      settingsChoices(reader),
    ],
  });
};

function welcomeBlocks({ words }: Reader): Block[] {
  return [
    title(words.home.welcomeTitle()),
    say(words.home.welcome()),
    say(words.home.welcomeNext()),
    choices(choice(words.home.setUp(), { type: 'programme.open' })),
  ];
}

function invitationBlocks({ reader, invitations }: HomeView): Block[] {
  const { words } = reader;
  return invitations.filter(isOpen).flatMap(({ mentorship, programme, others }) => [
    title(words.home.invitedTitle()),
    say(
      words.home.invited({
        programme: programme.name,
        partner: partnerOf({ others }),
        role: others[0]?.role === 'mentor' ? 'mentor' : 'other',
      }),
    ),
    choices(
      choice(words.pair.accept(), { type: 'invitation.answer', mentorship, accept: true }, { weight: 'first' }),
      declineChoice(words, mentorship),
      choice(words.pair.whatIsRecorded(), { type: 'record.show' }),
    ),
  ]);
}

const isOpen = (one: View<'invitee'>) => one.status === 'invited' && one.me.invitation === 'invited';
const isInvited = ({ invitations }: HomeView) => invitations.some(isOpen);

function settingsChoices({ words }: Reader): Block {
  return choices(
    choice(words.home.whatWillIGet(), { type: 'nudges.show', when: 'coming' }),
    choice(words.home.quietHours(), { type: 'rhythm.open' }),
    choice(words.home.leave(), { type: 'pause.open' }),
    choice(words.home.settings(), { type: 'settings.show' }),
    choice(words.home.calendar(), { type: 'feed.show' }),
    choice(words.home.whatIsRecorded(), { type: 'record.show' }),
    choice(words.home.whatCanISay(), { type: 'help' }),
  );
}
