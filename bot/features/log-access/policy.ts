import { isRefusal } from '../../../shared/decision.ts';
import { decideReaders } from '../../../shared/domain/log-readers.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { sayWhen } from '../../../shared/words/dates.ts';
import { type Card, type Choice, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import { coordinatedBy, lockProgramme } from '../../store/programmes.ts';
import { type Context, done, refused, type Verb } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';

/** How it stands, and the one thing that can be changed about it. */
export const openPolicy: Verb<'programme.readers.open'> = async (context, intent) => {
  const programme = (await coordinatedBy(context.tx, context.who.id)).find((one) => one.id === intent.programme);
  return programme ? done(policyCard(context, programme, false), 'new') : refused(context.words.readers.notCoordinator());
};

export const decide: Verb<'programme.readers'> = async (context, intent) => {
  const { tx, who, words, now } = context;
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.readers.notThere());
  const outcome = decideReaders(run.programme, run.coordinators, who.id, intent.may, now);
  if (isRefusal(outcome)) return sayRefusal(words.readers, outcome);
  return done(policyCard(context, outcome.programme, outcome.changes.length > 0), 'replace', outcome.changes);
};

function policyCard({ words, who, now }: Context, programme: Programme, isNews: boolean): Card {
  const { readers } = words;
  const { name, policy } = programme;
  const from = policy.coordinatorsReadFrom;
  return card('readers.policy', {
    summary: readers.policySummary({ name }),
    blocks: [
      title(readers.policyTitle({ name })),
      say(from === null ? readers.policyNo() : readers.policyYes({ when: sayWhen(from, who.zone, who.language, now) })),
      isNews ? say(readers.policyTold()) : null,
      hint(readers.policyOlder()),
      choices(otherWay({ words }, programme), choice(readers.logs(), { type: 'logs.show', programme: programme.id })),
    ],
  });
}

/** Asked about once more: everybody is told, and what is closed is closed for good. */
function otherWay({ words: { readers } }: Pick<Context, 'words'>, { id, policy }: Programme): Choice {
  const may = policy.coordinatorsReadFrom === null;
  const sure = may
    ? { title: readers.policyAllowTitle(), text: readers.policyAllowText(), yes: readers.policyAllowYes() }
    : { title: readers.policyStopTitle(), text: readers.policyStopText(), yes: readers.policyStopYes() };
  const label = may ? readers.policyAllow() : readers.policyStop();
  return choice(label, { type: 'programme.readers', programme: id, may }, { sure: { ...sure, no: readers.policyKeep() } });
}
