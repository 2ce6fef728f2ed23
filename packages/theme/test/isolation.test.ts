import { describe, expect, test } from 'vitest';
import { css } from '../src/index.ts';
import { guest } from './fixture.ts';
import { addSheet, differences, find, findAll, mount, styleOf } from './page.ts';
import HOSTILE from './hostile.css?raw';

const PARTS = [...new Set([...css.matchAll(/\[part~=["']?([a-z-]+)/g)].map((match) => match[1] ?? ''))];
/** What a shape inside a drawing is made of; the rest of its style draws nothing. */
const DRAWN =
  /^(color|fill|stroke|opacity|transform|visibility|display|clip-path|filter|animation|transition)/;
const STILL = '*, *::before, *::after { animation: none !important; transition: none !important; }';

describe('nothing leaks out', () => {
  test('a page that bears our parts, states and tones is the same with and without the sheet', () => {
    const tags = ['div', 'button', 'a', 'p', 'input', 'label', 'h2', 'li', 'fieldset', 'svg'];
    const strangers = PARTS.flatMap((part, index) => {
      const tag = tags[index % tags.length] ?? 'div';
      const attributes = `part="${part} button" data-state="done" data-tone="error" data-cut="5" aria-busy="true"`;
      return tag === 'input' ? `<input ${attributes}>` : `<${tag} ${attributes}>x</${tag}>`;
    });
    const host = mount(`<ol><li tabindex="-1">x</li></ol><p hidden>x</p>${strangers.join('')}`);
    const elements = [document.documentElement, document.body, host, ...findAll('*', host)];
    expect(elements.length).toBeGreaterThan(100);

    const before = elements.map(styleOf);
    const sheet = addSheet();
    const after = elements.map(styleOf);
    sheet.remove();
    before.forEach((style, index) => {
      expect(differences(style, after[index]!), elements[index]!.outerHTML.slice(0, 80)).toEqual([]);
    });
  });

  test('every selector stands behind the root, and every keyframe bears the prefix', () => {
    const { cssRules } = addSheet().sheet!;
    const check = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSKeyframesRule) expect(rule.name).toMatch(/^ats-/);
        else if (rule instanceof CSSStyleRule)
          expect(rule.selectorText).toMatch(
            /^\.ats:not\(#a#t#s\)$|^(:host(\(.+\))?(, )?|ats-widget(\[hidden\])?(, )?)+$/,
          );
        else if (rule instanceof CSSMediaRule) check(rule.cssRules);
        else expect.unreachable(rule.cssText);
      }
    };
    check(cssRules);
    expect(cssRules.length).toBeGreaterThan(20);
  });
});

describe('nothing gets in', () => {
  for (const order of ['before', 'after'] as const) {
    test(`a page that styles everything, its sheet ${order} ours`, () => {
      if (order === 'after') addSheet();
      const hostile = addSheet(HOSTILE);
      if (order === 'before') addSheet();
      addSheet(STILL);
      const host = mount(guest(undefined, { overlay: true }));
      const root = find('.ats', host);
      const inside = findAll('*', root);
      const read = () =>
        inside.map((element) => ({ style: styleOf(element), box: element.getBoundingClientRect() }));

      const attacked = read();
      // The sheet does reach the page around: what it says of the host is what the root is protected from.
      expect(getComputedStyle(host).letterSpacing).not.toBe('normal');
      hostile.disabled = true;
      const alone = read();
      alone.forEach(({ style, box }, index) => {
        const name = inside[index]!.outerHTML.slice(0, 80);
        // An attribute that draws weighs nothing in the cascade: a page that sets the same property on every path wins.
        const isLost = (line: string) =>
          line.startsWith('stroke-width') && inside[index]!.hasAttribute('stroke-width');
        const isShape = inside[index]!.matches('svg *');
        const changed = differences(style, attacked[index]!.style).filter(
          (line) => !isShape || (DRAWN.test(line) && !isLost(line)),
        );
        expect(changed, name).toEqual([]);
        expect(attacked[index]!.box.width, name).toBeCloseTo(box.width, 3);
        expect(attacked[index]!.box.height, name).toBeCloseTo(box.height, 3);
      });
    });
  }

  test('what a page lets inherit stops at a shadow root too', () => {
    addSheet(
      'ats-widget { letter-spacing: 1em; text-transform: uppercase; font: italic 700 40px/3 serif; text-align: center; color: red; white-space: nowrap; word-spacing: 1em; }',
    );
    const host = mount('<ats-widget></ats-widget>');
    const shadow = find('ats-widget', host).attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    shadow.innerHTML = guest();
    const heading = getComputedStyle(find('[part=lead]', shadow));
    expect(heading).toMatchObject({
      textTransform: 'none',
      letterSpacing: 'normal',
      wordSpacing: '0px',
      fontStyle: 'normal',
    });
    expect(heading).toMatchObject({
      fontSize: '15px',
      fontWeight: '400',
      textAlign: 'start',
      whiteSpace: 'normal',
    });
    expect(heading.color).toBe('rgb(102, 102, 102)');
  });

  test('a page styles parts of the element by ::part(), and keeps the margin of the root', () => {
    addSheet('ats-widget::part(button-primary) { border-radius: 3px; } .ats { margin: 7px; }');
    addSheet();
    const host = mount(`<ats-widget></ats-widget>${guest()}`);
    const shadow = find('ats-widget', host).attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    shadow.innerHTML = guest();
    expect(getComputedStyle(find('[part~=button-primary]', shadow)).borderRadius).toBe('3px');
    expect(getComputedStyle(find('.ats', host)).marginTop).toBe('7px');
  });

  test('color-scheme, dir and lang do come in', () => {
    addSheet();
    const host = mount(guest(), { scheme: 'dark', dir: 'rtl', lang: 'ar' });
    const root = getComputedStyle(find('.ats', host));
    expect(root).toMatchObject({ colorScheme: 'dark', direction: 'rtl', color: 'rgb(237, 237, 237)' });
    expect(getComputedStyle(find('[part=lead]', host)).lineHeight).toBe(`${15 * 1.65}px`);
  });
});
