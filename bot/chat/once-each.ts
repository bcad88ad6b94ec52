import { Recent } from './recent.ts';

const REMEMBERED = 5_000;
const DOUBLE_MS = 1_000;

/**
 * Chats deliver again when in doubt: what was answered is answered the same and not done twice. What failed is tried again. What may be
 * done again in earnest says when it was done `at`, in the chat's milliseconds, and is the same only within a second, as a double click
 * is; presses further apart, or through another process, are told apart by their keys and by the rules.
 */
export function onceEach<T>(remembered = REMEMBERED): (id: string, work: () => Promise<T>, at?: number | null) => Promise<T> {
  const seen = new Recent<{ at: number | null; answer: Promise<T> }>(remembered);
  return (id, work, at = null) => {
    const before = seen.get(id);
    if (before && (at === null || Math.abs(at - (before.at ?? at)) < DOUBLE_MS)) return before.answer;
    const answer = work().catch((error: unknown) => {
      seen.delete(id);
      throw error;
    });
    seen.set(id, { at, answer });
    return answer;
  };
}
