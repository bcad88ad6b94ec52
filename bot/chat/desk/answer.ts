import type { Words } from '../../../shared/words/words.ts';
import type { Clock } from '../../clock.ts';
import { addDeskMessage, deskMessage } from '../../store/desk-messages.ts';
import type { Store } from '../../store/store.ts';
import { type Card, card, say } from '../card.ts';
import { type Answer, type Chat, ChatError, type Door } from '../port.ts';
import { storedContent } from './content.ts';
import type { Asked, Heard, Kept } from './parse.ts';
import { accountOf, type Cast, directPlace, homePlace, placesOf, profileOf } from './places.ts';
import { renderDialog } from './render.ts';
import { renderForm } from './render-form.ts';
import { refOf } from './send.ts';

/** What the page does after a press: show a dialog, go to a view, say an expected no; or nothing, since the change shows by itself. */
export type Reply = { form?: string; dialog?: string; view?: 'messages' | 'home'; why?: string; fields?: Record<string, string> };

type FileAnswer = Extract<Answer, { answer: 'file' }>;

export type AnswerParts = {
  store: Store;
  clock: Clock;
  cast: Cast;
  door: Door;
  chat: Chat;
  changed: (place: string) => void;
  words: Words;
};

/** A press or a submission, through the one door; its answer is shown where it belongs. */
export async function ask(parts: AnswerParts, asked: Asked): Promise<Reply> {
  const { person, key, intent, picked } = asked;
  const used = await usedMessage(parts, asked);
  const message = used?.isDirect ? used.id : null;
  const answer = await parts.door.handle(
    { account: accountOf(person.user), profile: profileOf(person), message: message === null ? null : refOf(message), picked },
    intent,
    key,
  );
  return give(parts, asked, answer, { message, isInChannel: used !== null && !used.isDirect });
}

/** What a form holds so far, through the door; nothing is shown of its answer but whether it was kept. */
export async function keep({ door }: AnswerParts, { person, intent, picked }: Kept): Promise<Reply> {
  const answer = await door.handle({ account: accountOf(person.user), profile: profileOf(person), message: null, picked }, intent, null);
  return answer.answer === 'refused' ? { why: answer.why, fields: {} } : {};
}

/** Words typed to Cairn stay in the conversation; so does what Cairn could not make of them. */
export async function hear(parts: AnswerParts, heard: Heard & { text: string }): Promise<Reply> {
  const { store, clock, changed } = parts;
  const place = directPlace(heard.person.user);
  const content = storedContent({ kind: 'said', text: heard.text });
  await addDeskMessage(store.read, { place, mark: `said/${heard.key}`, at: clock.now(), ...content });
  changed(place);
  const text = heard.text.replace(/^\/(mentoring|cairn)\b\s*/i, '') || 'help';
  // A command, as its platform's would be, is no message that could be part of an answer.
  const source = text === heard.text ? { source: heard.key } : {};
  const reply = await ask(parts, { ...heard, intent: { type: 'say', text, ...source }, picked: {} });
  if (reply.why === undefined) return reply;
  await showNew(parts, heard, card('desk.refused', { summary: reply.why, blocks: [say(reply.why)] }));
  return {};
}

type Used = { message: number | null; isInChannel: boolean };

async function give(parts: AnswerParts, heard: Heard, answer: Answer, { message, isInChannel }: Used): Promise<Reply> {
  const { chat, cast, words } = parts;
  const { person } = heard;
  switch (answer.answer) {
    case 'quiet':
      return {};
    case 'refused':
      return { why: answer.why, fields: answer.fields };
    case 'form':
      return { form: renderForm(answer.form, words, { action: '/desk/submit', cast }).text };
    case 'file':
      await handOver(parts, heard, answer);
      return { view: 'messages' };
    case 'card': {
      if (answer.place === 'home') {
        await chat.showHome(accountOf(person.user), answer.card, new AbortController().signal);
        return { view: 'home' };
      }
      // In a dialog, too, where others read along: only the page that asked has it, and it is kept nowhere.
      if (answer.place === 'dialog' || heard.from === 'home' || heard.from === 'dialog' || isInChannel)
        return { dialog: renderDialog(answer.card, words).text };
      if (answer.place === 'replace' && message !== null && (await redrawn(chat, message, answer.card))) return {};
      await showNew(parts, heard, answer.card);
      return { view: 'messages' };
    }
    default:
      return answer satisfies never;
  }
}

/** False when the message went away while the door decided: then its answer is said anew. */
async function redrawn(chat: Chat, message: number, shown: Card): Promise<boolean> {
  try {
    await chat.update(refOf(message), shown, new AbortController().signal);
    return true;
  } catch (error) {
    if (error instanceof ChatError && error.fault.fault === 'final') return false;
    throw error;
  }
}

/** Marked with the press's key, so that the same press answered twice is said once. */
async function showNew({ chat }: AnswerParts, { person, key }: Heard, shown: Card): Promise<void> {
  await chat.show({ to: 'person', account: accountOf(person.user) }, shown, `answer/${key}`, new AbortController().signal);
}

/** Marked like a card that is said anew. */
async function handOver({ store, clock, changed }: AnswerParts, { person, key }: Heard, { file, say }: FileAnswer): Promise<void> {
  const place = directPlace(person.user);
  await addDeskMessage(store.read, { place, mark: `answer/${key}`, at: clock.now(), ...storedContent({ kind: 'file', file, say }) });
  changed(place);
}

/** The message whose control was used, if it is one that this person can see. A standing page is none. */
async function usedMessage({ store, cast }: AnswerParts, { person, message }: Heard): Promise<{ id: number; isDirect: boolean } | null> {
  if (message === null) return null;
  const there = await deskMessage(store.read, message);
  const places = placesOf(cast, person.user).filter((place) => place !== homePlace(person.user));
  return there && places.includes(there.place) ? { id: there.id, isDirect: there.place === directPlace(person.user) } : null;
}
