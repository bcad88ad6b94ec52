import type { View } from '../../../shared/access.ts';
import { languageName } from '../../../shared/words/languages.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, type Item, list, title } from '../../chat/card.ts';
import type { Tally } from '../../store/record.ts';

/** Every kind of fact that is kept, with how much of it there is, and who reads it. */
export function recordCard(words: Words, own: View<'self'>, pairs: View<'invitee'>[], coordinates: string[], tally: Tally): Card {
  const { pair } = words;
  const { name, zone, language } = own.person;
  const item = (text: string, read: string): Item => ({ text, hint: read });
  return card('pair.record', {
    summary: pair.recordSummary(),
    blocks: [
      title(pair.recordTitle()),
      list([
        item(pair.recordPerson({ name, zone, language: languageName(language) }), pair.recordPersonHint()),
        ...pairs.map((view) => pairItem(words, view)),
        ...coordinates.map((programme) => item(pair.recordCoordinator({ programme }), pair.recordCoordinatorHint())),
        item(pair.recordMeetings({ count: tally.meetings }), pair.recordMeetingsHint()),
        item(pair.recordAgenda({ count: tally.agendaPoints }), pair.recordAgendaHint()),
        item(words.plan.record({ goals: tally.goals, actions: tally.actions }), words.plan.recordHint()),
        item(pair.recordLate({ count: tally.late }), pair.recordLateHint()),
        item(pair.recordAttendance({ count: tally.attendance }), pair.recordAttendanceHint()),
        item(pair.recordTalks({ count: tally.talks }), pair.recordTalksHint()),
        item(pair.recordNotice(), pair.recordNoticeHint()),
        item(pair.recordRhythm(), pair.recordRhythmHint()),
        item(pair.recordPauses({ count: own.pauses.length }), pair.recordPausesHint()),
        item(pair.recordMessages({ count: tally.messages }), pair.recordMessagesHint()),
        item(pair.recordFeed({ has: tally.hasFeed ? 'yes' : 'other' }), pair.recordFeedHint()),
        item(pair.recordAccount({ count: tally.accounts }), pair.recordAccountHint()),
        item(pair.recordAsked(), pair.recordAskedHint()),
      ]),
      hint(pair.recordChat()),
      hint(pair.recordServer()),
      choices(
        choice(pair.recordMessagesOpen(), { type: 'nudges.show', when: 'past' }),
        choice(pair.recordSettings(), { type: 'settings.show' }),
      ),
    ],
  });
}

function pairItem(words: Words, view: View<'invitee'>): Item {
  const partner = view.others.map((one) => one.name).join(', ');
  const status = view.status === 'ended' ? 'other' : view.status;
  const role = view.me.role === 'mentor' ? 'mentor' : 'other';
  return {
    text: words.pair.recordPair({ programme: view.programme.name, role, partner, status }),
    hint: words.pair.recordPairHint({ partner }),
  };
}
