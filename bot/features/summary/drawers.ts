import { isSoFor, type Standstill, seenAt, standstillsOf, weeksOf } from '../../../shared/domain/standstill.ts';
import { partnersOf } from '../../../shared/facts.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayDate } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Choice, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import type { Draw, Drawers, ProgrammeDrawers } from '../feature.ts';

export const drawers: Drawers = { 'hand-foretold': foretold };

/** Told to the two, before anybody else can see it. Drawn again later, it may not be so any more. */
function foretold(draw: Draw) {
  const { facts, reader, because, now } = draw;
  const { words, person } = reader;
  const { summary } = words;
  const one = standstillsOf(facts).find(({ reason, seenFrom }) => reason === because.reason && seenFrom === because.seenFrom);
  if (!one || !isSoFor(facts, one, person, now))
    return card('summary.foretold-over', { summary: summary.foretoldOver(), blocks: [say(summary.foretoldOver()), withWhy(draw)] });
  const partner = partnersOf(facts, person.id)
    .map(({ name }) => name)
    .join(', ');
  const weeks = weeksOf(one, seenAt(facts, one));
  const said = {
    day: sayDate(one.seenFrom, person.language, dateAt(now, person.zone)),
    what: summary.foretoldWhat({ reason: one.reason, partner, weeks }),
  };
  return card('summary.foretold', {
    summary: summary.foretoldSummary(said),
    blocks: [
      title(summary.foretoldTitle()),
      say(summary.foretoldBody(said)),
      hint(summary.foretoldHint()),
      withWhy(draw, ...nextSteps(words, draw, one)),
    ],
  });
}

function nextSteps({ summary }: Words, { facts }: Draw, { reason, meeting }: Standstill): Choice[] {
  const mentorship = facts.mentorship.id;
  const leave = choice(summary.leave(), { type: 'pause.open' });
  if (reason === 'log' && meeting) return [choice(summary.writeLog(), { type: 'log.open', meeting }, { weight: 'first' }), leave];
  if (meeting !== null) return [choice(summary.openMeeting(), { type: 'meeting.show', meeting }, { weight: 'first' }), leave];
  const first =
    reason === 'review'
      ? choice(summary.ourGoals(), { type: 'plan.review', mentorship }, { weight: 'first' })
      : choice(summary.findTime(), { type: 'meeting.suggest', mentorship }, { weight: 'first' });
  return [first, leave];
}

function withWhy({ notification, reader }: Pick<Draw, 'notification' | 'reader'>, ...all: Choice[]) {
  const why = notification === null ? null : choice(reader.words.nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' });
  return choices(...all, why);
}

/** Why a channel did not get its summary, as its words know them. */
const reasons = ['notinvited', 'notthere', 'archived', 'notallowed', 'unsure'] as const;

export const programmeDrawers: ProgrammeDrawers = {
  'summary-not-posted': (draw) => {
    const { id, name } = draw.programme;
    const { summary } = draw.reader.words;
    const why = reasons.find((one) => one === draw.because.why) ?? 'other';
    return card('summary.not-posted', {
      summary: summary.notPostedSummary({ programme: name }),
      blocks: [
        title(summary.notPostedTitle()),
        say(summary.notPostedWhy({ programme: name, why })),
        hint(summary.notPostedHint()),
        withWhy(
          draw,
          choice(summary.button(), { type: 'summary.show', programme: id }, { weight: 'first' }),
          choice(summary.otherChannel(), { type: 'programme.open', programme: id }),
        ),
      ],
    });
  },
};
