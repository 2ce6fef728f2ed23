import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import sheets from 'virtual:sheets';
import { backgrounds, contrast, primaries } from './colour.ts';
import { addSheet, find, mount } from './page.ts';

const AA_TEXT = 4.5;
const AA_GRAPHIC = 3;
const PRIMARIES = primaries(500);
/** Where the colours meet the same formulas in another place: the corners, and a hundred, or all where time is. */
const FEWER = import.meta.env['ATS_TEST_FULL'] ? PRIMARIES : primaries(100);

/** One box bears the tokens that a test reads, and no other: each is computed anew for each colour, and that is what costs. */
const PROBES = `<div part="root" class="ats"><div part="surface">
  <button type="button" part="button button-primary">Continue</button><i id="probe"></i>
</div></div>`;
const BEARERS = {
  ink: 'color',
  soft: 'background-color',
  mark: 'border-top-color',
  on: 'border-right-color',
  fill: 'border-bottom-color',
  control: 'border-left-color',
};
type Token = keyof typeof BEARERS;

const colourOf = (token: Token) => getComputedStyle(find('#probe')).getPropertyValue(BEARERS[token]);
const surface = () => getComputedStyle(find('[part=surface]')).backgroundColor;

/** What is asked of each pair, and the tokens that it is made of; the button is measured as it stands. */
const KINDS = {
  on: { asked: AA_TEXT, tokens: ['on', 'fill'] },
  button: { asked: AA_TEXT, tokens: [] },
  ink: { asked: AA_TEXT, tokens: ['ink'] },
  'ink on soft': { asked: AA_TEXT, tokens: ['ink', 'soft'] },
  mark: { asked: AA_GRAPHIC, tokens: ['mark'] },
} as const satisfies Record<string, { asked: number; tokens: Token[] }>;
type Kind = keyof typeof KINDS;

function place(scheme: 'light' | 'dark', kinds: Kind[], ...others: Token[]): HTMLElement {
  const tokens = new Set([...kinds.flatMap((kind) => KINDS[kind].tokens), ...others]);
  const bears = [...tokens].map((token) => `${BEARERS[token]}: var(--_${token}) !important;`);
  addSheet(`.ats #probe { ${bears.join(' ')} }`);
  const host = mount(PROBES, { scheme });
  host.style.setProperty('--ats-transition', '0s');
  return host;
}

/** Expects it with each of the primaries. The least is kept with its primary, so that a failure names the colour. */
function expectContrast(host: HTMLElement, kinds: Kind[], colours: string[]): void {
  const ground = surface();
  const button = getComputedStyle(find('[part~=button-primary]'));
  const measures: Record<Kind, () => number> = {
    on: () => contrast(colourOf('on'), colourOf('fill')),
    button: () => contrast(button.color, button.backgroundColor),
    ink: () => contrast(colourOf('ink'), ground),
    'ink on soft': () => contrast(colourOf('ink'), colourOf('soft')),
    mark: () => contrast(colourOf('mark'), ground),
  };
  const least = new Map<Kind, { ratio: number; primary: string }>();
  for (const primary of colours) {
    host.style.setProperty('--ats-primary', primary);
    for (const kind of kinds) {
      const ratio = measures[kind]();
      if (ratio < (least.get(kind)?.ratio ?? Infinity)) least.set(kind, { ratio, primary });
    }
  }
  for (const kind of kinds) {
    const { asked } = KINDS[kind];
    expect(least.get(kind), `${kind} ≥ ${asked}`).toSatisfy((seen: { ratio: number }) => seen.ratio >= asked);
  }
}

describe('AA with any primary', () => {
  beforeEach(() => {
    addSheet();
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`on the ${scheme} defaults`, () => {
      const kinds: Kind[] = ['on', 'button', 'ink', 'ink on soft', 'mark'];
      const host = place(scheme, kinds, 'control');
      expectContrast(host, kinds, PRIMARIES);
      expect(contrast(colourOf('control'), surface()), 'the outline of an input').toBeGreaterThanOrEqual(
        AA_GRAPHIC,
      );
    });

    test(`under the pointer, ${scheme}`, async () => {
      const host = place(scheme, ['button'], 'fill');
      await userEvent.hover(find('[part~=button-primary]'));
      expect(find('[part~=button-primary]').matches(':hover')).toBe(true);
      host.style.setProperty('--ats-primary', '#4db8a8');
      expect(getComputedStyle(find('[part~=button-primary]')).backgroundColor).not.toBe(colourOf('fill'));
      expectContrast(host, ['button'], FEWER);
      await userEvent.unhover(find('[part~=button-primary]'));
    });
  }

  const ON_GROUNDS: Kind[] = ['button', 'ink', 'mark'];

  test('on a page that goes dark by --ats-background alone', () => {
    const host = place('light', ON_GROUNDS);
    host.style.setProperty('--ats-background', '#101418');
    expectContrast(host, ON_GROUNDS, FEWER);
  });

  test('on other backgrounds of pages', () => {
    const host = place('light', ON_GROUNDS);
    for (const background of backgrounds(20)) {
      host.style.setProperty('--ats-background', background);
      expectContrast(host, ON_GROUNDS, PRIMARIES.slice(0, 60));
    }
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
      const kinds: Kind[] = ['on', 'button', 'ink', 'mark'];
      expectContrast(place(scheme, kinds), kinds, FEWER);
    });
  }
});
