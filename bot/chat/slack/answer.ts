import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, say } from '../card.ts';
import type { Form } from '../form.ts';
import type { AccountRef, Answer } from '../port.ts';
import { type Refused, whole } from '../refusal.ts';
import { behindButton } from './behind-button.ts';
import { createSpeaker, isDirect, orElse } from './beside.ts';
import type { DirectMessages } from './direct.ts';
import { handOver } from './hand-over.ts';
import type { FromDialog, Origin } from './origin.ts';
import type { Heard } from './parse.ts';
import { type Message, renderDialog, renderHome, renderMessage, sentence } from './render.ts';
import { renderForm } from './render-form.ts';
import type { Respond } from './respond.ts';
import { createWindows, type InWindow } from './window.ts';

type InChat = Exclude<Extract<Answer, { answer: 'card' }>, InWindow>;

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
  const speaker = createSpeaker({ direct, respond });
  const { beside, orPost } = speaker;
  const windows = createWindows(speaker, words);
  const aside = (text: string): Card => card('sentence', { summary: text, blocks: [say(text)] });
  const dialog = (text: string) => renderDialog(aside(text), words);

  const publish = (slack: WebClient, account: AccountRef, page: Card) =>
    slack.views.publish({ user_id: account.user, view: renderHome(page, words) });

  async function showCard(slack: WebClient, heard: Heard, account: AccountRef, answer: InChat): Promise<void> {
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
    if (origin.at === 'dialog') return inDialog(slack, account, origin, shown, place);
    if (place === 'replace' && origin.at === 'message' && isDirect(origin.channel)) {
      return orPost(slack, account, message, () => slack.chat.update({ channel: origin.channel, ts: origin.ts, ...message }));
    }
    if (place === 'replace' && origin.at === 'ephemeral') {
      return orPost(slack, account, message, () => respond(origin.respond, { ...message, replace_original: true }));
    }
    return beside(slack, heard, account, message);
  }

  /** In the dialog that was used: over what it shows, or on top of it. */
  async function inDialog(slack: WebClient, account: AccountRef, origin: FromDialog, shown: Card, place: 'replace' | 'new'): Promise<void> {
    if (origin.alone) return windows.showIn(slack, account, origin, shown, place === 'replace' ? 'over' : 'on top');
    const view = renderDialog(shown, words);
    const update = () => slack.views.update({ view_id: origin.view, view });
    const best = place === 'replace' ? update : () => orElse(() => slack.views.push({ trigger_id: origin.trigger, view }), update);
    return orPost(slack, account, renderMessage(shown, words), best);
  }

  async function showForm(slack: WebClient, heard: Heard, account: AccountRef, form: Form): Promise<void> {
    const { origin } = heard;
    const view = renderForm(form, words, now());
    const offer = () => beside(slack, heard, account, formWaits(heard, form.title));
    switch (origin.at) {
      case 'message':
      case 'ephemeral':
      case 'command':
      case 'home':
        return orElse(async () => void (await slack.views.open({ trigger_id: origin.trigger, view })), offer);
      case 'dialog': {
        const onTop = renderForm(form, words, now(), origin.name);
        return orElse(
          async () => void (await slack.views.push({ trigger_id: origin.trigger, view: onTop })),
          async () => void (await slack.views.update({ view_id: origin.view, view })),
        );
      }
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

  function formWaits(heard: Heard, title: string): Message {
    const asked = heard.said.said === 'ask' ? heard.said.intent : null;
    // What brought a form was a command, and is no part of an answer when it is asked again.
    const ask = asked?.type === 'say' ? { type: asked.type, text: asked.text } : asked;
    return behindButton(ask, words.slack.formWaits({ title }), words.slack.openForm(), words);
  }

  async function refuse(slack: WebClient, heard: Heard, account: AccountRef, answer: Refused): Promise<void> {
    const { origin } = heard;
    const text = whole(answer);
    if (origin.at === 'form') return;
    if (origin.at === 'home-opened') return void (await publish(slack, account, aside(text)));
    if (origin.at === 'home')
      return orPost(slack, account, sentence(text), () => slack.views.open({ trigger_id: origin.trigger, view: dialog(text) }));
    if (origin.at === 'dialog') return inDialog(slack, account, origin, aside(text), 'new');
    if (origin.at === 'message') {
      const alone = () => slack.chat.postEphemeral({ channel: origin.channel, user: heard.who.user, ...sentence(text) });
      return orPost(slack, account, sentence(text), alone);
    }
    return beside(slack, heard, account, sentence(text));
  }

  return {
    inAck(origin, answer) {
      if (origin.at !== 'form') return undefined;
      switch (answer.answer) {
        case 'card':
          return answer.place === 'dialog' ? windows.inAck(origin, answer) : { response_action: 'clear' };
        case 'file':
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
      const { origin } = heard;
      if (isInWindow(answer))
        return origin.at === 'form' ? windows.freshen(slack, origin, answer) : windows.show(slack, heard, account, answer);
      if (answer.answer === 'card') await showCard(slack, heard, account, answer);
      if (answer.answer === 'file') await handOver({ slack, direct, speaker, words }, heard, account, answer);
      if (answer.answer === 'form' && origin.at !== 'form') await showForm(slack, heard, account, answer.form);
      if (answer.answer === 'refused') await refuse(slack, heard, account, answer);
    },

    async late(slack, heard, account, answer) {
      const { origin } = heard;
      if (origin.at !== 'form') return this.afterAck(slack, heard, account, answer);
      if (answer.answer === 'form') return showForm(slack, heard, account, answer.form);
      if (isInWindow(answer)) {
        await windows.show(slack, heard, account, answer);
        return windows.freshen(slack, origin, answer);
      }
      const isElsewhere = answer.answer === 'card' || answer.answer === 'file';
      if (isElsewhere) await this.afterAck(slack, heard, account, answer);
      const text = answer.answer === 'refused' ? whole(answer) : isElsewhere ? words.slack.doneInMessages() : words.slack.done();
      await slack.views.update({ view_id: origin.view, view: dialog(text) });
    },
  };
}

const isInWindow = (answer: Answer): answer is InWindow => answer.answer === 'card' && answer.place === 'dialog';

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
