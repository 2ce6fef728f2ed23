import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/vue';
import { type Component, createApp, createSSRApp, h, ref } from 'vue';
import { type Face, type Place, type Shown, callbacksTo } from './face.ts';

const COMPONENTS = { register: AtsRegister, update: AtsUpdate, access: AtsAccess, download: AtsDownload };

function put(create: typeof createApp, { root, mode, options, hear }: Place): Shown {
  const commands = ref<AtsCommands>();
  const whole = COMPONENTS[mode] as Component;
  const app = create({ render: () => h(whole, { ...options, ...callbacksTo(hear), ref: commands }) });
  app.mount(root);
  if (!commands.value) throw new Error('Vue exposes no commands.');
  const { setToken, reset, getState } = commands.value;
  return { setToken, reset, getState, unmount: () => app.unmount() };
}

export const vue: Face = {
  name: 'Vue',
  show: (place) => put(createApp, place),
  hydrate: (place) => put(createSSRApp, place),
};
