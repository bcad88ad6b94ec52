import type { Words } from '../../../shared/words/words.ts';
import type { Card } from '../card.ts';
import type { Answer } from '../port.ts';
import { type Refused, whole } from '../refusal.ts';
import { behindButton } from './behind-button.ts';
import { drawFile } from './draw-file.ts';
import type { Files } from './files.ts';
import type { Forms } from './forms.ts';
import type { Heard } from './heard.ts';
import { renderDialog, renderMessage, sentence, sentenceDialog } from './render.ts';
import { closed, inWindow, replaced, said } from './replies.ts';
import type { Outgoing, Reply } from './seam.ts';

/** What the response says, and what is said after it: in somebody's own conversation with Cairn, or back where they were. */
export type Answered = { reply: Reply; after: readonly Later[] };
export type Later = { to: 'own' | 'there'; message: () => Promise<Outgoing> | Outgoing; isHome?: true };

export type AnswerOptions = { words: Words; files: Files | null; forms: Forms };

type Shown = Extract<Answer, { answer: 'card' }>;

const NOTHING: Reply = { status: 200 };
const HOME = 'home';

export type Answerer = {
  answer(heard: Heard, answer: Answer): Promise<Answered>;
  /** What Teams is told while an answer takes longer than it waits; {@link late} brings that. */
  meanwhile(heard: Heard): Reply;
  late(heard: Heard, answer: Answer): Promise<readonly Later[]>;
};

export function createAnswerer({ words, files, forms }: AnswerOptions): Answerer {
  const { teams } = words;
  const own = (message: Later['message']): Later => ({ to: 'own', message });
  const dialog = (card: Card, alone = false) => inWindow(teams.windowTitle(), renderDialog(card, words, { alone }));
  const saying = (text: string) => inWindow(teams.windowTitle(), sentenceDialog(text, words), 'small');
  const isWindow = ({ origin: { at } }: Heard) => at === 'window' || at === 'dialog' || at === 'form';
  /** What a press is answered with whose answer is a message of its own. */
  const pointing = (heard: Heard) => (heard.origin.at === 'press' ? said(heard.where.isOwn ? teams.below() : teams.inOurChat()) : NOTHING);

  function showCard(heard: Heard, { card, place }: Exclude<Shown, { place: 'dialog' }>): Answered {
    const { origin, where } = heard;
    const isHome = place === 'home' ? ({ isHome: true } as const) : {};
    const asMessage = { ...own(() => renderMessage(card, words)), ...isHome };
    switch (origin.at) {
      case 'press': {
        const onHome = origin.over === HOME;
        const isOver = where.isOwn && (place === 'home' ? onHome : place === 'replace' && !onHome);
        return isOver ? { reply: replaced(renderMessage(card, words).card!), after: [] } : { reply: pointing(heard), after: [asMessage] };
      }
      case 'window':
        return { reply: dialog(card), after: [] };
      case 'dialog':
        return { reply: dialog(card, origin.alone), after: [] };
      case 'form':
        return origin.form.alone ? { reply: dialog(card, true), after: [] } : { reply: closed(), after: [asMessage] };
      case 'words':
      case 'mention':
        return { reply: NOTHING, after: [asMessage] };
      default:
        return origin satisfies never;
    }
  }

  function showWindow(heard: Heard, { card, again }: Extract<Shown, { place: 'dialog' }>): Answered {
    if (isWindow(heard)) return { reply: dialog(card, true), after: [] };
    return { reply: pointing(heard), after: [own(() => behindButton(again, teams.windowWaits(), teams.openWindow()))] };
  }

  function offerForm(heard: Heard, title: string): Answered {
    const asked = heard.said.said === 'ask' ? heard.said.intent : null;
    if (asked === null) return { reply: said(teams.oldButton()), after: [] };
    const ask = asked.type === 'say' ? { type: asked.type, text: asked.text } : asked;
    return { reply: pointing(heard), after: [own(() => behindButton(ask, teams.formWaits({ title }), teams.openForm()))] };
  }

  async function refuse(heard: Heard, answer: Refused): Promise<Answered> {
    const { origin } = heard;
    const text = whole(answer);
    switch (origin.at) {
      case 'press':
        return { reply: said(text), after: [] };
      case 'form': {
        const again = await forms.again(heard, origin.form, answer.fields, answer.why);
        return { reply: again ?? saying(text), after: [] };
      }
      case 'window':
      case 'dialog':
        return { reply: saying(text), after: [] };
      case 'words':
        return { reply: NOTHING, after: [own(() => sentence(text))] };
      case 'mention':
        return { reply: NOTHING, after: [{ to: 'there', message: () => sentence(text) }] };
      default:
        return origin satisfies never;
    }
  }

  function handOver(heard: Heard, { file, say }: Extract<Answer, { answer: 'file' }>): Answered {
    if (!files) return { reply: isWindow(heard) ? saying(teams.noFileNow()) : said(teams.noFileNow()), after: [] };
    const drawn = async () => drawFile(file, await files.keep(file), words);
    const reply = isWindow(heard) ? saying(teams.fileComes()) : pointing(heard);
    return { reply, after: [own(() => sentence(say)), own(drawn)] };
  }

  async function quiet(heard: Heard): Promise<Reply> {
    const { origin, said: asked } = heard;
    if (origin.at === 'form') {
      const isKept = asked.said === 'ask' && asked.isKept;
      return isKept ? ((await forms.kept(heard, origin.form)) ?? closed(teams.saved())) : closed();
    }
    if (origin.at === 'window' || origin.at === 'dialog') return saying(teams.done());
    return origin.at === 'press' ? said(teams.done()) : NOTHING;
  }

  async function answered(heard: Heard, answer: Answer): Promise<Answered> {
    switch (answer.answer) {
      case 'card':
        return answer.place === 'dialog' ? showWindow(heard, answer) : showCard(heard, answer);
      case 'form':
        return isWindow(heard) ? { reply: await forms.show(heard, answer.form), after: [] } : offerForm(heard, answer.form.title);
      case 'file':
        return handOver(heard, answer);
      case 'quiet':
        return { reply: await quiet(heard), after: [] };
      case 'refused':
        return refuse(heard, answer);
      default:
        return answer satisfies never;
    }
  }

  return {
    answer: answered,
    meanwhile(heard) {
      if (isWindow(heard)) return saying(teams.oneMoment());
      return heard.origin.at === 'press' ? said(teams.oneMoment()) : NOTHING;
    },
    async late(heard, answer) {
      if (heard.origin.at === 'words' || heard.origin.at === 'mention') return (await answered(heard, answer)).after;
      if (answer.answer === 'quiet') return [own(() => sentence(teams.done()))];
      if (answer.answer === 'refused') return [own(() => sentence(whole(answer)))];
      // A window cannot be opened any more: what is read in windows alone is offered behind a button, as for words.
      return (await answered({ ...heard, origin: { at: 'words' } }, answer)).after;
    },
  };
}
