import { Html } from './html.ts';

/** Line pictures, 20 by 20, in the colour of the text around them. They say nothing that the words beside them do not. */
const paths = {
  calendar: '<rect x="3" y="4.5" width="14" height="12.5" rx="3"/><path d="M3 8.5h14M7 2.5v3.5M13 2.5v3.5"/>',
  out: '<path d="M8 5H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-2M11 4h5v5M16 4l-7 7"/>',
  file: '<path d="M11 2.5H6.5A1.5 1.5 0 0 0 5 4v12a1.5 1.5 0 0 0 1.5 1.5h7A1.5 1.5 0 0 0 15 16V6.5zM11 2.5v4h4"/>',
  clock: '<circle cx="10" cy="10" r="7"/><path d="M10 6v4l2.5 2"/>',
  send: '<path d="M4 10h12M11 5l5 5-5 5"/>',
  down: '<path d="M6 8l4 4 4-4"/>',
};

export function icon(name: keyof typeof paths): Html {
  return new Html(`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths[name]}</svg>`);
}
