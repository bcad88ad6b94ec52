import { type Block, choice, choices, say } from '../../chat/card.ts';
import type { HomeFacts } from '../../store/home.ts';
import type { HomeView } from './view.ts';

/** The way back to a talk that is half done, which is mentioned once; without one, whoever has a pair may begin one. */
export function talkBlocks({ reader, pairs }: HomeView, half: HomeFacts['talk']): Block[] {
  const { talk } = reader.words;
  if (half) return [...(half.mention ? [say(talk.mention())] : []), choices(choice(talk.goOn(), { type: 'talk.show', talk: half.id }))];
  return pairs.some((one) => one.status === 'active') ? [choices(choice(talk.prepare(), { type: 'talk.offer' }))] : [];
}
