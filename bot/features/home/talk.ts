import type { TalkId } from '../../../shared/domain/ids.ts';
import { type Block, choice, choices, say } from '../../chat/card.ts';
import type { HomeView } from './view.ts';

/** A talk that is half done is mentioned here and nowhere else; without one, whoever has a pair may begin one. */
export function talkBlocks({ reader, pairs }: HomeView, half: TalkId | null): Block[] {
  const { talk } = reader.words;
  if (half) return [say(talk.homeHalf()), choices(choice(talk.goOn(), { type: 'talk.show', talk: half }))];
  return pairs.some((one) => one.status === 'active') ? [choices(choice(talk.prepare(), { type: 'talk.offer' }))] : [];
}
