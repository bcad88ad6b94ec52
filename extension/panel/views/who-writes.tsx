import { useEffect, useState } from 'preact/hooks';
import type { LogDraft } from '../../../shared/domain/log.ts';
import { millis } from '../../../shared/time.ts';
import type { Telling } from '../telling.ts';

/** How long somebody is said to be writing after the last that came of it. */
const WRITES_MS = 6_000;

/**
 * That the other is writing, where that is wanted: by whom and when the draft was written in last, which comes with it anyway, so that
 * nothing is sent or kept for this. Keyed by that moment.
 */
export function WhoWrites({ telling, draft }: { telling: Telling; draft: Pick<LogDraft, 'by' | 'at'> }) {
  const { model, say, partner } = telling;
  const [isOver, setOver] = useState(false);
  const left = WRITES_MS - (millis(model.state!.now) - millis(draft.at));
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), left);
    return () => clearTimeout(timer);
  }, []);
  if (!model.wishes.typing || draft.by !== partner.person || left <= 0 || isOver) return null;
  return <p class="hint">{say.isWriting({ partner: partner.name })}</p>;
}
