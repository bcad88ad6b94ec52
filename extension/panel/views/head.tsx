import { useRef, useState } from 'preact/hooks';
import { endOf } from '../../../shared/domain/meeting.ts';
import { minutesBetween } from '../../../shared/time.ts';
import type { PanelWords } from '../../../shared/words/panel.ts';
import { type Model, unsent } from '../model.ts';
import type { Acts } from '../start.ts';
import { meetingHere, type Telling } from '../telling.ts';
import { Join } from './join.tsx';
import { Parting } from './parting.tsx';
import { sayWhere } from './where.ts';
import { WishSheet } from './wishes.tsx';

/** As in manifests/pictures/mark.svg. */
const stones = [
  'M36.5 3.5c7.6-.4 13 2.9 13.3 7.7.3 5-4.7 8.7-12.3 9.2-7.9.5-13.6-2.6-13.9-7.4-.3-4.9 5.2-9.1 12.9-9.5Z',
  'M26.5 23.4c12.4-.3 20.9 3.3 21.1 8.9.2 5.9-8 9.8-20.6 10.1-12.5.3-20.7-3.3-20.9-9.1-.2-5.7 8-9.6 20.4-9.9Z',
  'M33.5 45.3c16.2-.2 27 2.1 27.2 8.1.1 5.8-11.1 8.2-28 8.2-17.5 0-29.2-2.2-29.3-7.9-.1-5.9 12.6-8.2 30.1-8.4Z',
];

type Shown = { model: Model; acts: Acts; say: PanelWords; telling: Telling | null };

/** What stands there once a pair does would push what is above it aside. */
const PLACE_KEPT = '\u00a0';

/** Who this is with, and where in the meeting they are. */
export function Head({ model, acts, say, telling }: Shown) {
  return (
    <div class="head">
      <svg class="mark" viewBox="0 0 64 64" aria-hidden="true">
        {stones.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
      <div class="who">
        <h1>{telling ? telling.partner.name : say.name()}</h1>
        {telling ? <Where telling={telling} /> : model.place === 'loading' && <p class="hint">{PLACE_KEPT}</p>}
      </div>
      {model.place === 'here' && <Menu model={model} acts={acts} say={say} telling={telling} />}
    </div>
  );
}

function Where({ telling }: { telling: Telling }) {
  const { say, now, model, pair } = telling;
  const here = meetingHere(telling);
  const isByLink = model.state?.open?.because === 'link' && model.state.open.mentorship === pair.mentorship;
  if (!here) return <p class="hint">{sayWhere(telling, here)}</p>;
  const end = endOf(here);
  return (
    <p class="hint">
      {sayWhere(telling, here)}
      {model.wishes.timeLeft && here.start <= now && end > now && ` · ${say.minutesLeft({ minutes: Math.ceil(minutesBetween(now, end)) })}`}{' '}
      {isByLink ? <span class="hidden">{say.becauseLink()}</span> : <Join telling={telling} meeting={here} />}
    </p>
  );
}

function Menu({ model, acts, say, telling }: Shown) {
  const [sheet, setSheet] = useState<'wishes' | 'parting' | null>(null);
  const menu = useRef<HTMLDivElement>(null);
  const canChange = telling !== null && model.state!.pairs.length > 1;
  const canGoBack = telling !== null && model.look !== null;
  if (!canChange && !canGoBack && !acts.options && !acts.wish && !acts.unpair) return null;
  const close = () => setSheet(null);
  const pressed = (act: () => void) => () => {
    menu.current!.hidePopover();
    act();
  };
  return (
    <>
      <button type="button" class="icon" popovertarget="menu" aria-label={say.more()}>
        ⋯
      </button>
      <div id="menu" popover="auto" ref={menu}>
        {canChange && (
          <button type="button" class="quiet" onClick={pressed(() => acts.tell({ says: 'choose', mentorship: null }))}>
            {say.change()}
          </button>
        )}
        {canGoBack && (
          <button type="button" class="quiet" onClick={pressed(() => acts.tell({ says: 'look', look: null }))}>
            {say.back()}
          </button>
        )}
        {acts.options && (
          <button type="button" class="quiet" onClick={pressed(acts.options)}>
            {say.options()}
          </button>
        )}
        {acts.wish && (
          <button type="button" class="quiet" onClick={pressed(() => setSheet('wishes'))}>
            {say.wishesTitle()}
          </button>
        )}
        {acts.unpair && (
          <button type="button" class="quiet" onClick={pressed(() => setSheet('parting'))}>
            {say.unpair()}
          </button>
        )}
      </div>
      {sheet === 'wishes' && <WishSheet say={say} wishes={model.wishes} onWish={acts.wish!} onClose={close} />}
      {sheet === 'parting' && <Parting say={say} waiting={unsent(model)} onYes={() => void acts.unpair?.()} onClose={close} />}
    </>
  );
}
