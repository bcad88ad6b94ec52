import { Intent } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Form, Option } from '../form.ts';
import { opensWindow } from '../opens.ts';
import type { Answer } from '../port.ts';
import { Recent } from '../recent.ts';
import type { Heard } from './heard.ts';
import type { SentForm } from './origin.ts';
import { type FormShown, renderForm } from './render-form.ts';
import { inWindow } from './replies.ts';
import type { Reply } from './seam.ts';

export type Forms = {
  show(heard: Heard, form: Form): Promise<Reply>;
  /** The same form with what was typed in it, and what is wrong with that; null where it cannot be drawn again. */
  again(heard: Heard, sent: SentForm, errors: Record<string, string>, why: string): Promise<Reply | null>;
  /** The same form, saved for later and still open; null as above. */
  kept(heard: Heard, sent: SentForm): Promise<Reply | null>;
};

export type FormsOptions = {
  words: Words;
  now: () => number;
  newId: () => string;
  /** The channels that somebody may choose. */
  channelsOf(heard: Heard): Promise<Option[]>;
  /** Asks anew for what a form was opened by. */
  reopen(heard: Heard, open: Intent): Promise<Answer>;
};

/** Forms on show are remembered to be drawn again with what is wrong; one that is not, after a restart, is asked for by what opened it. */
const REMEMBERED = 500;

export function createForms({ words, now, newId, channelsOf, reopen }: FormsOptions): Forms {
  const drawn = new Recent<Form>(REMEMBERED);

  async function draw(heard: Heard, form: Form, shown: FormShown): Promise<Reply> {
    const channels = form.fields.some(({ field }) => field === 'channel') ? await channelsOf(heard) : [];
    const { title, card } = renderForm(form, words, now(), { ...shown, channels });
    return inWindow(title, card, form.fields.length > 6 ? 'large' : 'medium');
  }

  async function known(heard: Heard, { form, open }: SentForm): Promise<Form | null> {
    const remembered = form === undefined ? undefined : drawn.get(form);
    if (remembered) return remembered;
    const read = Intent.safeParse(open);
    if (!read.success || !opensWindow(read.data)) return null;
    const answer = await reopen(heard, read.data);
    return answer.answer === 'form' ? answer.form : null;
  }

  /** It goes on being the form it was: what it knew comes back as it was sent. */
  async function redraw(heard: Heard, sent: SentForm, shown: FormShown): Promise<Reply | null> {
    const form = await known(heard, sent);
    if (!form) return null;
    const { ask, keep, open, values, alone } = sent;
    const id = newId();
    drawn.set(id, form);
    const same = { ...form, ask, ...(keep ? { keep } : {}) } as Form;
    return draw(heard, same, { ...shown, values, form: id, ...(open ? { open } : {}), ...(alone ? { alone } : {}) } as FormShown);
  }

  return {
    async show(heard, form) {
      const id = newId();
      drawn.set(id, form);
      const open = heard.said.said === 'ask' ? { open: heard.said.intent } : {};
      const isAlone = (heard.origin.at === 'dialog' && heard.origin.alone) || (heard.origin.at === 'form' && heard.origin.form.alone);
      return draw(heard, form, { ...open, form: id, ...(isAlone ? { alone: true } : {}) });
    },

    async again(heard, sent, errors, why) {
      const isShown = ([name]: [string, string]) => name in sent.kinds;
      const all = Object.entries(errors);
      const beside = Object.fromEntries(all.filter(isShown));
      const stray = all.filter((one) => !isShown(one)).map(([, text]) => text);
      const notes = [...new Set([Object.keys(beside).length > 0 ? '' : why, ...stray])].filter(Boolean);
      return redraw(heard, sent, { errors: beside, note: notes.length > 0 ? notes.join('\n') : null });
    },

    kept: (heard, sent) => redraw(heard, sent, { done: words.teams.saved() }),
  };
}
