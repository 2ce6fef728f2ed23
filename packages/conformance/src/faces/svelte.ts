import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/svelte';
import { type Component, hydrate, mount, unmount } from 'svelte';
import { type Face, type Place, type Shown, callbacksTo } from './face.ts';

const COMPONENTS = { register: AtsRegister, update: AtsUpdate, access: AtsAccess, download: AtsDownload };

function put(how: typeof mount, { root, mode, options, hear }: Place): Shown {
  const whole = COMPONENTS[mode] as Component<object, AtsCommands>;
  const instance = how(whole, { target: root, props: { ...options, ...callbacksTo(hear) } });
  const { setToken, reset, getState } = instance;
  return { setToken, reset, getState, unmount: () => void unmount(instance) };
}

export const svelte: Face = {
  name: 'Svelte',
  show: (place) => put(mount, place),
  hydrate: (place) => put(hydrate as typeof mount, place),
};
