/** Talks to Cairn. Changes carry the token of this page, and a key by which the same press is never done twice. */
const token = document.querySelector('meta[name="desk-token"]').content;

/** A press that did not get through is sent again under its old key; a new press gets a new one. */
export const newKey = () => crypto.randomUUID();

/** @returns {Promise<{form?: string, view?: string, why?: string, fields?: Record<string, string>}>} rejects when it may not have got through */
export async function send(path, body, keepalive = false) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-desk-token': token },
    body: JSON.stringify(body),
    keepalive,
  });
  if (response.status === 403) throw new Outdated();
  return response.json();
}

export async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** Cairn was started again since this page was loaded. */
export class Outdated extends Error {}

export const isOutdated = (state) => state.token !== token;
