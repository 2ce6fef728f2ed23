import { describe, expect, test } from 'vitest';
import sheets from 'virtual:sheets';
import { css, TOKENS } from '../src/index.ts';
import fouce from '../src/fouce.css?raw';
import README from '../README.md?raw';
import { guest } from './fixture.ts';
import { addSheet, differences, find, findAll, isNear, mount, styleOf } from './page.ts';

const PARTS = [...new Set([...css.matchAll(/\[part~=["']?([a-z-]+)/g)].map((match) => match[1] ?? ''))];

describe('the minified sheet', () => {
  test('is lowered nowhere', () => {
    for (const modern of [
      'light-dark(',
      'color(from var(',
      'xyz-d65',
      '@container ats',
      'color-mix(in oklab',
      ':not(#a#t#s)',
      '1lh',
    ]) {
      expect(sheets.minified).toContain(modern);
    }
    expect(sheets.minified).not.toMatch(/prefers-color-scheme|--lightningcss/);
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [640, 360]) {
      test(`computes the same as the readable one, ${scheme} at ${width}px`, () => {
        const host = mount(guest(undefined, { overlay: true }), { scheme, width });
        const inside = findAll('*', host);
        // What is out of sight has no layout to compare.
        addSheet('* { content-visibility: visible !important; }');
        const read = (text: string) => {
          const sheet = addSheet(text);
          const styles = inside.map(styleOf);
          sheet.remove();
          return styles;
        };
        const readable = read(sheets.readable);
        const minified = read(sheets.minified);
        readable.forEach((style, index) => {
          expect(differences(style, minified[index]!), inside[index]!.outerHTML.slice(0, 80)).toEqual([]);
        });
      });
    }
  }
});

describe('tokens', () => {
  const PRIVATE: Record<string, string> = { '--ats-font-family': '--_font' };
  const readsOf = (name: string) => PRIVATE[name] ?? name.replace('--ats-', '--_');
  const PROPERTIES = {
    color: 'background-color',
    length: 'border-top-left-radius',
    shadow: 'box-shadow',
    font: 'font-family',
    transition: 'transition',
  };

  test('the sheet reads those that are documented and no other', () => {
    const read = new Set([...css.matchAll(/var\(\s*(--ats-[a-z-]+)/g)].map((match) => match[1]));
    expect([...read].sort()).toEqual(TOKENS.map((token) => token.name).sort());
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`have the ${scheme} defaults that TOKENS says`, () => {
      addSheet();
      const host = mount('<div class="ats"><i id="sheet"></i><i id="token"></i></div>', { scheme });
      for (const token of TOKENS) {
        const property = PROPERTIES[token.syntax];
        find('#sheet', host).style.setProperty(property, `var(${readsOf(token.name)})`);
        find('#token', host).style.setProperty(property, token[scheme]);
        const computed = (id: string) => getComputedStyle(find(id, host)).getPropertyValue(property);
        expect(isNear(computed('#sheet'), computed('#token')), `${token.name}: ${computed('#sheet')}`).toBe(
          true,
        );
        for (const id of ['#sheet', '#token']) find(id, host).style.removeProperty(property);
      }
    });
  }

  test('may be set above the root, and are read there', () => {
    addSheet();
    const host = mount(guest());
    host.style.setProperty('--ats-text', 'rgb(1 2 3)');
    host.style.setProperty('--ats-radius', '99px');
    expect(getComputedStyle(find('[part=heading]', host)).color).toBe('rgb(1, 2, 3)');
    expect(getComputedStyle(find('[part~=button-primary]', host)).borderRadius).toBe('99px');
  });
});

describe('the README', () => {
  test('lists every part, and no other', () => {
    const section = README.slice(README.indexOf('## Parts'), README.indexOf('## States'));
    const listed = [...section.matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? '');
    expect(PARTS.filter((part) => !listed.includes(part))).toEqual([]);
    const unstyled = ['root', 'list', 'facts', 'timeline', 'file'];
    expect(listed.filter((part) => !PARTS.includes(part) && !unstyled.includes(part))).toEqual([]);
  });

  test('lists every custom property with its defaults', () => {
    for (const { name, light, dark, ...token } of TOKENS) {
      const row = README.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toBeDefined();
      if ('follows' in token || token.syntax === 'font') continue;
      expect(row).toContain(`\`${light}\``);
      if (dark !== light) expect(row).toContain(`\`${dark}\``);
    }
  });
});

describe('the fixture', () => {
  test('has every part, so that the tests above see every rule', () => {
    const host = mount(guest(undefined, { overlay: true }));
    const missing = PARTS.filter((part) => host.querySelector(`[part~='${part}']`) === null);
    expect(missing).toEqual([]);
  });
});

describe('fouce.css', () => {
  test('hides what stands between the tags, for three seconds and no longer', async () => {
    addSheet(fouce);
    const element = find('ats-unknown, ats-widget', mount('<ats-widget>The form did not load.</ats-widget>'));
    expect(getComputedStyle(element).visibility).toBe('hidden');
    expect(element.getBoundingClientRect().height).toBeGreaterThan(300);
    const [limit] = element.getAnimations();
    expect(limit?.effect?.getComputedTiming().endTime).toBe(3000);
    limit?.finish();
    await limit?.finished;
    expect(getComputedStyle(element).visibility).toBe('visible');
    expect(element.getBoundingClientRect().height).toBeLessThan(100);
  });

  test('lets go as soon as the element is defined', () => {
    addSheet(fouce);
    const host = mount('<ats-widget>x</ats-widget>');
    customElements.define('ats-widget', class extends HTMLElement {});
    expect(getComputedStyle(find('ats-widget', host)).visibility).toBe('visible');
  });
});
