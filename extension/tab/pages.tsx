import type { ComponentChildren } from 'preact';
import { panelPages } from '../../shared/panel-paths.ts';
import { tabWordsFor } from '../../shared/words/tab.ts';
import { servedBy } from '../panel/host.web.ts';
import { type Model, unsent } from '../panel/model.ts';
import { Title } from '../panel/views/section.tsx';

const say = tabWordsFor(navigator.language);
/** From the beginning: what Teams said, and what Cairn knew, is asked for anew. */
const again = () => location.reload();

function Page({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main>
      <div class="page">
        <Title>{title}</Title>
        {children}
      </div>
    </main>
  );
}

const Again = () => (
  <button type="button" class="first" onClick={again}>
    {say.tryAgain()}
  </button>
);

export function Outside() {
  return (
    <Page title={say.outsideTitle()}>
      <p>{say.outside()}</p>
      <p>{say.outsidePanel()}</p>
      <p>
        <a href={`${servedBy()}${panelPages.panel}`}>{say.openPanel()}</a>
      </p>
    </Page>
  );
}

export function Silent() {
  return (
    <Page title={say.silentTitle()}>
      <p>{say.silent()}</p>
      <Again />
    </Page>
  );
}

export function Unsaid() {
  return (
    <Page title={say.unsaidTitle()}>
      <p>{say.unsaid()}</p>
      <Again />
    </Page>
  );
}

/** In place of the page that says to pair a browser again. */
export function Unknown({ model }: { model: Model }) {
  return (
    <div class="page">
      <Title>{say.unknownTitle()}</Title>
      <p>{say.unknown()}</p>
      {model.isKept && unsent(model) > 0 && <p>{say.unknownKept()}</p>}
      <Again />
    </div>
  );
}

/** What is shown in Teams' own window when somebody adds the tab; it reads nothing. */
export function Configure() {
  return (
    <Page title={say.configureTitle()}>
      <p>{say.configure()}</p>
      <p class="hint">{say.configureHint()}</p>
    </Page>
  );
}
