/** What stands on one line of a sheet. `before` is the room above it, which the top of a sheet does without; `keep` is not to be parted from the next line. */
export type Height = { height: number; before: number; keep: boolean };
/** Where a line begins: on which sheet, and how far below the top of it. */
export type Place = { sheet: number; top: number };

/** Lays lines on sheets of one height, in their order. What is to be kept together is, unless it is more than a sheet. */
export function placesOf(lines: readonly Height[], sheetHeight: number): Place[] {
  const places: Place[] = [];
  let sheet = 0;
  let used = 0;
  const room = ({ before }: Height) => (used === 0 ? 0 : before);
  for (const [index, line] of lines.entries()) {
    const isFirst = index === 0 || !lines[index - 1]!.keep;
    const wanted = isFirst ? togetherFrom(lines, index, used === 0) : room(line) + line.height;
    const fits = used + wanted <= sheetHeight;
    if (used > 0 && !fits) {
      sheet += 1;
      used = 0;
    }
    places.push({ sheet, top: used + room(line) });
    used += room(line) + line.height;
  }
  return places;
}

function togetherFrom(lines: readonly Height[], from: number, isAtTop: boolean): number {
  let height = 0;
  for (let index = from; index < lines.length; index += 1) {
    const { height: own, before, keep } = lines[index]!;
    height += own + (index === from && isAtTop ? 0 : before);
    if (!keep) break;
  }
  return height;
}
