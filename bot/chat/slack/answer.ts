import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, say } from '../card.ts';
import type { Form } from '../form.ts';
import type { AccountRef, Answer } from '../port.ts';
import type { DirectMessages } from './direct.ts';
import { faultOf } from './errors.ts';
import type { Origin } from './origin.ts';
import type { Heard } from './parse.ts';
import { type Message, renderDialog, renderHome, renderMessage, sentence } from './render.ts';
import { renderForm } from './render-form.ts';
import type { Respond } from './respond.ts';

type Refused = Extract<Answer, { answer: 'refused' }>;

export type AnswerOptions = { direct: DirectMessages; respond: Respond; words: Words; now: () => number };

/** How one answer reaches the person: what the ack carries, and what is said after it. */
export type Answerer = {
  /** What Slack shows in place of a submitted form; undefined where the ack says nothing. */
  inAck(origin: Origin, answer: Answer): ViewResponseAction | undefined;
  /** What a form shows while its answer takes longer than Slack waits. */
  meanwhile(origin: Origin): ViewResponseAction | undefined;
  afterAck(slack: WebClient, heard: Heard, account: AccountRef, answer: Answer): Promise<void>;
  /** For a form that is still open, showing {@link meanwhile}. */
  late(slack: WebClient, heard: Heard, account: AccountRef, answer: Answer): Promise<void>;
};

export function createAnswerer({ direct, respond, words, now }: AnswerOptions): Answerer {
  const aside = (text: string): Card => card('sentence', { summary: text, blocks: [say(text)] });
  const dialog = (text: string) => renderDialog(aside(text), words);

  /** A message in this person's direct messages. */
  async function post(slack: WebClient, account: AccountRef, message: Message): Promise<void> {
    const channel = await direct.channelWith(slack, account);
    await slack.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
  }

  const publish = (slack: WebClient, account: AccountRef, page: Card) =>
    slack.views.publish({ user_id: account.user, view: renderHome(page, words) });

  /** Beside what was used, seen by this person alone: in their direct messages as a message, elsewhere as an ephemeral one. */
  async function beside(slack: WebClient, { origin, who }: Heard, account: AccountRef, message: Message): Promise<void> {
    switch (origin.at) {
      case 'ephemeral':
        return aloneTo(slack, account, origin.respond, message);
      case 'command': {
        const isOurs = isDirect(origin.channel) && (await direct.channelWith(slack, account)) === origin.channel;
        return isOurs ? post(slack, account, message) : aloneTo(slack, account, origin.respond, message);
      }
      case 'message':
      case 'channel':
        if (isDirect(origin.channel)) await slack.chat.postMessage({ channel: origin.channel, ...message, unfurl_links: false });
        else await slack.chat.postEphemeral({ channel: origin.channel, user: who.user, ...message });
        return;
      case 'direct':
      case 'form':
      case 'home':
      case 'dialog':
      case 'home-opened':
        return post(slack, account, message);
      default:
        return origin satisfies never;
    }
  }

  const aloneTo = (slack: WebClient, account: AccountRef, url: string, message: Message) =>
    orPost(slack, account, message, () => respond(url, { ...message, response_type: 'ephemeral', replace_original: false }));

  async function showCard(slack: WebClient, heard: Heard, account: AccountRef, answer: Extract<Answer, { answer: 'card' }>): Promise<void> {
    const { origin } = heard;
    const { card: shown, place } = answer;
    if (place === 'home' || origin.at === 'home-opened') {
      await publish(slack, account, shown);
      if (origin.at === 'dialog') await slack.views.update({ view_id: origin.view, view: dialog(words.slack.done()) });
      if (origin.at === 'home-opened' || origin.at === 'home' || origin.at === 'form' || origin.at === 'dialog') return;
      return beside(slack, heard, account, renderMessage(shown, words));
    }
    const message = renderMessage(shown, words);
    if (origin.at === 'home')
      return orPost(slack, account, message, () => slack.views.open({ trigger_id: origin.trigger, view: renderDialog(shown, words) }));
    if (origin.at === 'dialog') return inDialog(slack, account, origin, shown, place, message);
    if (place === 'replace' && origin.at === 'message' && isDirect(origin.channel)) {
      return orPost(slack, account, message, () => slack.chat.update({ channel: origin.channel, ts: origin.ts, ...message }));
    }
    if (place === 'replace' && origin.at === 'ephemeral') {
      return orPost(slack, account, message, () => respond(origin.respond, { ...message, replace_original: true }));
    }
    return beside(slack, heard, account, message);
  }

  async function inDialog(
    slack: WebClient,
    account: AccountRef,
    origin: Extract<Origin, { at: 'dialog' }>,
    shown: Card,
    place: 'replace' | 'new',
    message: Message,
  ): Promise<void> {
    const view = renderDialog(shown, words);
    const update = () => slack.views.update({ view_id: origin.view, view });
    if (place === 'replace') return orPost(slack, account, message, update);
    return orPost(slack, account, message, () => orElse(() => slack.views.push({ trigger_id: origin.trigger, view }), update));
  }

  async function showForm(slack: WebClient, heard: Heard, account: AccountRef, form: Form): Promise<void> {
    const { origin } = heard;
    const view = renderForm(form, words, now());
    const button = formBehindButton(heard);
    const offer = () => beside(slack, heard, account, button);
    switch (origin.at) {
      case 'message':
      case 'ephemeral':
      case 'command':
      case 'home':
        return orElse(async () => void (await slack.views.open({ trigger_id: origin.trigger, view })), offer);
      case 'dialog':
        return orElse(
          async () => void (await slack.views.push({ trigger_id: origin.trigger, view })),
          async () => void (await slack.views.update({ view_id: origin.view, view })),
        );
      case 'form':
        await slack.views.update({ view_id: origin.view, view });
        return;
      case 'direct':
      case 'channel':
      case 'home-opened':
        return offer();
      default:
        return origin satisfies never;
    }
  }

  /** Slack opens a form only for a press, and only for three seconds: a button that asks the same again is such a press. */
  function formBehindButton(heard: Heard): Message {
    const asked = heard.said.said === 'ask' ? heard.said.intent : null;
    // What brought a form was a command, and is no part of an answer when it is asked again.
    const ask = asked?.type === 'say' ? { type: asked.type, text: asked.text } : asked;
    const again = ask ? choices(choice(words.slack.openForm(), ask, { weight: 'first' })) : null;
    return renderMessage(card('form.waits', { summary: words.slack.formWaits(), blocks: [say(words.slack.formWaits()), again] }), words);
  }

  async function refuse(slack: WebClient, heard: Heard, account: AccountRef, answer: Refused): Promise<void> {
    const { origin } = heard;
    const text = whole(answer);
    if (origin.at === 'form') return;
    if (origin.at === 'home-opened') return void (await publish(slack, account, aside(text)));
    if (origin.at === 'home')
      return orPost(slack, account, sentence(text), () => slack.views.open({ trigger_id: origin.trigger, view: dialog(text) }));
    if (origin.at === 'dialog') return inDialog(slack, account, origin, aside(text), 'new', sentence(text));
    if (origin.at === 'message') {
      const alone = () => slack.chat.postEphemeral({ channel: origin.channel, user: heard.who.user, ...sentence(text) });
      return orPost(slack, account, sentence(text), alone);
    }
    return beside(slack, heard, account, sentence(text));
  }

  /** What was committed is worth saying, if not in the best place then in the direct messages. */
  async function orPost(slack: WebClient, account: AccountRef, message: Message, best: () => Promise<unknown>): Promise<void> {
    await orElse(best, () => post(slack, account, message));
  }

  return {
    inAck(origin, answer) {
      if (origin.at !== 'form') return undefined;
      switch (answer.answer) {
        case 'card':
        case 'quiet':
          return { response_action: 'clear' };
        case 'form':
          return { response_action: 'update', view: renderForm(answer.form, words, now()) };
        case 'refused':
          if (origin.fields.length === 0) return { response_action: 'update', view: dialog(whole(answer)) };
          return { response_action: 'errors', errors: besideFields(answer, origin.fields) };
        default:
          return answer satisfies never;
      }
    },

    meanwhile: (origin) => (origin.at === 'form' ? { response_action: 'update', view: dialog(words.slack.oneMoment()) } : undefined),

    async afterAck(slack, heard, account, answer) {
      if (answer.answer === 'card') await showCard(slack, heard, account, answer);
      if (answer.answer === 'form' && heard.origin.at !== 'form') await showForm(slack, heard, account, answer.form);
      if (answer.answer === 'refused') await refuse(slack, heard, account, answer);
    },

    async late(slack, heard, account, answer) {
      const { origin } = heard;
      if (origin.at !== 'form') return this.afterAck(slack, heard, account, answer);
      if (answer.answer === 'form') return showForm(slack, heard, account, answer.form);
      if (answer.answer === 'card') await showCard(slack, heard, account, answer);
      const text =
        answer.answer === 'refused' ? whole(answer) : answer.answer === 'card' ? words.slack.doneInMessages() : words.slack.done();
      await slack.views.update({ view_id: origin.view, view: dialog(text) });
    },
  };
}

const isDirect = (channel: string) => channel.startsWith('D');

async function orElse<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    // Slack busy is tried again as a whole; whatever else kept the first way shut, such as a trigger that ran out, the second is open.
    const { fault } = faultOf(error);
    if (fault === 'after' || fault === 'busy') throw error;
    return second();
  }
}

/** Everything a refusal says, where there are no fields to say it beside. */
function whole({ why, fields }: Refused): string {
  return [...new Set([why, ...Object.values(fields)])].filter(Boolean).join('\n');
}

/** Errors of fields the form does not show go to its first field, as Slack shows none elsewhere. */
function besideFields(answer: Refused, shown: string[]): Record<string, string> {
  const errors: Record<string, string> = {};
  const stray: string[] = [];
  for (const [name, text] of Object.entries(answer.fields)) {
    if (shown.includes(name)) errors[name] = text;
    else stray.push(text);
  }
  const [first = ''] = shown;
  if (Object.keys(errors).length === 0) errors[first] = stray.length > 0 ? stray.join(' ') : answer.why;
  else if (stray.length > 0) errors[first] = [errors[first], ...stray].filter(Boolean).join(' ');
  return errors;
}
