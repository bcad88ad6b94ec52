import { createSeal } from '../../bot/store/seal.ts';
import { talksOf } from '../../bot/store/talks.ts';
import type { TalkId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import type { Move } from '../../shared/talks/move.ts';
import type { Talk } from '../../shared/talks/talk.ts';
import type { DoorOf } from './door.ts';

/** The seal that the door of these tests has. */
export const seal = createSeal([Buffer.alloc(32, 1)]);

/** Asha and her talks, through the door. */
export function talkingThrough(door: DoorOf) {
  const talking = {
    async newestTalk(): Promise<TalkId> {
      const person = await door.personOf('UASHA');
      const talks = door.store.read.selectFrom('talk').select('id').where('person', '=', person);
      return (await talks.orderBy('changedAt', 'desc').executeTakeFirstOrThrow()).id as TalkId;
    },
    /** The talk she changed last, with everything in it. */
    async kept(): Promise<Talk> {
      const person = await door.personOf('UASHA');
      return door.store.transaction(async (tx) => (await talksOf(tx, seal, person))[0]!);
    },
    async begin(more = {}): Promise<TalkId> {
      await door.card('UASHA', { type: 'talk.begin', script: 'grow', ...more } as Ask);
      return talking.newestTalk();
    },
    move: (talk: TalkId, one: Move) => door.card('UASHA', { type: 'talk.move', talk, move: one }),
    answer: (talk: TalkId, question: string, text: string, key?: string) =>
      door.card('UASHA', { type: 'talk.answer', talk, question, text }, key),
    types: (text: string, source: string) => door.card('UASHA', { type: 'say', text, source }),
    /** To the summary, with one answer. */
    async toTheEnd(text = 'a quieter week'): Promise<TalkId> {
      const talk = await talking.begin();
      await talking.answer(talk, 'goal.today', text);
      await talking.move(talk, { move: 'finish' });
      return talk;
    },
  };
  return talking;
}
