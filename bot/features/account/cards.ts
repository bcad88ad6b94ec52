import type { Over } from '../../../shared/domain/uniting.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Block, type Card, card, choice, choices, hint, type Item, list, say, title, toType } from '../../chat/card.ts';
import type { Platform } from '../../chat/port.ts';
import type { OwnAccount } from '../../store/links.ts';
import type { Brings } from '../../store/sides.ts';

/** Where somebody has Cairn; `news` is what just changed. */
export function accountsCard(words: Words, accounts: readonly OwnAccount[], news: string | null): Card {
  const said = words.account;
  return card('account.list', {
    summary: news ?? said.listSummary({ count: accounts.length }),
    blocks: [
      title(said.listTitle()),
      news === null ? null : say(news),
      list(accounts.map((one) => itemOf(words, one, accounts.length))),
      hint(said.listHint()),
      choices(choice(said.addAnother(), { type: 'account.link' })),
    ],
  });
}

function itemOf({ account }: Words, { id, platform, preferred, joinedFrom }: OwnAccount, count: number): Item {
  const text = account.item({ platform, first: preferred && count > 1 ? 'first' : 'other' });
  return {
    text,
    choices: [
      ...(count > 1 && !preferred ? [choice(account.prefer(), { type: 'account.prefer', account: id })] : []),
      ...(joinedFrom === null
        ? []
        : [
            choice(
              account.part(),
              { type: 'account.part', account: id },
              { sure: { title: account.partSureTitle(), text: account.partSure(), yes: account.part(), no: account.keep() } },
            ),
          ]),
    ],
  };
}

export function codeCard({ account }: Words, code: string, minutes: number): Card {
  return card('account.code', {
    summary: account.codeSummary(),
    blocks: [
      title(account.codeTitle()),
      say(account.codeBody()),
      toType(account.code({ code })),
      hint(account.codeHint({ minutes })),
      choices(choice(account.written(), { type: 'account.look' }, { weight: 'first' })),
    ],
  });
}

/** Shown to whoever brings the code. */
export function claimCard({ account }: Words, name: string, code: string, brings: Brings): Card {
  return card('account.claim', {
    summary: account.claimSummary({ name }),
    blocks: [
      title(account.claimTitle({ name })),
      say(account.claimBody({ name })),
      say(account.claimReads({ name })),
      ...broughtBy(account, brings),
      choices(choice(account.claimYes(), { type: 'account.claim', code, sure: true }, { weight: 'first' })),
      hint(account.claimHint()),
    ],
  });
}

function broughtBy(account: Words['account'], brings: Brings): Block[] {
  const items = [
    ...(brings.pairs > 0 ? [account.bringsPairs({ count: brings.pairs })] : []),
    ...(brings.talks > 0 ? [account.bringsTalks({ count: brings.talks })] : []),
    ...(brings.leave > 0 ? [account.bringsLeave({ count: brings.leave })] : []),
    ...(brings.programmes > 0 ? [account.bringsProgrammes({ count: brings.programmes })] : []),
  ];
  if (items.length === 0) return [];
  return [
    list(
      items.map((text) => ({ text })),
      { title: account.bringsTitle() },
    ),
    say(account.bringsBody()),
  ];
}

export function claimedCard({ account }: Words, name: string): Card {
  return card('account.claimed', {
    summary: account.claimedBody({ name }),
    blocks: [title(account.claimedTitle()), say(account.claimedBody({ name }))],
  });
}

export function waitingCard({ account }: Words): Card {
  return card('account.waiting', {
    summary: account.waiting(),
    blocks: [
      say(account.waiting()),
      choices(choice(account.written(), { type: 'account.look' }, { weight: 'first' }), choice(account.anew(), { type: 'account.link' })),
    ],
  });
}

/** Shown to whoever made the code, once it was brought. */
export function readyCard({ account }: Words, other: { id: string; name: string; platform: Platform }, over: readonly Over[]): Card {
  return card('account.ready', {
    summary: account.readyTitle(other),
    blocks: [
      title(account.readyTitle(other)),
      say(account.readyBody()),
      say(account.readyUnited()),
      ...over.map((one) => hint(account.overLimit(one))),
      choices(
        choice(account.readyYes(), { type: 'account.look', join: true, account: other.id }, { weight: 'first' }),
        choice(account.readyNo(), { type: 'account.look', join: false }),
      ),
    ],
  });
}
