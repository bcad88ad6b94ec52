/** A value nobody reads without the key. `about` says what it is and whose: opened as anything else, it does not open. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; text: ArrayBuffer };

const NAME = 'AES-GCM';
const bytes = (text: string) => new TextEncoder().encode(text);

/** It can be used and never read out, by no script, this one included. */
export const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: NAME, length: 256 }, false, ['encrypt', 'decrypt']);

export async function sealed(key: CryptoKey, about: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = await crypto.subtle.encrypt({ name: NAME, iv, additionalData: bytes(about) }, key, bytes(JSON.stringify(value)));
  return { iv, text };
}

/** null for what was sealed with another key, for another purpose, or is damaged: it is as if it were not there. */
export async function opened(key: CryptoKey, about: string, { iv, text }: Sealed): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: NAME, iv, additionalData: bytes(about) }, key, text)));
  } catch {
    return null;
  }
}
