import { type View, viewOfPair } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import type { MentorshipId } from '../../../shared/domain/ids.ts';
import { type LogWriter, logWriters } from '../../../shared/domain/log.ts';
import { chooseWriter } from '../../../shared/domain/log-writing.ts';
import type { Facts } from '../../../shared/facts.ts';
import type { Words } from '../../../shared/words/words.ts';
import { card, choice, choices, say } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Context, done, type Verb } from '../feature.ts';
import { notThere } from './context.ts';
import { sayNo } from './refusals.ts';

export const openWriter: Verb<'log.writer.open'> = async (context, { mentorship }) => {
  const loaded = await pairOf(context, mentorship);
  if (!loaded) return notThere(context);
  if (loaded.pair.status !== 'active') return sayNo(context.words, { refused: 'notActive' });
  return { answer: { answer: 'form', form: writerForm(context.words, loaded.pair, loaded.facts.mentorship.logBy) } };
};

/** Either of the two says who writes from now on. */
export const setWriter: Verb<'log.writer'> = async (context, { mentorship, by }) => {
  const { words, who } = context;
  const loaded = await pairOf(context, mentorship);
  if (!loaded) return notThere(context);
  const outcome = chooseWriter(loaded.facts, who.id, by);
  if (isRefusal(outcome)) return sayNo(words, outcome);
  const whose = by === 'together' ? 'together' : by === loaded.pair.me.role ? 'you' : 'other';
  const name = [loaded.pair.me, ...loaded.pair.others].find((one) => one.role === by)?.name ?? '';
  const said = words.log.writerSaid({ by: whose, name });
  return done(
    card('log.writer', { summary: said, blocks: [say(said), choices(choice(words.log.listOpen(), { type: 'log.list', mentorship }))] }),
    'new',
    outcome.changes,
  );
};

async function pairOf(context: Context, mentorship: MentorshipId): Promise<{ facts: Facts; pair: View<'pair'> } | null> {
  const facts = await context.facts(mentorship);
  const pair = facts && viewOfPair(facts, context.who.id);
  return facts && pair ? { facts, pair } : null;
}

function writerForm(words: Words, { me, others, mentorship }: View<'pair'>, by: LogWriter): Form {
  const nameOf = (role: LogWriter) => (role === me.role ? words.plan.you() : (others.find((one) => one.role === role)?.name ?? ''));
  return {
    name: 'log.writer',
    title: words.log.writerTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: words.log.writerIntro(),
    ask: { type: 'log.writer', mentorship },
    fields: [
      {
        field: 'select',
        name: 'by',
        label: words.log.writerLabel(),
        value: by,
        options: logWriters.map((value) => ({ value, label: value === 'together' ? words.log.writerTogether() : nameOf(value) })),
      },
    ],
  };
}
