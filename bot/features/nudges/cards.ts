import type { NudgeKind } from '../../../shared/nudges.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayWhen } from '../../../shared/words/dates.ts';
import { type Card, card, choice, choices, factList, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { type About, kindName, sayBecause, sayMeeting } from './say.ts';

export function comingCard(reader: Reader, all: readonly About[], now: Instant): Card {
  const { words, person } = reader;
  const sent = all.filter(({ notice }) => notice.state !== 'withheld').length;
  return card('nudges.coming', {
    summary: words.nudge.comingSummary({ count: sent }),
    blocks: [
      title(words.nudge.comingTitle()),
      all.length === 0 ? say(words.nudge.comingNone()) : list(all.map((one) => item(reader, one, now))),
      all.length === 0 ? null : hint(words.nudge.comingHint({ zone: person.zone })),
      choices(
        choice(words.nudge.quietHours(), { type: 'rhythm.open' }),
        choice(words.nudge.settings(), { type: 'settings.open' }),
        choice(words.nudge.showPast(), { type: 'nudges.show', when: 'past' }),
      ),
    ],
  });
}

export function pastCard(reader: Reader, all: readonly About[], now: Instant): Card {
  const { words, person } = reader;
  return card('nudges.past', {
    summary: words.nudge.pastSummary({ count: all.length }),
    blocks: [
      title(words.nudge.pastTitle()),
      all.length === 0 ? say(words.nudge.pastNone()) : list(all.map((one) => item(reader, one, now))),
      all.length === 0 ? null : hint(words.nudge.pastHint({ zone: person.zone })),
      choices(
        choice(words.nudge.showComing(), { type: 'nudges.show', when: 'coming' }),
        choice(words.nudge.quietHours(), { type: 'rhythm.open' }),
        choice(words.nudge.settings(), { type: 'settings.open' }),
      ),
    ],
  });
}

/** When it is or was due, why, and how to change that. */
export function whyCard(reader: Reader, about: About, now: Instant): Card {
  const { words, person } = reader;
  const { notice, meeting } = about;
  const what = kindName(reader, notice.kind);
  const because = sayBecause(reader, notice);
  const state = notice.state === 'sent' ? 'sent' : notice.state === 'pending' || notice.state === 'sending' ? 'coming' : 'other';
  return card('nudges.why', {
    summary: words.nudge.whySummary({ what, because }),
    blocks: [
      title(words.nudge.whyTitle({ state })),
      say(because),
      factList([
        { label: words.nudge.whyWhat(), value: what },
        {
          label: words.nudge.whyWhen({ state: state === 'sent' ? 'sent' : 'other' }),
          value: sayWhen(notice.sentAt ?? notice.due, person.zone, person.language, now),
        },
        ...(meeting ? [{ label: words.nudge.whyMeeting(), value: sayMeeting(reader, meeting, now) }] : []),
      ]),
      hint(howToChange(reader, notice.kind)),
      choices(
        choice(words.nudge.quietHours(), { type: 'rhythm.open' }),
        nature[notice.kind] === 'follow-up' ? choice(words.nudge.settings(), { type: 'settings.open' }) : null,
        nature[notice.kind] === 'follow-up' ? choice(words.nudge.leave(), { type: 'pause.open' }) : null,
        choice(words.nudge.showComing(), { type: 'nudges.show', when: 'coming' }, { weight: 'rare' }),
      ),
    ],
  });
}

function item(reader: Reader, about: About, now: Instant): Item {
  const { notice } = about;
  return {
    text: itemText(reader, about, now),
    hint: sayBecause(reader, notice),
    choices: [choice(reader.words.nudge.openWhy(), { type: 'nudge.why', notification: notice.id })],
  };
}

function itemText(reader: Reader, { notice, meeting }: About, now: Instant): string {
  const { words, person } = reader;
  const what = kindName(reader, notice.kind);
  const when = sayWhen(notice.sentAt ?? notice.due, person.zone, person.language, now);
  const about = meeting && sayMeeting(reader, meeting, now);
  if (notice.state === 'dead') return words.nudge.itemNotDelivered({ when, what });
  if (notice.state === 'withheld')
    return about ? words.nudge.itemWithheldAbout({ what, meeting: about }) : words.nudge.itemWithheld({ what });
  return about ? words.nudge.itemAbout({ when, what, meeting: about }) : words.nudge.item({ when, what });
}

function howToChange({ words }: Reader, kind: NudgeKind): string {
  switch (nature[kind]) {
    case 'act':
      return words.nudge.changeAct();
    case 'meeting':
      return words.nudge.changeMeeting();
    case 'follow-up':
      return words.nudge.changeFollowUp();
    case 'coordinator':
      return words.nudge.changeCoordinator();
  }
}

/** What decides whether a kind can be had less of. */
const nature: Record<NudgeKind, 'act' | 'meeting' | 'follow-up' | 'coordinator'> = {
  invitation: 'act',
  'invitation-answered': 'act',
  'seat-taken': 'act',
  'invitation-withdrawn': 'act',
  proposal: 'act',
  'series-proposal': 'act',
  confirmed: 'act',
  moved: 'act',
  restored: 'act',
  declined: 'act',
  cancelled: 'act',
  late: 'act',
  'not-ready': 'act',
  'talk-shared': 'act',
  'log-filed': 'act',
  'log-correction': 'act',
  'log-comment': 'act',
  'log-signed': 'act',
  'log-differs': 'act',
  'log-amended': 'act',
  'readers-announced': 'act',
  'log-read': 'act',
  calendar: 'act',
  notice: 'meeting',
  reminder: 'meeting',
  'did-you-meet': 'meeting',
  'accounts-differ': 'meeting',
  'another-date': 'follow-up',
  'answer-awaited': 'follow-up',
  'log-signature': 'follow-up',
  'log-due': 'follow-up',
  'log-overdue': 'follow-up',
  'next-date': 'follow-up',
  'touch-base': 'follow-up',
  'plan-review': 'follow-up',
  'hand-foretold': 'follow-up',
  'partner-not-reached': 'meeting',
  'coordinator-told': 'coordinator',
  'summary-not-posted': 'coordinator',
  'panel-paired': 'act',
  plan: 'act',
};
