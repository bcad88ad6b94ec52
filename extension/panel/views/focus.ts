import { useEffect, useRef } from 'preact/hooks';

/** A form that takes the place of the button that opened it takes the focus too, which would be nowhere otherwise; one that was open last time does not. */
export function useFocusWithin() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (navigator.userActivation.isActive && document.activeElement === document.body)
      form.current!.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  return form;
}
