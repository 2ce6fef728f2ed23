import '@ats-kit/theme/ats.css';
import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/vue';
import { type Component, createApp, h, shallowReactive } from 'vue';
import { callbacksFor } from './callbacks.ts';
import { propsOf } from './props.ts';
import { playground } from './shell/playground.ts';
import { vueCode } from './vue-code.ts';

const COMPONENTS: Record<string, Component> = {
  register: AtsRegister,
  update: AtsUpdate,
  access: AtsAccess,
  download: AtsDownload,
};

await playground((shell) => {
  const callbacks = callbacksFor(shell);
  const shown = shallowReactive<{ mode: string; props: object }>({ mode: 'register', props: {} });
  let widget: AtsCommands | null = null;
  const app = createApp({
    render: () =>
      h(COMPONENTS[shown.mode] ?? AtsRegister, {
        ...shown.props,
        ...callbacks,
        inspect: shell.inspect,
        ref: (found: unknown) => (widget = found as AtsCommands | null),
      }),
  });
  let isMounted = false;

  return {
    show(settings, config) {
      Object.assign(shown, { mode: settings.mode, props: propsOf(settings, config) });
      if (!isMounted) app.mount(shell.stage);
      isMounted = true;
    },
    setToken: (token) => widget?.setToken(token),
    reset: () => widget?.reset(),
    code: vueCode,
  };
});
