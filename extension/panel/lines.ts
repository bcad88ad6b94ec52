/** No line says so much; one that never ends would be kept until nothing else has room. */
const LONGEST = 65_536;

/** The lines of a stream, as they are complete; an empty one says that it is still there. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop()!;
      yield* lines;
      if (rest.length > LONGEST) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
