import { DeviceId } from '../../../shared/domain/ids.ts';
import { panelPages } from '../../../shared/panel-paths.ts';
import { dateAt, type Instant } from '../../../shared/time.ts';
import { sayDate, sayWhen } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, type Choice, card, choice, choices, hint, list, say, title, toType } from '../../chat/card.ts';
import type { Device } from '../../store/devices.ts';
import type { PersonalDraw, Reader } from '../feature.ts';

export function codeCard({ device }: Words, { code, url, minutes }: { code: string; url: string; minutes: number }): Card {
  const page = `${url}${panelPages.panel}`;
  return card('device.code', {
    summary: device.codeSummary(),
    blocks: [
      title(device.codeTitle()),
      say(device.codeBody()),
      toType(code),
      say(device.codeServer({ url, page })),
      { block: 'link', label: device.codePage(), url: page },
      hint(device.codeHint({ minutes })),
    ],
  });
}

export function unreachableCard({ device }: Words): Card {
  return card('device.unreachable', {
    summary: device.codeUnreachable(),
    blocks: [title(device.codeTitle()), say(device.codeUnreachable())],
  });
}

/** Days, and no hours: when exactly somebody works is nobody's business, a list in a chat's history least of all. */
export function devicesCard({ words, person }: Reader, all: readonly Device[], now: Instant, news: string | null): Card {
  const { device } = words;
  const today = dateAt(now, person.zone);
  const dayOf = (day: string) => sayDate(day as Parameters<typeof sayDate>[0], person.language, today);
  const items = all.map(({ id, name, pairedAt, usedOn }) => ({
    text: name,
    hint: device.itemHint({ paired: dayOf(dateAt(pairedAt, person.zone)), used: dayOf(usedOn) }),
    choices: [removeChoice(words, id)],
  }));
  return card('device.list', {
    summary: news ?? device.listSummary({ count: all.length }),
    blocks: [
      title(device.listTitle()),
      news === null ? null : say(news),
      items.length === 0 ? say(device.none()) : list(items),
      items.length === 0 ? null : hint(device.listHint()),
      choices(choice(device.pair(), { type: 'device.open' })),
    ],
  });
}

export function pairedDrawer({ reader, because, notification, now }: PersonalDraw): Card {
  const { words, person } = reader;
  const { device, nudge } = words;
  const said = { name: String(because.name), when: sayWhen(String(because.at) as Instant, person.zone, person.language, now) };
  const why = notification === null ? null : choice(nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' });
  return card('device.paired', {
    summary: device.pairedSummary(said),
    blocks: [
      title(device.pairedTitle()),
      say(device.paired(said)),
      hint(device.pairedHint()),
      choices(removeChoice(words, DeviceId.parse(because.device)), choice(device.showAll(), { type: 'device.list' }), why),
    ],
  });
}

function removeChoice({ device }: Words, id: DeviceId): Choice {
  const sure = { title: device.removeSureTitle(), text: device.removeSure(), yes: device.remove(), no: device.keep() };
  return choice(device.remove(), { type: 'device.revoke', device: id }, { sure });
}
