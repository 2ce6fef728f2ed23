import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { contrast } from './colour.ts';
import { guest } from './fixture.ts';
import { addSheet, find, findAll, mount } from './page.ts';

/** The part of the DevTools protocol that is used here. */
interface Emulation {
  send(
    method: 'Emulation.setEmulatedMedia',
    settings: { media?: string; features?: { name: string; value: string }[] },
  ): Promise<void>;
}
const emulate = (settings: Parameters<Emulation['send']>[1]) =>
  (cdp() as unknown as Emulation).send('Emulation.setEmulatedMedia', settings);

beforeEach(() => {
  addSheet();
});
afterEach(async () => {
  await emulate({ media: '', features: [] });
});

const valueOf = (selector: string, property: string, pseudo?: string) =>
  getComputedStyle(find(`.ats ${selector}`), pseudo).getPropertyValue(property);

describe('forced colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`what is drawn keeps its meaning, ${scheme}`, async () => {
      await emulate({
        features: [
          { name: 'forced-colors', value: 'active' },
          { name: 'prefers-color-scheme', value: scheme },
        ],
      });
      const host = mount(guest(), { scheme });
      expect(matchMedia('(forced-colors: active)').matches).toBe(true);
      const canvas = valueOf('[part~=surface]', 'background-color');
      const drawn: [selector: string, property: string, pseudo?: string][] = [
        ['[part~=wave-done]', 'stroke'],
        ['[part~=wave-rest]', 'stroke'],
        ['[part~=ceremony] [part~=seal-rays]', 'stroke'],
        ['[part~=live] circle:nth-child(2)', 'stroke'],
        ['[part~=spinner] circle:nth-child(2)', 'stroke'],
        ['[part~=step][data-state=current]', 'background-color', '::before'],
        ['[part~=step][data-state=todo]', 'background-color', '::before'],
        ['[part~=stage][data-state=todo] > [part~=stage-mark]', 'border-top-color', '::before'],
        ['[part~=chip]:has(:checked)', 'outline-color'],
        ['[part~=button-play]', 'border-top-color'],
        ['[part~=button-primary]', 'border-top-color'],
        ['[part~=panel]', 'border-top-color'],
        ['[part~=notice]', 'border-top-color'],
      ];
      for (const [selector, property, pseudo] of drawn) {
        expect(contrast(valueOf(selector, property, pseudo), canvas), selector).toBeGreaterThanOrEqual(3);
      }
      // Done and to come are told apart by their weight, and what cannot be pressed has the colour that says so.
      const weight = (selector: string) => parseFloat(valueOf(selector, 'stroke-width'));
      expect(weight('[part~=wave-done]')).toBeGreaterThanOrEqual(2 * weight('[part~=wave-rest]'));
      const height = (state: string) =>
        parseFloat(valueOf(`[part~=step][data-state=${state}]`, 'block-size', '::before'));
      expect(height('current')).toBeGreaterThanOrEqual(2 * height('todo'));
      expect(valueOf('[part~=button]:disabled', 'color')).toBe(
        valueOf('[part~=button-primary][aria-disabled]', 'color'),
      );
      expect(valueOf('[part~=button]:disabled', 'color')).not.toBe(
        valueOf('[part~=button-primary]:not([aria-disabled])', 'color'),
      );
      for (const control of findAll('button:enabled, input, a', host)) {
        if (control.closest('[inert]') !== null) continue;
        control.focus();
        const holder = control.closest<HTMLElement>('[part~=chip], [part~=dropzone]') ?? control;
        const rings = [getComputedStyle(holder), getComputedStyle(control, '::after')];
        expect(
          rings.some(
            ({ outlineStyle, outlineColor }) =>
              outlineStyle !== 'none' && contrast(outlineColor, canvas) >= 3,
          ),
          control.outerHTML.slice(0, 90),
        ).toBe(true);
      }
    });
  }
});

describe('reduced motion', () => {
  test('nothing moves, and what turned says so in words', async () => {
    const host = mount(
      `${guest()}<div class="ats"><button part="button" aria-busy="true">Wait</button></div>`,
    );
    expect(host.getAnimations({ subtree: true }).length).toBeGreaterThan(5);
    await emulate({ features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    expect(host.getAnimations({ subtree: true })).toEqual([]);
    expect(getComputedStyle(find('[aria-busy=true]:is(button)', host)).webkitTextFillColor).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
  });
});

describe('more contrast', () => {
  test('makes quiet text loud', async () => {
    mount(guest());
    await emulate({ features: [{ name: 'prefers-contrast', value: 'more' }] });
    expect(valueOf('[part~=lead]', 'color')).toBe(valueOf('[part~=heading]', 'color'));
  });
});

describe('print', () => {
  beforeEach(() => emulate({ media: 'print' }));

  test('leaves out what can only be pressed, and shows where links lead', () => {
    const host = mount(
      `${guest()}<div class="ats"><a part="link" id="out" href="https://explorer.example/tx/0x1">0x1</a><a part="link" id="in" href="#x">x</a></div>`,
    );
    const isShown = (element: Element) => element.getBoundingClientRect().height > 0;
    expect(findAll('button:not([part=creator-toggle], [part=item-link])', host).filter(isShown)).toEqual([]);
    expect(findAll('[part~=seek], [part~=steps]', host).filter(isShown)).toEqual([]);
    expect(getComputedStyle(find('#out', host), '::after').content).toBe(
      '" (https://explorer.example/tx/0x1)"',
    );
    expect(getComputedStyle(find('#in', host), '::after').content).toBe('none');
    expect(isShown(find('[part~=code-value]', host))).toBe(true);
  });

  test('is dark on white, also from a dark page', () => {
    const host = mount(guest(), { scheme: 'dark' });
    const { color } = getComputedStyle(find('[part=heading]', host));
    expect(contrast(color, valueOf('[part~=surface]', 'background-color'))).toBeGreaterThan(7);
    expect(contrast(valueOf('[part~=surface]', 'background-color'), '#fff')).toBeLessThan(1.1);
  });
});
