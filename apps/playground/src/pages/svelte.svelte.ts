import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/svelte';
import '@ats-kit/theme/ats.css';
import { type Component, flushSync, mount, unmount } from 'svelte';
import { callbacksFor } from './callbacks.ts';
import { propsOf } from './props.ts';
import { playground } from './shell/playground.ts';
import type { Mode } from './shell/settings.ts';
import { svelteCode } from './svelte-code.ts';

const COMPONENTS = {
  register: AtsRegister,
  update: AtsUpdate,
  access: AtsAccess,
  download: AtsDownload,
} as unknown as Record<Mode, Component<Record<string, unknown>, AtsCommands & Record<string, unknown>>>;

await playground((shell) => {
  const { stage, inspect } = shell;
  const fixed = { ...callbacksFor(shell), inspect };
  let props: Record<string, unknown> = $state.raw({});
  /** Read by the component whenever `props` is another one. */
  const live = new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(props, name) as unknown,
      has: (_, name) => Reflect.has(props, name),
      ownKeys: () => Reflect.ownKeys(props),
      getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(props, name),
    },
  );
  let shown: { mode: Mode; widget: AtsCommands & Record<string, unknown> } | undefined;

  return {
    show(settings, config) {
      props = { ...propsOf(settings, config), ...fixed };
      if (shown?.mode !== settings.mode) {
        if (shown) void unmount(shown.widget);
        shown = {
          mode: settings.mode,
          widget: mount(COMPONENTS[settings.mode], { target: stage, props: live }),
        };
      }
      flushSync();
    },
    setToken: (token) => shown?.widget.setToken(token),
    reset: () => shown?.widget.reset(),
    code: svelteCode,
  };
});
