import type { WebClient } from '@slack/web-api';
import type { Words } from '../../../shared/words/words.ts';
import { card, say } from '../card.ts';
import { digest } from '../digest.ts';
import type { AccountRef, Answer } from '../port.ts';
import { isDirect, orElse, type Speaker } from './beside.ts';
import type { DirectMessages } from './direct.ts';
import type { Heard } from './parse.ts';
import { renderDialog, sentence } from './render.ts';
import { share } from './share.ts';

export type HandOverParts = { slack: WebClient; direct: DirectMessages; speaker: Speaker; words: Words };

/** Puts a file into somebody's direct messages, and tells them so where they asked for it elsewhere. */
export async function handOver(
  parts: HandOverParts,
  heard: Heard,
  account: AccountRef,
  { file, say }: Extract<Answer, { answer: 'file' }>,
): Promise<void> {
  const { slack, direct, speaker, words } = parts;
  await sayItComes(parts, heard);
  const channel = await direct.channelWith(slack, account);
  const isShared = await orElse(
    async () => {
      await share(slack, channel, file, `asked/${digest(heard.key)}`, say);
      return true;
    },
    async () => {
      await speaker.post(slack, account, sentence(words.slack.fileLost()));
      return false;
    },
  );
  if (isShared && isElsewhere(heard, channel)) await speaker.beside(slack, heard, account, sentence(words.slack.doneInMessages()));
}

/** In a window, which can be opened only at once, and so before the file is there. Without one the file comes all the same. */
async function sayItComes({ slack, words }: HandOverParts, { origin }: Heard): Promise<void> {
  if (origin.at !== 'home' && origin.at !== 'dialog') return;
  const text = words.slack.fileComes();
  const view = renderDialog(card('sentence', { summary: text, blocks: [say(text)] }), words);
  const open = origin.at === 'home' ? slack.views.open : slack.views.push;
  await orElse(
    async () => void (await open({ trigger_id: origin.trigger, view })),
    async () => {},
  );
}

/** Asked for where the file is not seen, and something can still be said. */
function isElsewhere({ origin }: Heard, channel: string): boolean {
  switch (origin.at) {
    case 'message':
    case 'channel':
      return !isDirect(origin.channel);
    case 'command':
      return origin.channel !== channel;
    case 'ephemeral':
      return true;
    case 'direct':
    case 'form':
    case 'home':
    case 'home-opened':
    case 'dialog':
      return false;
    default:
      return origin satisfies never;
  }
}
