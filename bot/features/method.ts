import type { Method } from '../../shared/domain/meeting.ts';
import type { Words } from '../../shared/words/words.ts';

export function methodName(method: Method, words: Words): string {
  return words.meeting.methodName({ method: method === 'face-to-face' ? 'facetoface' : method });
}
