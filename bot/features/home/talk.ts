import { type Block, choice, choices, say } from '../../chat/card.ts';
import type { HomeFacts } from '../../store/home.ts';
import type { Mine } from './meetings.ts';
import type { HomeView } from './view.ts';

/** The way back to a talk that is half done, which is mentioned once; without one, whoever has a pair may begin one, for the next meeting if there is one. */
export function talkBlocks({ reader, pairs, now }: HomeView, next: Mine | null, half: HomeFacts['talk']): Block[] {
  const { talk } = reader.words;
  if (half) return [...(half.mention ? [say(talk.mention())] : []), choices(choice(talk.goOn(), { type: 'talk.show', talk: half.id }))];
  if (!pairs.some((one) => one.status === 'active')) return [];
  const meeting = next?.meeting.status === 'confirmed' ? next.meeting : null;
  const label = meeting && meeting.start <= now ? talk.inMeeting() : talk.prepare();
  return [choices(choice(label, { type: 'talk.offer', ...(meeting ? { meeting: meeting.id } : {}) }))];
}
