import { questionAt } from '../../../shared/talks/route.ts';
import type { Offer, Say } from '../../../shared/talks/say.ts';
import { inLanguage } from '../../../shared/talks/script.ts';
import type { Talk } from '../../../shared/talks/talk.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Block, type Card, type Choice, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { summaryBlocks } from './summary.ts';

/** What a card about somebody's own talk is drawn from. `partner` is known at the summary, where something can be shared. */
export type Telling = { reader: Reader; talk: Talk; partner: string };

type Asked = Extract<Say, { show: 'question' }>;

/**
 * What a talk says, as a card. What somebody wrote in a form is on none: it is read where it was written. `note` says why
 * something else than expected is shown.
 */
export function talkCard(telling: Telling, says: readonly Say[], note?: string): Card {
  const blocks = says.flatMap((one) => blocksOf(telling, one));
  const first = blocks.find((block) => block.block === 'title') ?? blocks.find((block) => block.block === 'say' || block.block === 'hint');
  return card('talk', {
    summary: note ?? (first && 'text' in first ? first.text : telling.reader.words.talk.kept()),
    blocks: [note ? hint(note) : null, ...(blocks.length > 0 ? blocks : [say(telling.reader.words.talk.kept())])],
  });
}

export function stoppedCard(words: Words, says: readonly Say[]): Card {
  const [said] = says.flatMap((one) => (one.show === 'line' ? sentence(words, one) : []));
  return card('talk.stopped', { summary: said!, blocks: [say(said!)] });
}

function blocksOf(telling: Telling, one: Say): Block[] {
  const { reader, talk } = telling;
  const { words, person } = reader;
  switch (one.show) {
    case 'line':
      return [say(sentence(words, one)), ...offers(telling, one.offers ?? [])];
    case 'about':
      return [title(inLanguage(one.title, person.language)), say(inLanguage(one.about, person.language))];
    case 'question':
      return [
        hint(words.talk.position({ ...one.position, stage: inLanguage(one.stage.name, person.language) })),
        title(inLanguage(one.ask, person.language)),
        ...(one.text !== null ? [hint(words.talk.answered())] : []),
        ...(one.rated ? [hint(words.talk.rated())] : []),
        choices(
          ...(one.scale ? scale(talk, one.question, one.scale) : []),
          ...(one.scale && !one.rated ? [] : [answerChoice(telling, one)]),
          ...offered(telling, one.offers),
        ),
      ];
    case 'echo':
      return [say(words.talk.kept()), ...offers(telling, one.offers)];
    case 'below':
      return [say(words.talk.below({ under: one.under })), ...offers(telling, one.offers)];
    case 'meant-otherwise':
      return [
        say(words.talk.meantOtherwise({ text: one.text })),
        choices(
          choice(words.talk.keep(), { type: 'talk.move', talk: talk.id, move: { move: 'keep', source: one.source } }, { weight: 'first' }),
          choice(words.talk.wasCommand(), { type: 'talk.move', talk: talk.id, move: { move: 'was-command', source: one.source } }),
        ),
      ];
    case 'chosen':
      return [hint(one.choice === 'shared' ? words.talk.nowShared({ partner: telling.partner }) : words.talk.nowPrivate())];
    case 'summary':
      return [...summaryBlocks(telling, one), ...offers(telling, talk.status === 'done' ? ['stop'] : one.offers)];
    case 'command':
      return [];
    default:
      return one satisfies never;
  }
}

function sentence(words: Words, { key, values = {} }: Extract<Say, { show: 'line' }>): string {
  return (words.talk[key] as (values: object) => string)(values);
}

function answerChoice({ reader, talk }: Telling, { question, text, rated }: Pick<Asked, 'question' | 'text' | 'rated'>): Choice {
  const isNew = text === null && !rated;
  const label = isNew ? reader.words.talk.answer() : reader.words.talk.readOrChange();
  return choice(label, { type: 'talk.answer.open', talk: talk.id, question }, isNew ? { weight: 'first' } : {});
}

function scale(talk: Talk, on: string, { least, most }: { least: number; most: number }): Choice[] {
  return Array.from({ length: most - least + 1 }, (_, index) => least + index).map((value) =>
    choice(String(value), { type: 'talk.move', talk: talk.id, move: { move: 'rate', value, on } }),
  );
}

function offers(telling: Telling, all: readonly Offer[]): Block[] {
  return all.length === 0 ? [] : [choices(...offered(telling, all))];
}

/** The usual ways on are buttons; the others wait behind “More”. */
const usual: readonly Offer[] = ['next', 'skip', 'raise', 'smaller', 'let-go', 'resume', 'finish'];

function offered(telling: Telling, all: readonly Offer[]): Choice[] {
  const { reader, talk } = telling;
  const atSummary = talk.at.in === 'summary';
  return all.map((offer) => {
    const isFirst = offer === 'next' || offer === 'resume' || (offer === 'finish' && atSummary);
    const isUsual = usual.includes(offer) && (offer !== 'finish' || atSummary);
    const weight = { weight: isFirst ? 'first' : isUsual ? 'plain' : 'rare' } as const;
    if (offer === 'stop') return stopChoice(reader.words, talk);
    const label = reader.words.talk[labels[offer]]();
    const bare = offer === 'pause' || offer === 'resume' || offer === 'finish';
    const on = questionAt(talk);
    const move = bare ? { move: offer } : { move: offer, ...(on === null ? {} : { on }) };
    return choice(label, { type: 'talk.move', talk: talk.id, move } as Choice['ask'], weight);
  });
}

const labels = {
  next: 'next',
  skip: 'skip',
  back: 'back',
  differently: 'differently',
  deeper: 'deeper',
  raise: 'raise',
  smaller: 'smaller',
  'let-go': 'letGo',
  keep: 'keep',
  'was-command': 'wasCommand',
  pause: 'pause',
  resume: 'resume',
  finish: 'finish',
} as const satisfies Record<Exclude<Offer, 'stop'>, keyof Words['talk']>;

function stopChoice(words: Words, talk: Talk): Choice {
  const { talk: said, common } = words;
  const sure = { title: said.stopTitle(), text: said.stopText(), yes: said.stopYes(), no: common.cancel() };
  return choice(said.stop(), { type: 'talk.stop', talk: talk.id }, { weight: 'rare', sure });
}
