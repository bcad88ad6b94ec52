import { useEffect, useRef, useState } from 'preact/hooks';
import { type Telling, turnOn } from '../telling.ts';
import { titleOf } from './signed.tsx';

/** What the other did to the log while the panel stood open, said once to whoever is not led there anyway. */
export function News({ telling }: { telling: Telling }) {
  const { log } = telling.entry;
  const turn = log && turnOn(telling, log);
  const isMine = turn?.person === telling.pair.me.person;
  const title = log && isMine ? titleOf(telling, log, turn) : '';
  const known = useRef(title);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (title === known.current) return;
    known.current = title;
    if (!document.activeElement?.classList.contains('on')) setSaid(title);
  }, [title]);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}
