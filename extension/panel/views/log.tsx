import { type LogFields, logLengths } from '../../../shared/domain/log.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { underWay } from '../model.ts';
import { isToday, meetingOfLog, nameOfLog, type Telling } from '../telling.ts';
import { logTexts, rowsBegun, type Writing } from '../writing.ts';
import { Remarks } from './beside.tsx';
import { DateField, LongText, Select } from './field.tsx';
import { saidMet } from './met.tsx';
import { Section } from './section.tsx';
import { WhoWrites } from './who-writes.tsx';

type TextName = (typeof logTexts)[number];
const [, ...more] = logTexts;

/** Where the log is written while they talk, by both at once. It saves itself. */
export function LogEditor({ telling, writing }: { telling: Telling; writing: Writing }) {
  const { say, partner, entry } = telling;
  const { fields } = writing;
  const about = meetingOfLog(telling);
  const title = about && !isToday(telling, about.start) ? nameOfLog(telling) : say.log();
  const isMore = more.some((name) => fields[name] !== '');
  return (
    <Section title={title} aside={entry.log?.draft && <WhoWrites key={entry.log.draft.at} telling={telling} draft={entry.log.draft} />}>
      <p class="hint">{say.logHint({ partner: partner.name })}</p>
      {entry.log?.paper && <p class="hint">{say.logPaper()}</p>}
      <Remarks telling={telling} remarks={entry.log?.earlier ?? []} />
      <Text telling={telling} writing={writing} name="topics" />
      <details class="inner" open={isMore}>
        <summary>{say.logMore()}</summary>
        {more.map((name) => (
          <Text key={name} telling={telling} writing={writing} name={name} />
        ))}
      </details>
      <Rows telling={telling} writing={writing} />
    </Section>
  );
}

function Text({ telling, writing, name }: { telling: Telling; writing: Writing; name: TextName }) {
  const { acts, say } = telling;
  return (
    <LongText
      label={say[name]()}
      text={writing.fields[name]}
      most={logLengths[name]}
      isOn={name === 'topics'}
      error={errorOf(telling, name)}
      onText={(text) => acts.write(writing, { [name]: text })}
    />
  );
}

/** What was wrong with a field when the log was handed in. */
export function errorOf({ model: { refused } }: Pick<Telling, 'model'>, name: string): string | undefined {
  return refused?.intent.type === 'log.save' ? refused.fields[name] : undefined;
}

/** Actions that were begun in a chat's form: each becomes one of the plan when the log is finished. */
function Rows({ telling, writing }: { telling: Telling; writing: Writing }) {
  const { acts, say, pair, partner } = telling;
  const change = (number: number, row: Partial<LogFields['rows'][number]>) =>
    acts.write(writing, { rows: writing.fields.rows.map((one, index) => (index + 1 === number ? { ...one, ...row } : one)) });
  return rowsBegun(writing).map(({ number, text, person, byWhen }) => (
    <fieldset key={number}>
      <legend>{say.row({ number })}</legend>
      <LongText
        label={say.actionText()}
        text={text}
        most={logLengths.action}
        error={errorOf(telling, `action${number}`)}
        onText={(typed) => change(number, { text: typed })}
      />
      <Select
        label={say.byWhom()}
        value={person ?? ''}
        error={errorOf(telling, `action${number}By`)}
        options={[
          { value: '', label: '–' },
          { value: pair.me.person, label: say.you() },
          { value: partner.person, label: partner.name },
        ]}
        onValue={(value) => change(number, { person: (value || null) as typeof person })}
      />
      <DateField
        label={say.byWhen()}
        value={byWhen ?? ''}
        error={errorOf(telling, `action${number}On`)}
        onValue={(value) => change(number, { byWhen: (value || null) as typeof byWhen })}
      />
    </fieldset>
  ));
}

/** The way into a log that nobody has begun. */
export function BeginLog({ telling }: { telling: Telling }) {
  const { model, acts, say, entry, pair, partner, zone, language, now } = telling;
  const meeting = entry.toWrite;
  const about = pair.meetings.find((one) => one.id === meeting);
  if (!meeting || !about || saidMet(telling, meeting) === false) return null;
  const isOpening = underWay(model, 'log.open').length > 0;
  const isOthers = !pair.logWriters.includes(pair.me.person);
  return (
    <Section title={meeting === entry.meeting ? say.log() : say.betweenOpen({ day: sayDay(about.start, zone, language, now) })}>
      <p class="hint">{isOthers ? say.logWriter({ partner: partner.name }) : say.logBeginHint()}</p>
      <button
        type="button"
        class={isOthers ? '' : 'first'}
        aria-disabled={isOpening}
        onClick={() => !isOpening && acts.ask({ type: 'log.open', meeting })}
      >
        {isOpening ? say.logBeginning() : say.logBegin()}
      </button>
    </Section>
  );
}
