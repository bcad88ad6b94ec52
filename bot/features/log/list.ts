import type { View } from '../../../shared/access.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import { type Context, done, type Reader, refused, type Verb } from '../feature.ts';
import { partnerOf, partnerZone } from '../partner.ts';
import { isToWrite, type Past, pastOf } from './past.ts';
import { stageOf } from './stage.ts';

/** On one card; how many more there are is said, with the way to them. */
const MOST_LISTED = 8;

/** How each log stands, those that wait for somebody first. Nothing that any of them says. */
export const listLogs: Verb<'log.list'> = async (context, { mentorship, from = 0 }) => {
  const { pairs, past } = await pastOf(context, mentorship);
  if (pairs.length === 0) return refused(mentorship ? context.words.log.notYours() : context.words.log.noPair());
  const waits = (one: Past) => isToWrite(one) || one.log?.status === 'filed';
  const inOrder = [...past.filter(waits), ...past.filter((one) => !waits(one))];
  return done(listCard({ person: context.who, words: context.words }, pairs, inOrder, from, context.now), 'new');
};

function listCard(reader: Reader, pairs: readonly View<'pair'>[], all: readonly Past[], from: number, now: Context['now']): Card {
  const { words } = reader;
  const [first, ...others] = pairs;
  const only = others.length === 0 ? first! : null;
  const items = all.slice(from, from + MOST_LISTED).map((one) => pastItem(reader, one, only !== null, now));
  const more = all.length - from - items.length;
  const next = { ...(only ? { mentorship: only.mentorship } : {}), from: from + MOST_LISTED };
  return card('log.list', {
    summary: words.log.listSummary({ count: all.filter(isToWrite).length }),
    blocks: [
      title(words.log.listTitle()),
      items.length > 0 ? list(items, { more: more > 0 ? words.common.andMore({ count: more }) : null }) : say(words.log.listEmpty()),
      more > 0 ? choices(choice(words.log.showMore(), { type: 'log.list', ...next })) : null,
      only ? pairChoices(reader, only) : whichChoices(reader, pairs),
      hint(words.log.listHint()),
    ],
  });
}

function pastItem(reader: Reader, { pair, meeting, log }: Past, isOnly: boolean, now: Context['now']): Item {
  const { words, person } = reader;
  const said = words.log;
  const when = sayForBoth(meeting.start, person, partnerZone(pair), now);
  const partner = partnerOf(pair);
  const text = isOnly ? when : said.listItem({ when, partner });
  if (!log) return { text, hint: said.listNone(), choices: [choice(said.write(), { type: 'log.open', meeting: meeting.id })] };
  const stage = stageOf({ log: { ...log, me: pair.me } });
  const read = choice(stage === 'draft' ? said.readDraft() : said.read(), { type: 'log.show', log: log.id });
  return { text, hint: said.listStage({ stage, partner }), choices: [read] };
}

function pairChoices({ words }: Reader, { mentorship, status, me }: View<'pair'>): Block | null {
  if (status !== 'active') return null;
  return choices(
    choice(words.log.paperOpen(), { type: 'log.paper.open', mentorship }, { weight: 'rare' }),
    choice(words.log.writerOpen(), { type: 'log.writer.open', mentorship }, { weight: 'rare' }),
    me.role === 'mentor' ? choice(words.contact.open(), { type: 'contact.list', mentorship }, { weight: 'rare' }) : null,
  );
}

function whichChoices({ words }: Reader, pairs: readonly View<'pair'>[]): Block {
  return choices(
    ...pairs.map((pair) => choice(words.log.listWith({ partner: partnerOf(pair) }), { type: 'log.list', mentorship: pair.mentorship })),
  );
}
