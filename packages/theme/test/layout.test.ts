import { beforeEach, describe, expect, test } from 'vitest';
import { chips, ENGLISH, FRENCH, GERMAN, guest } from './fixture.ts';
import { addSheet, find, findAll, mount } from './page.ts';

const LANGUAGES = { en: ENGLISH, de: GERMAN, fr: FRENCH };
const HIT = 44;

beforeEach(() => {
  addSheet();
});

/** What a finger may hit: the box, or the ::after that reaches beyond it. */
function hitBox(element: HTMLElement): { width: number; height: number } {
  const { width, height } = element.getBoundingClientRect();
  const after = getComputedStyle(element, '::after');
  if (after.content === 'none' || after.position !== 'absolute') return { width, height };
  return {
    width: Math.max(width, parseFloat(after.width)),
    height: Math.max(height, parseFloat(after.height)),
  };
}

describe('targets', () => {
  for (const width of [640, 360, 320]) {
    test(`are 44px high, those of the error summary too, at ${width}px`, () => {
      const host = mount(guest(), { width });
      const targets = findAll(
        'button, label[part~=button], label[part~=chip], li > a, [part~=input], [part~=seek]',
        host,
      );
      expect(targets.length).toBeGreaterThan(25);
      for (const target of targets) {
        const box = hitBox(target);
        expect(box.height, target.outerHTML.slice(0, 90)).toBeGreaterThanOrEqual(HIT - 0.01);
        expect(box.width, target.outerHTML.slice(0, 90)).toBeGreaterThanOrEqual(HIT - 0.01);
      }
    });
  }

  test('a link in a sentence is high enough for a finger and changes no line', () => {
    const host = mount('<div class="ats"><p>One <a part="link" href="#x">link</a></p><p>One link</p></div>');
    const [withLink, without] = findAll('p', host);
    expect(find('a', host).getBoundingClientRect().height).toBeGreaterThanOrEqual(HIT - 1);
    expect(withLink?.getBoundingClientRect().height).toBe(without?.getBoundingClientRect().height);
  });
});

describe('words of any length', () => {
  for (const [lang, words] of Object.entries(LANGUAGES)) {
    for (const width of [900, 640, 480, 360, 320, 280]) {
      test(`${lang} stays inside at ${width}px`, () => {
        const host = mount(guest(words, { overlay: true }), { width, lang });
        const surface = find('[part=surface]', host).getBoundingClientRect();
        for (const element of findAll('[part=surface] *:not(svg *)', host)) {
          if (element.closest('[part~=hidden], [part~=sprite]') !== null) continue;
          const box = element.getBoundingClientRect();
          expect(box.right, element.outerHTML.slice(0, 90)).toBeLessThanOrEqual(surface.right + 0.5);
          expect(box.left, element.outerHTML.slice(0, 90)).toBeGreaterThanOrEqual(surface.left - 0.5);
        }
        for (const element of findAll(
          '[part~=button]:not([part~=button-icon], [part~=button-fold]), [part~=chip]',
          host,
        )) {
          expect(element.scrollWidth, element.outerHTML.slice(0, 90)).toBeLessThanOrEqual(
            element.clientWidth + 1,
          );
        }
      });
    }
  }
});

describe('chips', () => {
  const rowsOf = (host: HTMLElement) => {
    const rows = new Map<number, number>();
    for (const chip of findAll('[part~=chip]', host)) {
      const top = Math.round(chip.getBoundingClientRect().top);
      rows.set(top, (rows.get(top) ?? 0) + 1);
    }
    return [...rows.values()].join(' + ');
  };

  for (const font of ['system-ui', 'DejaVu Serif', 'DejaVu Sans Mono']) {
    for (const [lang, words] of Object.entries(LANGUAGES)) {
      test(`four roles are 4, 2 + 2 or one a line, never 3 + 1: ${lang} in ${font}`, () => {
        const seen = new Set<string>();
        for (let width = 240; width <= 800; width += 20) {
          const host = mount(`<div class="ats">${chips(words.roles)}</div>`, { width, lang });
          host.style.setProperty('--ats-font-family', font);
          seen.add(rowsOf(host));
          host.remove();
        }
        expect([...seen]).toContain('4');
        expect([...seen].filter((rows) => !['4', '2 + 2', '1 + 1 + 1 + 1'].includes(rows))).toEqual([]);
      });
    }
  }
});

describe('a busy button', () => {
  for (const state of ['aria-busy="true"', 'data-state="busy"']) {
    test(`keeps its size and shows a ring: ${state}`, () => {
      const icon = '<svg part="icon" viewBox="0 0 20 20"><path d="M4 4h9"/></svg>';
      const kinds = [
        ['button', 'Cancel'],
        ['button button-primary', 'Register for 664 credits'],
        ['button', `${icon}Download`],
        ['button button-quiet button-icon', icon],
      ];
      const row = (attributes: string) =>
        kinds
          .map(([part, inner]) => `<button type="button" part="${part}" ${attributes}>${inner}</button>`)
          .join('');
      const host = mount(`<div class="ats"><p id="idle">${row('')}</p><p id="busy">${row(state)}</p></div>`);
      const idle = findAll('#idle button', host);
      findAll('#busy button', host).forEach((button, index) => {
        const before = idle[index]!.getBoundingClientRect();
        const after = button.getBoundingClientRect();
        expect([after.width, after.height]).toEqual([before.width, before.height]);
        const drawn = button.querySelector('[part=icon]') ?? button;
        const ring = getComputedStyle(drawn, drawn === button ? '::before' : null);
        expect(ring.animationName).toBe('ats-spin');
        expect(ring.width).toBe('20px');
        expect(getComputedStyle(button).backgroundColor).toBe(getComputedStyle(idle[index]!).backgroundColor);
        expect(button.textContent).toBe(idle[index]!.textContent);
      });
    });
  }
});

describe('the access code', () => {
  for (const width of [900, 640, 520, 481, 360, 320]) {
    test(`stands in columns with air between its groups at ${width}px`, () => {
      const host = mount(guest(), { width });
      const groups = findAll('[part~=code-value] > span:not([part])', host).map((group) =>
        group.getBoundingClientRect(),
      );
      const perLine = groups.filter(({ top }) => top === groups[0]?.top).length;
      expect(perLine).toBe(width > 480 ? 8 : 4);
      groups.forEach((box, index) => {
        const next = groups[index + 1];
        if (next && next.top === box.top) expect(next.left - box.right).toBeGreaterThanOrEqual(6);
        expect(Math.abs(box.left - groups[index % perLine]!.left)).toBeLessThan(1);
      });
    });
  }
});

describe('the root', () => {
  test('has a width where the page lets content decide, and never more than the page has', () => {
    const inFlex = (width: number) => {
      const host = mount(`<div id="flex">${guest()}</div>`, { width });
      find('#flex', host).style.display = 'flex';
      find('#flex', host).style.justifyContent = 'center';
      const box = find('.ats', host).getBoundingClientRect();
      host.remove();
      return box.width;
    };
    expect(inFlex(1000)).toBeGreaterThan(600);
    expect(inFlex(320)).toBe(320);
  });

  test('is not shown when hidden, and neither is a part', () => {
    const host = mount(guest());
    expect(find('#gone', host).getBoundingClientRect().height).toBe(0);
    find('#content > .ats').hidden = true;
    expect(find('.ats', host).getBoundingClientRect().height).toBe(0);
  });

  test('keeps the sizes of a page whose rem is 10px', () => {
    document.documentElement.style.fontSize = '62.5%';
    const host = mount(guest());
    expect(getComputedStyle(find('[part=lead]', host)).fontSize).toBe('15px');
    document.documentElement.style.fontSize = '';
  });

  test('mirrors with the direction of the page', () => {
    const host = mount(guest(), { dir: 'rtl' });
    const [back, next] = findAll('[part=actions] > button', host);
    expect(back!.getBoundingClientRect().left).toBeGreaterThan(next!.getBoundingClientRect().left);
    expect(getComputedStyle(find('[part~=icon-turn]', host)).scale).toBe('-1 1');
  });

  test('the dialog stays on the screen over a long surface', () => {
    const host = mount(guest(undefined, { overlay: true }), { width: 360 });
    window.scrollTo(0, 0);
    const { top, bottom } = find('[part=dialog]', host).getBoundingClientRect();
    expect(find('[part=surface]', host).getBoundingClientRect().height).toBeGreaterThan(2000);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(window.innerHeight);
  });
});
