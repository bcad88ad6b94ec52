import { viewOfLogRead } from '../../../shared/access.ts';
import { readMark } from '../../../shared/domain/log-readers.ts';
import { entriesOf } from '../../store/logs.ts';
import { inWindow, refused, type Verb } from '../feature.ts';
import { logWithFacts } from './opened.ts';
import { readCard } from './read-card.ts';

/** A coordinator reads a log. In the same moment that is written down, and owed to the two whose it is: without a trace nothing is read. */
export const read: Verb<'log.read'> = async (context, { log: id }) => {
  const { tx, seal, who, words, now, newId } = context;
  const found = await logWithFacts(context, id);
  const view = found && viewOfLogRead(found.pair, who.id, found.log, await entriesOf(tx, seal, id), now);
  if (!view) return refused(words.readers.notOpen());
  const mark = readMark(found.pair, found.log, who.id, { id: newId('lgm'), now });
  return inWindow(readCard({ person: who, words }, view, now), { type: 'log.read', log: id }, mark);
};
