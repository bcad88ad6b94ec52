import { askIn, type HtmlForm, readForm, textIn } from './html-form.ts';

type Values = Record<string, string | string[]>;

/** What the page of the desk has open over the conversations: a card, a form, or a form on top of a card. */
export function openDialogs() {
  let card: string | null = null;
  let form: string | null = null;
  let typed: Values = {};

  return {
    /** Does with a reply what the page does. */
    heed(reply: { form?: string; dialog?: string; why?: string }): void {
      if (reply.why !== undefined) return;
      card = reply.dialog ?? (reply.form ? card : null);
      form = reply.form ?? null;
      typed = {};
    },
    form: () => form !== null,
    /** The form with these values put in, beside those before. */
    put(values: Values): HtmlForm {
      if (form === null) throw new Error('no form is open');
      const read = readForm(form, { ...typed, ...values });
      typed = { ...typed, ...values };
      return read;
    },
    /** What the control of that label asks for, if it is in reach. */
    askOf: (label: string): unknown => (card !== null && form === null ? askIn(card, label) : null),
    reads: (): string => textIn(form ?? card ?? ''),
    holds(): Values {
      const fields = form === null ? {} : readForm(form, typed).fields;
      return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
    },
    close(): void {
      if (form === null) card = null;
      form = null;
      typed = {};
    },
  };
}
