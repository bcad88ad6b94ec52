import type { Zone } from '../../../shared/time.ts';
import { placeOf } from '../../../shared/words/places.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form, Option } from '../form.ts';
import { type Html, html, when } from './html.ts';
import type { Cast } from './places.ts';

export type FormPlace = {
  /** Where the page sends it. */
  action: string;
  cast: Cast;
};

/** A dialog as HTML: label, hint and error of each field are tied to it. The page fills the errors in, so what was typed stays. */
export function renderForm(form: Form, words: Words, { action, cast }: FormPlace): Html {
  return html`<form class="asks" method="post" action="${action}" novalidate data-ask="${JSON.stringify(form.ask)}"${form.keep ? html` data-keep="${JSON.stringify(form.keep)}"` : null}>
<h2 id="dialog-title" dir="auto">${form.title}</h2>
${form.intro === null ? null : html`<p class="say" dir="auto">${form.intro}</p>`}
<p class="problem" role="alert" hidden></p>
${form.fields.map((field) => drawField(field, words, cast))}
${form.keep ? keptLine(words) : null}
<div class="choices"><button type="submit" class="choice first">${form.submit}</button><button type="button" class="choice" data-close>${form.cancel}</button></div>
</form>`;
}

/** Said aloud only when something is wrong: whoever types with a screen reader would hear nothing else. */
function keptLine({ desk }: Words): Html {
  return html`<p class="hint kept" data-said="${desk.kept()}" data-unsaid="${desk.notKept()}"><span></span><span role="status"></span></p>`;
}

function drawField(field: Field, words: Words, cast: Cast): Html {
  const id = `field-${field.name}`;
  const hint = field.hint ?? (field.field === 'zone' ? words.desk.zoneHint() : null);
  const optional = field.optional ? html` <span class="optional">(${words.desk.optional()})</span>` : null;
  const said = html`${hint === null ? null : html`<span class="hint" id="${id}-hint" dir="auto">${hint}</span>`}`;
  const data = html`data-field="${field.name}" data-kind="${field.field}"`;
  const error = html`<span class="error" id="${id}-error" hidden></span>`;
  const tied = html`id="${id}" aria-describedby="${hint === null ? '' : `${id}-hint `}${id}-error"`;
  if (field.field === 'several') {
    return html`<fieldset class="field" ${tied} tabindex="-1" ${data}><legend>${field.label}${optional}</legend>${said}<div class="boxes">${field.options.map(
      ({ value, label }) =>
        html`<label class="box"><input type="checkbox" name="${field.name}" value="${value}"${when(field.values.includes(value), 'checked')}><span dir="auto">${label}</span></label>`,
    )}</div>${error}</fieldset>`;
  }
  const attributes = html`name="${field.name}" ${tied}${when(!field.optional, 'required')}`;
  return html`<div class="field" ${data}><label for="${id}">${field.label}${optional}</label>${said}${drawControl(field, attributes, words, cast)}${error}</div>`;
}

function drawControl(field: Exclude<Field, { field: 'several' }>, attributes: Html, words: Words, cast: Cast): Html {
  switch (field.field) {
    case 'text':
      return field.long
        ? html`<textarea ${attributes} rows="4" maxlength="${field.most}" dir="auto">${leadingLineKept(field.value ?? '')}</textarea>`
        : html`<input type="text" ${attributes} maxlength="${field.most}" value="${field.value}" dir="auto" autocomplete="off">`;
    case 'number':
      return html`<input type="number" ${attributes} min="${field.least}" max="${field.most}" step="1" inputmode="numeric" value="${field.value}">`;
    case 'date':
      return html`<input type="date" ${attributes} value="${field.value}">`;
    case 'time':
      return html`<input type="time" ${attributes} value="${field.value}">`;
    case 'select':
      return drawSelect(attributes, field, words.desk.chooseOne());
    case 'zone':
      return html`<input type="text" ${attributes} list="zones" value="${field.value}" autocomplete="off" spellcheck="false">${zoneList()}`;
    case 'person': {
      const options = cast.people.map(({ user, name }) => ({ value: user, label: name }));
      return drawSelect(attributes, { ...field, options }, words.desk.choosePerson());
    }
    case 'channel': {
      const options = cast.channels.map(({ channel, label }) => ({ value: channel, label }));
      return drawSelect(attributes, { ...field, options }, field.optional ? words.desk.noChannel() : words.desk.chooseChannel());
    }
    default:
      return field satisfies never;
  }
}

function drawSelect(
  attributes: Html,
  { value, options, optional }: { value: string | null; options: Option[]; optional?: boolean },
  none: string,
): Html {
  const known = options.some((one) => one.value === value);
  const empty = known && !optional ? null : html`<option value="">${none}</option>`;
  return html`<select ${attributes}>${empty}${options.map(
    (one) => html`<option value="${one.value}"${when(one.value === value, 'selected')}>${one.label}</option>`,
  )}</select>`;
}

/** The parser drops a line break right after the tag. */
function leadingLineKept(text: string): string {
  return text.startsWith('\n') ? `\n${text}` : text;
}

let zones: Html | null = null;
/** Every zone this runtime knows, to be searched by city. The same for every form, and 60 kB, so it is drawn once. */
function zoneList(): Html {
  zones ??= html`<datalist id="zones">${Intl.supportedValuesOf('timeZone').map(
    (zone) => html`<option value="${zone}">${placeOf(zone as Zone)}</option>`,
  )}</datalist>`;
  return zones;
}
