/** Where one goes on, by class; else what says where one is, or can be worked with. Not what takes something away. */
const GOES_ON = ['.on', 'h2, h3, summary, input, textarea, select, a, button:not(.icon)'];

/** When what had the focus is gone, such as a button that opened a form in its own place, the focus goes to what came there, and not to nowhere. */
export function keepFocus(root: HTMLElement): void {
  let path: Element[] = [];
  root.addEventListener('focusin', ({ target }) => {
    path = [];
    for (let one = target as Element | null; one && one !== root; one = one.parentElement) path.push(one);
  });
  new MutationObserver(() => {
    if (document.activeElement !== document.body || !path[0] || path[0].isConnected) return;
    const shown = (place: Element, wish: string) => [...place.querySelectorAll<HTMLElement>(wish)].find((one) => one.checkVisibility());
    const places = path.filter((one) => one.isConnected);
    const next = places.flatMap((place) => GOES_ON.map((wish) => shown(place, wish))).find((one) => one !== undefined);
    if (next?.matches('h2, h3')) next.tabIndex = -1;
    next?.focus();
  }).observe(root, { childList: true, subtree: true });
}
