import { dateAt, type Instant, type Zone } from '../../../shared/time.ts';
import { sayDay, sayTime } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { StoredDeskMessage } from '../../store/desk-messages.ts';
import type { ChatFile } from '../port.ts';
import { contentOf } from './content.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import type { DeskPerson } from './places.ts';
import { renderCard } from './render.ts';

/** One message as the page swaps it: `key` changes when what it looks like does. */
export type Drawn = { id: number; key: string; summary: string | null; html: string };

type Reader = { person: DeskPerson; zone: Zone; words: Words; now: Instant };

/** The messages of a conversation, each with the day above it where a new one begins. */
export function drawMessages(messages: readonly StoredDeskMessage[], reader: Reader): Drawn[] {
  let day = '';
  return messages.map((message) => {
    const its = dateAt(message.at, reader.zone);
    const isNewDay = its !== day;
    day = its;
    return drawMessage(message, isNewDay, reader);
  });
}

/** A standing page: one card, without the trimmings of a conversation. */
export function drawHome(message: StoredDeskMessage, { words }: Reader): Drawn {
  const content = contentOf(message);
  const inner = content.kind === 'card' ? renderCard(content.card, words) : null;
  const drawn = html`<li class="message" data-id="${message.id}" data-key="${message.version}"><article class="card" tabindex="-1">${inner}</article></li>`;
  return { id: message.id, key: String(message.version), summary: null, html: drawn.text };
}

function drawMessage(message: StoredDeskMessage, isNewDay: boolean, { person, zone, words, now }: Reader): Drawn {
  const { desk } = words;
  const { id, at, version } = message;
  const key = `${version}${isNewDay ? 'd' : ''}`;
  const content = contentOf(message);
  const day = isNewDay ? html`<h4 class="day">${sayDay(at, zone, person.language, now)}</h4>` : null;
  const time = html`<time class="at" datetime="${at}">${sayTime(at, zone, person.language)}</time>`;
  const wrap = (side: 'mine' | 'cairn', summary: string | null, body: Html): Drawn => ({
    id,
    key,
    summary,
    html: html`<li class="message ${side}" data-id="${id}" data-key="${key}" data-summary="${summary}">${day}${body}</li>`.text,
  });
  const by = html`<span class="unseen">${desk.saidByCairn()}</span>${time}`;
  switch (content.kind) {
    case 'said':
      return wrap(
        'mine',
        null,
        html`<p class="by"><span class="unseen">${desk.saidBy({ name: person.name })}</span>${time}</p><p class="said" dir="auto">${content.text}</p>`,
      );
    case 'card': {
      const { card } = content;
      const body = html`<p class="by">${by}</p><article class="card" tabindex="-1" aria-label="${card.summary}">${renderCard(card, words)}</article>`;
      return wrap('cairn', card.summary, body);
    }
    case 'file': {
      const { file, say } = content;
      const said = say === undefined ? null : html`<p class="say" dir="auto">${say}</p>`;
      const body = html`<p class="by">${by}</p><article class="card file" tabindex="-1" aria-label="${file.title}">${said}${drawFile(id, file, words)}</article>`;
      return wrap('cairn', say ?? file.title, body);
    }
    default:
      return content satisfies never;
  }
}

/** A picture is seen where it is, with what it shows in words for who cannot; anything else waits to be downloaded. */
function drawFile(id: number, file: ChatFile, words: Words): Html {
  const picture = isPicture(file)
    ? html`<img class="picture" src="/desk/file/${id}" alt="${file.alt ?? file.title}"${sizeOf(file)}>`
    : null;
  return html`${picture}<a class="download" href="/desk/file/${id}" download="${file.name}">${icon('file')}<span><strong dir="auto">${file.title}</strong><span class="hint">${words.desk.download({ name: file.name })}</span></span></a>`;
}

/** Kinds in which nothing can be hidden that a browser would run. */
const isPicture = ({ type }: ChatFile): boolean => /^image\/(png|jpeg|gif|webp)$/.test(type);

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Its size, so that what is below does not jump when it comes. */
function sizeOf({ content }: ChatFile): Html | null {
  const bytes = Buffer.from(content);
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG)) return null;
  return html` width="${bytes.readUInt32BE(16)}" height="${bytes.readUInt32BE(20)}"`;
}
