import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../shared/words/extension.ts';
import { languageName, wordLanguages } from '../../shared/words/languages.ts';
import { keep } from '../panel/host.extension.ts';
import { Select } from '../panel/views/field.tsx';
import { Section } from '../panel/views/section.tsx';

/** In which language the panel speaks. As long as there is only one there is nothing to choose. */
export function Language({ say, language }: { say: ExtensionWords; language: string | null }) {
  const [chosen, setChosen] = useState(language ?? '');
  if (wordLanguages.length < 2) return null;
  return (
    <Section title={say.languageTitle()}>
      <Select
        label={say.languageOfWords()}
        value={chosen}
        options={[{ value: '', label: say.languageOfChat() }, ...wordLanguages.map((one) => ({ value: one, label: languageName(one) }))]}
        onValue={(value) => {
          setChosen(value);
          void keep('language', value || null);
        }}
      />
    </Section>
  );
}
