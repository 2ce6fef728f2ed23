// A page to put the guest into: sheets that go away again, a root with a width and a color-scheme.
import { afterEach } from 'vitest';
import { css } from '../src/index.ts';

const guests: Element[] = [];
afterEach(() => guests.splice(0).forEach((guest) => guest.remove()));

/** Adds a sheet to the page until the end of the test. The order of calls is the order in the cascade. */
export function addSheet(text: string = css): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
  guests.push(style);
  return style;
}

export interface Place {
  width?: number;
  scheme?: 'light' | 'dark';
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

/** Puts HTML into a host element of the page, which is returned. */
export function mount(
  html: string,
  { width = 640, scheme = 'light', lang = 'en', dir = 'ltr' }: Place = {},
): HTMLElement {
  const host = document.createElement('div');
  host.id = 'content';
  host.className = 'host';
  host.lang = lang;
  host.dir = dir;
  host.style.colorScheme = scheme;
  host.style.width = `${width}px`;
  host.innerHTML = html;
  document.body.append(host);
  guests.push(host);
  return host;
}

/** The one element that a selector finds. */
export function find(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

export const findAll = (selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

/** Of a custom property only the tokens are known, not what they come to. All elements have the others alike. */
const PROPERTIES = Array.from(getComputedStyle(document.documentElement)).filter(
  (name) => !name.startsWith('--'),
);

/** Every computed property of an element and of those of its two pseudo-elements that are there, by name. */
export function styleOf(element: Element): Map<string, string> {
  const all = new Map<string, string>();
  const style = getComputedStyle(element);
  for (const name of PROPERTIES) all.set(name, style.getPropertyValue(name));
  for (const pseudo of ['::before', '::after']) {
    const generated = getComputedStyle(element, pseudo);
    for (const name of generated.content === 'none' ? ['content'] : PROPERTIES) {
      all.set(`${pseudo}${name}`, generated.getPropertyValue(name));
    }
  }
  return all;
}

/** Equal but for the last digits: a colour computed by another way round is not the same to the ninth. */
export function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const NUMBER = /-?(\d*\.)?\d+(e-?\d+)?(px|%)?/g;
  const numbers = (text: string) => (text.match(NUMBER) ?? []).map(parseFloat);
  const [first, second] = [numbers(one), numbers(other)];
  return (
    one.replaceAll(NUMBER, '#') === other.replaceAll(NUMBER, '#') &&
    first.every((number, index) => Math.abs(number - (second[index] ?? NaN)) < 2e-3)
  );
}

/** What differs between two computed styles, as `name: before → after`. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...before]
    .filter(([name, value]) => !isNear(value, after.get(name) ?? ''))
    .map(([name, value]) => `${name}: ${value} → ${after.get(name)}`);
}
