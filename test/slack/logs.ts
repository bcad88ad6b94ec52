import { type Card, card, choice, choices, say } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Ask, Intent } from '../../shared/intent.ts';
import type { Fault } from '../setup/slack-standin.ts';
import type { TestBot } from './bot.ts';

/** A log that is read in a window, and what must not come of it. */
export const canary = 'canary-of-what-was-agreed';
const meeting = 'mtg_0123456789';
export const again: Intent = { type: 'record.show' };
export const sign: Ask = { type: 'help' };
export const log = (text = canary, name = 'log.read', blocks: Card['blocks'] = []) =>
  card(name, {
    summary: text,
    blocks: [say(text), ...blocks, choices(choice('Sign', sign), choice('Correct it', { type: 'settings.open' }))],
  });
export const inWindow = (shown = log()): Answer => ({ answer: 'card', place: 'dialog', card: shown, again });
export const shows = (text: string, place: 'replace' | 'new', ...buttons: Parameters<typeof choices>): Answer => ({
  answer: 'card',
  place,
  card: card('test', { summary: text, blocks: [say(text), choices(...buttons)] }),
});
export const read = choice('Read the log', { type: 'feed.show' });
export const form: Form = {
  name: 'agenda.add',
  title: 'Write the log',
  submit: 'Save',
  cancel: 'Close',
  intro: null,
  ask: { type: 'agenda.add', meeting },
  fields: [{ field: 'text', name: 'text', label: 'What did you agree?', value: null, most: 500 }],
};

/** All that Slack keeps of what the bot said: everything it was sent but windows. */
export function kept({ slack }: TestBot): string {
  const asked = slack.calls.filter(({ method }) => !method.startsWith('views.'));
  return JSON.stringify([asked, slack.responded]);
}

/** Ways in which Slack fails to draw something. */
export const troubles: Fault[] = [
  { error: 'expired_trigger_id' },
  { error: 'internal_error' },
  { error: 'view_too_large' },
  { error: 'service_unavailable' },
  { rateLimited: 60 },
  { status: 502 },
  { status: 502, accepted: true },
  { breaks: true },
];
export const drawing = ['views.open', 'views.push', 'views.update', 'chat.update'];
