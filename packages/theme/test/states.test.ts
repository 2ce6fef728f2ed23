import { beforeEach, describe, expect, test } from 'vitest';
import { blend, contrast, groundOf, primaries } from './colour.ts';
import { guest } from './fixture.ts';
import { Low } from './low.ts';
import { addSheet, findAll, mount } from './page.ts';

const AA_TEXT = 4.5;
const AA_GRAPHIC = 3;
const SCHEMES = ['light', 'dark'] as const;
/** The corners, and enough others: what each colour yields alone is measured over five hundred in contrast.test.ts. */
const PRIMARIES = primaries(8);
const STILL = '* { transition: none !important; animation: none !important; }';

beforeEach(() => {
  addSheet();
  addSheet(STILL);
});

/** Leaves of the page what one part needs: the rest would be styled anew for each primary, and nobody looks at it. */
function keepOnly(part: Element, host: HTMLElement): void {
  for (let at = part; at !== host && at.parentElement !== null; at = at.parentElement) {
    at.parentElement.replaceChildren(at);
  }
}

/** Does it for each primary. */
function withEach(host: HTMLElement, act: (primary: string) => void): void {
  for (const primary of PRIMARIES) {
    host.style.setProperty('--ats-primary', primary);
    act(primary);
  }
}

const nameOf = (element: Element) =>
  `${element.closest('[part]')?.getAttribute('part')} “${element.textContent.trim().slice(0, 24)}”`;

/** Text that is shown and that must be read: what cannot be pressed, and what gives way to a ring, is excepted by WCAG. */
function textsIn(host: HTMLElement): HTMLElement[] {
  return findAll('.ats *:not(svg *)', host).filter((element) => {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
    const isExcepted = element.closest(
      '[part~=hidden], [hidden], :disabled, [aria-disabled=true], [aria-busy=true]:is(button)',
    );
    return hasText && isExcepted === null;
  });
}

const GRAPHICS: [selector: string, property: string, pseudo?: string][] = [
  ['[part~=wave-done]', 'stroke'],
  ['[part~=ceremony] [part~=seal-rays]', 'stroke'],
  ['[part~=live] circle:nth-child(2)', 'stroke'],
  ['[part~=spinner] circle:nth-child(2)', 'stroke'],
  ['[part~=button-play] > [part~=icon]', 'color'],
  ['[part~=stage-mark] > [part~=icon]', 'color'],
  ['[part~=notice] > [part~=icon]', 'color'],
  ['[part~=chip-input]:not(:checked)', 'border-top-color'],
  ['[part~=chip]:has(:checked)', 'border-top-color'],
  ['[part~=input]:not([aria-invalid])', 'border-top-color'],
  ['[part~=input][aria-invalid]', 'border-top-color'],
  ['[part~=dropzone]', 'border-top-color'],
  ['[part~=creators-add]', 'border-top-color'],
  ['[part~=step][data-state=current]', 'background-color', '::before'],
  ['[part~=stage][data-state=todo] > [part~=stage-mark]', 'border-top-color', '::before'],
];

/** Measures the whole page in one go, because each primary styles all of it anew; two tests then say what came of it. */
function measurePage(scheme: (typeof SCHEMES)[number]) {
  const host = mount(guest(), { scheme });
  const texts = textsIn(host);
  const graphics = GRAPHICS.map(([selector, property, pseudo]) => ({
    selector,
    property,
    pseudo,
    elements: findAll(selector, host),
  }));
  const [lowTexts, lowGraphics] = [new Low(AA_TEXT), new Low(AA_GRAPHIC)];
  withEach(host, (primary) => {
    for (const text of texts)
      lowTexts.note(nameOf(text), contrast(getComputedStyle(text).color, groundOf(text)), primary);
    for (const { selector, property, pseudo, elements } of graphics) {
      for (const element of elements) {
        const colour = getComputedStyle(element, pseudo).getPropertyValue(property);
        // A border is seen against what lies outside of it.
        const ground = property.startsWith('border') ? element.parentElement : element;
        lowGraphics.note(selector, contrast(colour, groundOf(ground)), primary);
      }
    }
  });
  return { texts, graphics, lowTexts, lowGraphics };
}

const measured = new Map<string, ReturnType<typeof measurePage>>();
function pageIn(scheme: (typeof SCHEMES)[number]) {
  const page = measured.get(scheme) ?? measurePage(scheme);
  measured.set(scheme, page);
  return page;
}

describe('every text of every part', () => {
  for (const scheme of SCHEMES) {
    test(`reads on what it stands on, with any primary, ${scheme}`, () => {
      const { texts, lowTexts } = pageIn(scheme);
      expect(texts.length).toBeGreaterThan(80);
      expect(lowTexts.all).toEqual([]);
    });
  }
});

describe('graphics that say something', () => {
  for (const scheme of SCHEMES) {
    test(`are seen, with any primary, ${scheme}`, () => {
      const { graphics, lowGraphics } = pageIn(scheme);
      expect(lowGraphics.all).toEqual([]);
      for (const { selector, elements } of graphics) expect(elements.length, selector).toBeGreaterThan(0);
    });

    test(`the tick of a chosen chip is seen on its box, ${scheme}`, () => {
      const host = mount(guest(), { scheme });
      const [box] = findAll('[part~=chip-input]:checked', host);
      keepOnly(box!.closest('[part~=chips]')!, host);
      const low = new Low(AA_GRAPHIC);
      const colourOf = (pseudo?: string) => getComputedStyle(box!, pseudo).backgroundColor;
      withEach(host, (primary) => low.note('tick', contrast(colourOf('::after'), colourOf()), primary));
      expect(low.all).toEqual([]);
    });
  }
});

describe('focus', () => {
  /** The box that shows it: the control, the ::after that stands for its row, or the label that holds it. */
  function ringOf(control: HTMLElement): { style: CSSStyleDeclaration; around: Element | null } | null {
    const holder = control.closest('[part~=chip], [part~=dropzone]') ?? control;
    const candidates = [
      { style: getComputedStyle(holder), around: holder.parentElement },
      { style: getComputedStyle(control, '::after'), around: control.parentElement },
    ];
    return (
      candidates.find(({ style }) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ??
      null
    );
  }

  for (const scheme of SCHEMES) {
    test(`every control shows it by a ring that is seen, with any primary, ${scheme}`, () => {
      const host = mount(guest(), { scheme });
      const controls = findAll('button:enabled, input, a', host).filter(
        (control) => control.closest('[inert], [hidden]') === null,
      );
      expect(controls.length).toBeGreaterThan(25);
      // The colour of the ring is measured over all primaries elsewhere; here, what it stands on.
      for (const primary of ['#4db8a8', '#000', '#ff0']) {
        host.style.setProperty('--ats-primary', primary);
        for (const control of controls) {
          control.focus();
          expect(control.matches(':focus-visible'), nameOf(control)).toBe(true);
          const ring = ringOf(control);
          expect(ring, `a ring at ${nameOf(control)}`).not.toBeNull();
          const ratio = contrast(ring?.style.outlineColor ?? '#fff', groundOf(ring?.around ?? null));
          expect(ratio, `${nameOf(control)} with ${primary}`).toBeGreaterThanOrEqual(AA_GRAPHIC);
        }
      }
    });

    test(`the playing position becomes a line that is seen, ${scheme}`, () => {
      // The thumb itself tells nobody its style; what it is painted with does.
      addSheet('.ats [part~=seek] { color: var(--_line) !important; }');
      const host = mount(guest(), { scheme });
      const [seek] = findAll('[part~=seek]', host);
      keepOnly(seek!.closest('[part~=player]')!, host);
      expect(blend('#fff', getComputedStyle(seek!).color)).toBe('rgb(255 255 255)');
      seek!.focus();
      const low = new Low(AA_GRAPHIC);
      withEach(host, (primary) =>
        low.note('line', contrast(getComputedStyle(seek!).color, groundOf(seek!.parentElement)), primary),
      );
      expect(low.all).toEqual([]);
    });
  }
});

describe('tones as buttons', () => {
  for (const scheme of SCHEMES) {
    test(`their words read, ${scheme}`, () => {
      const tones = ['error', 'success', 'warning', 'neutral'];
      const host = mount(
        `<div class="ats"><div part="surface">${tones
          .map((tone) => `<button part="button button-primary" data-tone="${tone}">${tone}</button>`)
          .join('')}</div></div>`,
        { scheme },
      );
      for (const button of findAll('button', host)) {
        const { color, backgroundColor } = getComputedStyle(button);
        expect(contrast(color, backgroundColor), nameOf(button)).toBeGreaterThanOrEqual(AA_TEXT);
      }
    });
  }
});
