import type { View } from '../../../shared/access.ts';
import type { GivenUpReason } from '../../../shared/domain/given-up.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import { declineChoice } from '../declining.ts';

export function invitedCard(words: Words, names: { mentor: string; mentee: string; programme: string }): Card {
  return card('pair.invited', {
    summary: words.pair.invitedSummary(names),
    blocks: [
      title(words.pair.invitedTitle(names)),
      say(words.pair.invitedBody()),
      choices(choice(words.pair.inviteAnother(), { type: 'pair.open' })),
    ],
  });
}

/** One card through an invitation's whole life, so that an old one says how things stand and asks nothing that is settled. */
export function invitationCard(words: Words, view: View<'invitee'>): Card {
  const { invitation } = view.me;
  if (invitation === 'declined') return settled(words, view, 'declined');
  if (view.status === 'declined') return settled(words, view, 'withdrawn');
  if (view.status === 'ended') return settled(words, view, 'ended');
  if (view.status === 'active') return pairedCard(words, view);
  return invitation === 'accepted' ? settled(words, view, 'accepted') : openInvitation(words, view);
}

function openInvitation(words: Words, view: View<'invitee'>): Card {
  const { mentorship } = view;
  return card('pair.invitation', {
    summary: words.pair.invitationSummary(said(view)),
    blocks: [
      title(words.pair.invitationTitle(said(view))),
      say(words.pair.invitationBody()),
      hint(words.pair.invitationRecord()),
      view.coordinatorsReadFrom === null ? null : hint(words.pair.invitationReaders()),
      choices(
        choice(words.pair.accept(), { type: 'invitation.answer', mentorship, accept: true }, { weight: 'first' }),
        declineChoice(words, mentorship),
        choice(words.pair.whatIsRecorded(), { type: 'record.show' }, { weight: 'rare' }),
      ),
    ],
  });
}

function pairedCard(words: Words, view: View<'invitee'>): Card {
  const { mentorship } = view;
  return card('pair.active', {
    summary: words.pair.activeSummary(said(view)),
    blocks: [
      title(words.pair.activeTitle(said(view))),
      say(words.pair.activeBody()),
      choices(choice(words.pair.findTime(), { type: 'meeting.suggest', mentorship }, { weight: 'first' })),
    ],
  });
}

function settled(words: Words, view: View<'invitee'>, how: 'accepted' | 'declined' | 'withdrawn' | 'ended'): Card {
  const { pair } = words;
  const values = said(view);
  const texts = {
    accepted: { summary: pair.acceptedSummary(values), title: pair.acceptedTitle(), body: pair.acceptedBody(values) },
    declined: { summary: pair.declinedSummary(values), title: pair.declinedTitle(), body: pair.declinedBody(values) },
    withdrawn: { summary: pair.withdrawnSummary(values), title: pair.withdrawnTitle(), body: pair.withdrawnBody(values) },
    ended: { summary: pair.endedSummary(values), title: pair.endedTitle(), body: pair.endedSummary(values) },
  }[how];
  return card(`pair.${how}`, { summary: texts.summary, blocks: [title(texts.title), say(texts.body)] });
}

/** What a coordinator hears when somebody answered: who, and how far the pair is. */
export function answeredCard(words: Words, view: View<'coordinator'>, programme: string): Card {
  const names = namesOf(view);
  const where = hint(words.pair.inProgramme({ programme }));
  if (view.status === 'active' || view.status === 'ended')
    return card('pair.answered', {
      summary: words.pair.answeredActiveSummary(names),
      blocks: [title(words.pair.answeredActiveTitle(names)), say(words.pair.answeredActiveBody()), where],
    });
  const declined = view.parties.find((one) => one.invitation === 'declined');
  if (declined)
    return card('pair.answered', {
      summary: words.pair.answeredDeclinedSummary({ ...names, name: declined.name }),
      blocks: [
        title(words.pair.answeredDeclinedTitle(names)),
        say(words.pair.answeredDeclinedSummary({ ...names, name: declined.name })),
        hint(words.pair.answeredDeclinedBody()),
        where,
        choices(choice(words.pair.inviteAnother(), { type: 'pair.open' })),
      ],
    });
  const name = view.parties.find((one) => one.invitation === 'accepted')?.name ?? '';
  const other = view.parties.find((one) => one.invitation === 'invited')?.name ?? '';
  return card('pair.answered', {
    summary: words.pair.answeredOneSummary({ name, other }),
    blocks: [title(words.pair.answeredOneTitle({ name })), say(words.pair.answeredOneSummary({ name, other })), where],
  });
}

export function namesOf(view: View<'coordinator'>): { mentor: string; mentee: string } {
  const nameOf = (role: 'mentor' | 'mentee') => view.parties.find((one) => one.role === role)?.name ?? '';
  return { mentor: nameOf('mentor'), mentee: nameOf('mentee') };
}

/** What the sentences to an invited person need: who they are asked to meet, and what that person would be to them. */
function said(view: View<'invitee'>): { programme: string; partner: string; role: 'mentor' | 'other' } {
  const [other] = view.others;
  return { programme: view.programme.name, partner: other?.name ?? '', role: other?.role === 'mentor' ? 'mentor' : 'other' };
}

const reasons = {
  'no-account': 'noaccount',
  refused: 'refused',
  'no-answer': 'noanswer',
  'may-have-arrived': 'mayhavearrived',
  defect: 'other',
} as const satisfies Record<GivenUpReason, string>;

/** For a coordinator: somebody does not get their messages. Which messages, and what is in them, is not said. */
export function notReachedCard(words: Words, name: string, reason: GivenUpReason, programme: string): Card {
  return card('pair.not-reached', {
    summary: words.pair.toldSummary({ name, programme }),
    blocks: [
      title(words.pair.toldTitle({ name })),
      say(words.pair.toldBody({ reason: reasons[reason] })),
      hint(reason === 'defect' || reason === 'may-have-arrived' ? words.pair.inProgramme({ programme }) : words.pair.toldNext()),
    ],
  });
}
