import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Words } from '../../../shared/words/words.ts';
import type { Card } from '../card.ts';
import type { AccountRef, Answer } from '../port.ts';
import { behindButton } from './behind-button.ts';
import { orElse, type Speaker } from './beside.ts';
import type { FromDialog, FromForm } from './origin.ts';
import type { Heard } from './parse.ts';
import { renderDialog, sentence } from './render.ts';

export type InWindow = Extract<Answer, { place: 'dialog' }>;

/** What is shown in windows alone. Nothing in here posts a card: a message from here is a sentence of Cairn's own, with a button at most. */
export type Windows = {
  show(slack: WebClient, heard: Heard, account: AccountRef, answer: InWindow): Promise<void>;
  /** What Slack shows in place of a submitted form: the dialog it was opened on top of, which {@link freshen} draws anew, or the card. */
  inAck(origin: FromForm, answer: InWindow): ViewResponseAction | undefined;
  /** Draws the dialog anew on top of which a form was opened, if that shows what the form is answered with. */
  freshen(slack: WebClient, origin: FromForm, answer: InWindow): Promise<void>;
  /** An answer to a press in such a window that does not know it was made there. */
  showIn(slack: WebClient, account: AccountRef, origin: FromDialog, card: Card, way: 'over' | 'on top'): Promise<void>;
};

export function createWindows(speaker: Speaker, words: Words): Windows {
  const drawn = (card: Card) => renderDialog(card, words, { alone: true });

  const show: Windows['show'] = async (slack, heard, account, { card, again }) => {
    const { origin } = heard;
    const offer = () =>
      speaker.beside(slack, heard, account, behindButton(again, words.slack.windowWaits(), words.slack.openWindow(), words));
    switch (origin.at) {
      case 'message':
      case 'ephemeral':
      case 'command':
      case 'home':
        return orElse(async () => void (await slack.views.open({ trigger_id: origin.trigger, view: drawn(card) })), offer);
      case 'dialog':
        return orElse(() => (origin.name === card.name ? over(slack, origin, card) : onTop(slack, origin, card)), offer);
      case 'form':
        return orElse(() => over(slack, origin, card), offer);
      case 'direct':
      case 'channel':
      case 'home-opened':
        return offer();
      default:
        return origin satisfies never;
    }
  };

  async function over(slack: WebClient, { view }: { view: string }, card: Card): Promise<void> {
    await slack.views.update({ view_id: view, view: drawn(card) });
  }

  async function onTop(slack: WebClient, origin: { view: string; trigger: string }, card: Card): Promise<void> {
    await orElse(
      async () => void (await slack.views.push({ trigger_id: origin.trigger, view: drawn(card) })),
      () => over(slack, origin, card),
    );
  }

  /** A form on top of the dialog that its answer is drawn over. */
  const isOver = (origin: FromForm, card: Card): origin is FromForm & { over: { view: string } } => origin.over?.name === card.name;

  return {
    show,
    async showIn(slack, account, origin, card, way) {
      const told = () => speaker.post(slack, account, sentence(words.slack.windowClosed()));
      await orElse(() => (way === 'over' ? over(slack, origin, card) : onTop(slack, origin, card)), told);
    },
    inAck: (origin, { card }) => (isOver(origin, card) ? undefined : { response_action: 'update', view: drawn(card) }),
    async freshen(slack, origin, { card }) {
      if (isOver(origin, card)) await over(slack, origin.over, card);
    },
  };
}
