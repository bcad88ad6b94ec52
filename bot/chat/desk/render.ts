import type { Words } from '../../../shared/words/words.ts';
import type { Block, Card, Choice, Item } from '../card.ts';
import { joined } from '../joined.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';

/** A card as HTML. Every control carries its intent as data, which the page sends back and the desk reads afresh. */
export function renderCard(card: Card, words: Words): Html {
  return html`${joined(card.blocks).map((block) => drawBlock(block, words))}`;
}

/** A card over the page: what a control of the standing page, or of another such card, is answered with, and what is kept in no message. */
export function renderDialog(card: Card, words: Words): Html {
  return html`<div class="asks"><h2 class="unseen" id="dialog-title" tabindex="-1">${card.summary}</h2><p class="problem" role="alert" hidden></p><div class="card">${renderCard(card, words)}</div><div class="choices"><button type="button" class="choice" data-close>${words.desk.close()}</button></div></div>`;
}

function drawBlock(block: Block, words: Words): Html {
  switch (block.block) {
    case 'title':
      return html`<h4 class="title" dir="auto">${block.text}</h4>`;
    case 'say':
      return html`<p class="say" dir="auto">${block.text}</p>`;
    case 'code':
      return html`<p class="code"><code>${block.text}</code></p>`;
    case 'hint':
      return html`<p class="hint" dir="auto">${block.text}</p>`;
    case 'when':
      return html`<p class="when">${icon('calendar')}<time datetime="${block.start}">${block.text}</time>${
        block.other === null ? null : html` <span class="other">${block.other}</span>`
      }</p>`;
    case 'facts':
      return html`<dl class="facts">${block.facts.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`,
      )}</dl>`;
    case 'list':
      return html`<div class="list">${block.title === null ? null : html`<h5 dir="auto">${block.title}</h5>`}<ul>${block.items.map((item) =>
        drawItem(item, words),
      )}</ul>${block.more === null ? null : html`<p class="hint">${block.more}</p>`}</div>`;
    case 'choices':
      return drawChoices(block.choices, words);
    case 'link':
      return drawLink(block, words);
    case 'line':
      return html`<hr>`;
    default:
      return block satisfies never;
  }
}

function drawItem(item: Item, words: Words): Html {
  return html`<li><div class="item"><span dir="auto">${item.text}</span>${
    item.hint === undefined ? null : html`<span class="hint" dir="auto">${item.hint}</span>`
  }</div>${item.choices ? drawChoices(item.choices, words) : null}</li>`;
}

function drawChoices(choices: Choice[], words: Words): Html {
  const near = choices.filter((one) => one.weight !== 'rare');
  const rare = choices.filter((one) => one.weight === 'rare');
  const more =
    rare.length === 0
      ? null
      : html`<details class="more"><summary>${words.desk.more()}</summary><div class="choices">${rare.map(drawChoice)}</div></details>`;
  return html`<div class="choices">${near.map(drawChoice)}${more}</div>`;
}

function drawChoice({ label, ask, weight, sure }: Choice): Html {
  const asks = sure ? html` data-sure="${JSON.stringify(sure)}" aria-haspopup="dialog"` : null;
  return html`<button type="button" class="choice${weight === 'first' ? ' first' : ''}" data-ask="${JSON.stringify(ask)}"${asks}>${label}</button>`;
}

function drawLink({ label, url }: { label: string; url: string }, words: Words): Html {
  if (!leadsOut(url)) return html`<p class="say">${label}: <span class="address">${url}</span></p>`;
  return html`<p class="link"><a href="${url}" target="_blank" rel="noopener noreferrer">${label}<span class="unseen"> (${words.desk.opensElsewhere()})</span>${icon('out')}</a></p>`;
}

/** A join link, or Cairn's own address on this computer; never `javascript:` and the like. */
function leadsOut(url: string): boolean {
  return /^https:\/\//i.test(url) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//i.test(url);
}
