import type { Model } from '../model.ts';
import type { Acts } from '../start.ts';
import { type Telling, tellingOf, wordsOf } from '../telling.ts';
import { Between } from './between.tsx';
import { Call } from './call.tsx';
import { ReadThrough } from './finish.tsx';
import { Head } from './head.tsx';
import { Left } from './left.tsx';
import { News } from './news.tsx';
import { PairForm } from './pair-form.tsx';
import { Refusal } from './refusal.tsx';
import { Broken, Choose, type Expired, Loading, NoPair } from './states.tsx';
import { Status } from './status.tsx';

type Shown = { model: Model; acts: Acts; ownServer: string | null; WhenExpired: typeof Expired };

export function App({ model, acts, ownServer, WhenExpired }: Shown) {
  const say = wordsOf(model);
  const telling = tellingOf(model, acts);
  return (
    <>
      <header>
        <Head model={model} acts={acts} say={say} telling={telling} />
        <Status model={model} />
      </header>
      <main>
        <Refusal model={model} say={say} />
        {telling && model.place === 'here' && <Left telling={telling} />}
        <Page model={model} acts={acts} ownServer={ownServer} WhenExpired={WhenExpired} telling={telling} />
      </main>
      {telling && <News telling={telling} />}
    </>
  );
}

function Page({ model, acts, ownServer, WhenExpired, telling }: Shown & { telling: Telling | null }) {
  const say = wordsOf(model);
  switch (model.place) {
    case 'pairing':
      return <PairForm acts={acts} say={say} ownServer={ownServer} />;
    case 'expired':
      return <WhenExpired model={model} acts={acts} say={say} />;
    case 'broken':
      return <Broken acts={acts} say={say} />;
    case 'loading':
      return <Loading say={say} />;
    case 'here':
      if (telling) return <OfPair telling={telling} />;
      return model.state!.pairs.length === 0 ? <NoPair say={say} /> : <Choose model={model} acts={acts} say={say} />;
  }
}

function OfPair({ telling }: { telling: Telling }) {
  const { model, entry } = telling;
  const isDraft = entry.log?.status === 'draft';
  if (model.look === 'reading' && isDraft && entry.reading) return <ReadThrough telling={telling} />;
  const isInCall = entry.meeting !== null || (model.look === 'log' && isDraft);
  return isInCall ? <Call telling={telling} /> : <Between telling={telling} />;
}
