import { card, say } from '../../bot/chat/card.ts';
import type { Chat } from '../../bot/chat/port.ts';
import { systemClock } from '../../bot/clock.ts';
import type { Drawer } from '../../bot/features/feature.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { createDispatcher, type Dispatcher, type DispatcherParts } from '../../bot/outbox/dispatcher.ts';
import type { Store } from '../../bot/store/store.ts';
import { nudgeKinds } from '../../shared/nudges.ts';
import type { Place } from '../setup/engines.ts';

/** Where between claim and mark a process dies. At the last three it is the sink that kills it, from outside. */
export const deaths = ['claimed', 'drawn', 'leaving', 'answered', 'settling', 'arriving', 'taken', 'looking'] as const;
export type Death = (typeof deaths)[number];

/** The life of one process that says what is due. */
export type Life = {
  place: Place;
  /** Part of every claim, so that what it leaves behind can be told from what others hold. */
  tag: string;
  death: Death;
  /** It dies the how-manieth time it gets there. */
  time: number;
  /** Milliseconds after the answer, for `settling`. */
  delay: number;
};

/** Says the id of the notification, so that the sink can count what came of each. */
const idDrawer: Drawer = ({ notification }) => card('told', { summary: 'told', blocks: [say(notification!)] });

/** A dispatcher for reports, which follow from no facts, so there can be as many as a test likes. `drawn` is called before each is drawn. */
export function reporter(
  store: Store,
  chat: Chat,
  { drawn = () => {}, ...parts }: Partial<DispatcherParts> & { drawn?: () => void } = {},
): Dispatcher {
  const drawer: Drawer = (draw) => {
    drawn();
    return idDrawer(draw);
  };
  return createDispatcher({
    store,
    clock: systemClock,
    chats: new Map([['desk', chat]]),
    drawers: Object.fromEntries(nudgeKinds.map((kind) => [kind, drawer])),
    drawHome: () => ({ name: 'home', summary: '', blocks: [] }),
    programmeDrawers: {},
    personalDrawers: {},
    channel: { post: () => ({ name: 'post', summary: '', blocks: [] }), picture: async () => null },
    duty: async () => {},
    url: null,
    newId,
    log: createLog('silent'),
    ...parts,
  });
}
