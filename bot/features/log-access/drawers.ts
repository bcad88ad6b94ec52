import { may, unopened, viewOfLog } from '../../../shared/access.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayDate, sayWhen } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import type { Draw, Drawers } from '../feature.ts';

/** What Cairn says on its own about who reads logs. */
export const drawers: Drawers = {
  'readers-announced': (draw) => {
    if (!may(draw.reader.person.id, 'take-part', draw.facts)) return null;
    const { words } = draw.reader;
    const record = choice(words.pair.whatIsRecorded(), { type: 'record.show' });
    const { summary, blocks } = announced(draw);
    return card('readers.announced', { summary, blocks: [...blocks, choices(record, why(draw))] });
  },
  'log-read': (draw) => {
    const { facts, reader, because, now } = draw;
    const { words, person } = reader;
    const log = facts.logs.find((one) => one.id === because.log);
    const view = log && viewOfLog(facts, person.id, log, unopened, now);
    if (!view) return null;
    const name = String(because.name ?? '') || words.readers.someCoordinator();
    const day = sayDate(view.day, person.language, dateAt(now, person.zone));
    return card('readers.read', {
      summary: words.readers.readBySummary({ name, day }),
      blocks: [
        title(words.readers.readByTitle({ name, day })),
        say(words.readers.readByBody({ how: view.coordinators.mayRead ?? 'other', programme: facts.programme.name })),
        choices(choice(words.readers.whoReads(), { type: 'log.readers', log: view.id }), why(draw)),
      ],
    });
  },
};

function announced({ facts, reader: { words, person }, now }: Draw): Pick<Card, 'summary' | 'blocks'> {
  const { readers } = words;
  const programme = facts.programme.name;
  const from = facts.programme.policy.coordinatorsReadFrom;
  const names = facts.coordinators.flatMap((one) => one.name ?? []).join(', ');
  const ask: Block = hint(readers.announcedAsk({ programme, names }));
  if (from === null)
    return {
      summary: readers.stoppedSummary({ programme }),
      blocks: [title(readers.stoppedTitle()), say(readers.stoppedBody({ programme })), ask],
    };
  const when = sayWhen(from, person.zone, person.language, now);
  return {
    summary: readers.announcedSummary({ programme, when }),
    blocks: [title(readers.announcedTitle({ when })), say(readers.announcedBody({ programme, when })), say(readers.announcedTold()), ask],
  };
}

function why({ notification, reader }: Draw) {
  return notification === null ? null : choice(reader.words.nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' });
}
