import { useOwnId } from './own-id.ts';

type Shown = { label: string; isOn: boolean; onSwitch: (isOn: boolean) => void };

/** One thing that is on or off, in a list of them. */
export function Switch({ label, isOn, onSwitch }: Shown) {
  const id = useOwnId();
  return (
    <li>
      <input id={id} type="checkbox" checked={isOn} onChange={({ currentTarget }) => onSwitch(currentTarget.checked)} />
      <div>
        <label for={id}>{label}</label>
      </div>
    </li>
  );
}
