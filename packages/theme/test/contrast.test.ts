import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import sheets from 'virtual:sheets';
import { backgrounds, contrast, primaries } from './colour.ts';
import { addSheet, find, mount } from './page.ts';

const AA_TEXT = 4.5;
const AA_GRAPHIC = 3;
const PRIMARIES = primaries(500);

const PROBES = `<div part="root" class="ats"><div part="surface">
  <button type="button" part="button button-primary">Continue</button>
  <i id="ink"></i><i id="mark"></i><i id="on"></i><i id="fill"></i><i id="soft"></i><i id="control"></i>
</div></div>`;
const READ = ['ink', 'mark', 'on', 'fill', 'soft', 'control']
  .map((name) => `.ats #${name} { color: var(--_${name}) !important; }`)
  .join('\n');

const colourOf = (id: string) => getComputedStyle(find(`#${id}`)).color;
const surface = () => getComputedStyle(find('[part=surface]')).backgroundColor;

/** The least contrast of each kind, with the primary it belongs to, so that a failure names the colour. */
class Least {
  readonly of: Record<string, { ratio: number; primary: string }> = {};
  note(kind: string, ratio: number, primary: string): void {
    const known = this.of[kind];
    if (known === undefined || ratio < known.ratio) this.of[kind] = { ratio, primary };
  }
  expectAtLeast(kind: string, ratio: number): void {
    expect(this.of[kind], `${kind} ≥ ${ratio}`).toSatisfy((seen: { ratio: number }) => seen.ratio >= ratio);
  }
}

function place(scheme: 'light' | 'dark', background?: string): HTMLElement {
  const host = mount(PROBES, { scheme });
  host.style.setProperty('--ats-transition', '0s');
  if (background !== undefined) host.style.setProperty('--ats-background', background);
  return host;
}

function measure(host: HTMLElement, colours: string[], least = new Least()): Least {
  const ground = surface();
  for (const primary of colours) {
    host.style.setProperty('--ats-primary', primary);
    const button = getComputedStyle(find('[part~=button-primary]'));
    least.note('on', contrast(colourOf('on'), colourOf('fill')), primary);
    least.note('button', contrast(button.color, button.backgroundColor), primary);
    least.note('ink', contrast(colourOf('ink'), ground), primary);
    least.note('ink on soft', contrast(colourOf('ink'), colourOf('soft')), primary);
    least.note('mark', contrast(colourOf('mark'), ground), primary);
  }
  return least;
}

describe('AA with any primary', () => {
  beforeEach(() => {
    addSheet();
    addSheet(READ);
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`on the ${scheme} defaults`, () => {
      const least = measure(place(scheme), PRIMARIES);
      least.expectAtLeast('on', AA_TEXT);
      least.expectAtLeast('button', AA_TEXT);
      least.expectAtLeast('ink', AA_TEXT);
      least.expectAtLeast('ink on soft', AA_TEXT);
      least.expectAtLeast('mark', AA_GRAPHIC);
      expect(contrast(colourOf('control'), surface()), 'the outline of an input').toBeGreaterThanOrEqual(
        AA_GRAPHIC,
      );
    });

    test(`under the pointer, ${scheme}`, async () => {
      const host = place(scheme);
      await userEvent.hover(find('[part~=button-primary]'));
      expect(find('[part~=button-primary]').matches(':hover')).toBe(true);
      host.style.setProperty('--ats-primary', '#4db8a8');
      expect(getComputedStyle(find('[part~=button-primary]')).backgroundColor).not.toBe(colourOf('fill'));
      const least = measure(host, PRIMARIES);
      least.expectAtLeast('button', AA_TEXT);
      await userEvent.unhover(find('[part~=button-primary]'));
    });
  }

  test('on a page that goes dark by --ats-background alone', () => {
    const least = measure(place('light', '#101418'), PRIMARIES);
    least.expectAtLeast('button', AA_TEXT);
    least.expectAtLeast('ink', AA_TEXT);
    least.expectAtLeast('mark', AA_GRAPHIC);
  });

  test('on other backgrounds of pages', () => {
    const host = place('light');
    const least = new Least();
    for (const background of backgrounds(20)) {
      host.style.setProperty('--ats-background', background);
      measure(host, PRIMARIES.slice(0, 60), least);
    }
    least.expectAtLeast('button', AA_TEXT);
    least.expectAtLeast('ink', AA_TEXT);
    least.expectAtLeast('mark', AA_GRAPHIC);
  });
});

describe('tones', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`each is read on the ground and on its own tint, ${scheme}`, () => {
      addSheet();
      addSheet(
        '.ats i { color: var(--_ink) !important; background: var(--_soft) !important; border-color: var(--_mark) !important; }',
      );
      const tones = ['error', 'success', 'warning', 'neutral'];
      mount(
        `<div part="root" class="ats"><div part="surface">${tones.map((tone) => `<i data-tone="${tone}"></i>`).join('')}</div></div>`,
        { scheme },
      );
      for (const tone of tones) {
        const { color, backgroundColor, borderTopColor } = getComputedStyle(find(`[data-tone=${tone}]`));
        expect(contrast(color, surface()), `${tone} as text`).toBeGreaterThanOrEqual(AA_TEXT);
        expect(contrast(color, backgroundColor), `${tone} on its tint`).toBeGreaterThanOrEqual(AA_TEXT);
        expect(contrast(borderTopColor, surface()), `${tone} as a graphic`).toBeGreaterThanOrEqual(
          AA_GRAPHIC,
        );
      }
    });
  }
});

describe('a browser without relative colours', () => {
  // The same sheet, with a function that no browser knows: the @supports query fails as it does in such a browser.
  const blind = sheets.readable.replaceAll('color(from', 'color(of');

  for (const scheme of ['light', 'dark'] as const) {
    test(`still reads, ${scheme}`, () => {
      expect(blind).not.toBe(sheets.readable);
      addSheet(blind);
      addSheet(READ);
      const least = measure(place(scheme), PRIMARIES);
      least.expectAtLeast('on', AA_TEXT);
      least.expectAtLeast('button', AA_TEXT);
      least.expectAtLeast('ink', AA_TEXT);
      least.expectAtLeast('mark', AA_GRAPHIC);
    });
  }
});
