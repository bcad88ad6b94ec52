import { card, hint, say, title } from '../../chat/card.ts';
import { offerDownload } from '../../store/downloads.ts';
import { inWindow, refused, type Verb } from '../feature.ts';
import { partnerOf } from '../partner.ts';
import { notThere, tellingOf, withLog } from './context.ts';

/** Past the chat, which would keep what is uploaded into it. The link stands in a window, and is made anew each time it is asked for. */
export const take: Verb<'log.take'> = async (context, { log: id, format }) => {
  const { tx, who, words, now, url } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  if (url === null) return refused(words.log.takeUnreachable());
  const { pair } = await tellingOf(context, loaded);
  const path = await offerDownload(tx, { person: who.id, what: 'log', id, format }, now);
  const link = { block: 'link' as const, label: words.log.takeLink(), url: `${url}${path}` };
  return inWindow(
    card('log.take', {
      summary: words.log.takeTitle(),
      blocks: [title(words.log.takeTitle()), say(words.log.takeBody()), link, hint(words.log.takeHint({ partner: partnerOf(pair) }))],
    }),
    { type: 'log.take', log: id, format },
  );
};
