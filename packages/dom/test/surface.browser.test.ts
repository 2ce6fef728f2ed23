import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Surface, createSurface } from '../src/index.ts';

const SCREEN = `
  <nav><button id="step">File</button></nav>
  <section part="screen">
    <h2 part="heading" id="heading" tabindex="-1">Title</h2>
    <input id="title" />
    <p id="row"><a id="link" href="#x">x</a><button id="remove">Remove</button></p>
  </section>`;

let element: HTMLElement;
let surface: Surface;
const byId = (id: string) => element.querySelector<HTMLElement>(`#${id}`)!;
const focusedId = () => (element.getRootNode() as Document | ShadowRoot).activeElement?.id;
/** A browser takes the focus from what became inert when it renders next. */
const isFocusLost = () => expect.poll(() => document.activeElement).toBe(document.body);
const view = (key: string, id = 'heading', overlay: unknown = null) => ({ focus: { key, id }, overlay });

beforeEach(() => {
  element = document.body.appendChild(document.createElement('div'));
  element.innerHTML = SCREEN;
  surface = createSurface(element);
  surface.update(view('file'));
});
afterEach(() => {
  surface.destroy();
  element.remove();
});

it('moves no focus for the first view, and moves it once for each new key', () => {
  expect(document.activeElement).toBe(document.body);
  surface.update(view('title'));
  expect(focusedId()).toBe('heading');
  byId('step').focus();
  surface.update(view('title'));
  expect(focusedId()).toBe('step');
});

it('brings the focus to what was refused', () => {
  byId('remove').focus();
  surface.update(view('title#refused', 'title'));
  expect(focusedId()).toBe('title');
});

it('takes the focus from nobody who fills in a field of the screen', () => {
  byId('title').focus();
  surface.update(view('title'));
  expect(focusedId()).toBe('title');
});

it('falls back to the screen when a page has replaced the heading', () => {
  const screen = element.querySelector<HTMLElement>('[part~="screen"]')!;
  screen.tabIndex = -1;
  surface.update(view('own', 'no-such-id'));
  expect(document.activeElement).toBe(screen);
});

it('finds what takes the focus in a shadow root', () => {
  const host = document.body.appendChild(document.createElement('div'));
  surface.destroy();
  host.attachShadow({ mode: 'open' }).append(element);
  surface = createSurface(element);
  surface.update(view('file'));
  surface.update(view('title'));
  expect(focusedId()).toBe('heading');
  byId('remove').focus();
  byId('remove').remove();
  surface.update(view('title'));
  expect(focusedId()).toBe('link');
  host.remove();
});

it('makes all but the veil inert, also what comes under it, and gives it and the focus back', async () => {
  byId('title').focus();
  const overlay = element.appendChild(document.createElement('div'));
  overlay.setAttribute('part', 'overlay');
  surface.update(view('file', 'heading', {}));
  const late = element.appendChild(document.createElement('button'));
  surface.update(view('file', 'heading', {}));
  const inert = [...element.children].map((child) => child.hasAttribute('inert'));
  expect(inert).toEqual([true, true, false, true]);
  await isFocusLost();
  overlay.remove();
  surface.update(view('file'));
  expect(element.querySelector('[inert]')).toBeNull();
  expect(focusedId()).toBe('title');
  late.remove();
});

it('lets what the page keeps inert be so', () => {
  const own = element.appendChild(document.createElement('p'));
  own.setAttribute('inert', '');
  surface.update(view('file', 'heading', {}));
  surface.update(view('file'));
  expect(own.hasAttribute('inert')).toBe(true);
});

it('moves the focus after the veil, not behind it', () => {
  surface.update(view('title', 'heading', {}));
  expect(document.activeElement).toBe(document.body);
  surface.update(view('title'));
  expect(focusedId()).toBe('heading');
});

it('keeps the place when what had the focus is removed', () => {
  byId('remove').focus();
  byId('remove').remove();
  surface.update(view('file'));
  expect(focusedId()).toBe('link');
  byId('row').remove();
  surface.update(view('file'));
  expect(focusedId()).toBe('title');
});

it('keeps the place that somebody had before there was a surface', () => {
  surface.destroy();
  byId('remove').focus();
  surface = createSurface(element);
  surface.update(view('file'));
  byId('remove').remove();
  surface.update(view('file'));
  expect(focusedId()).toBe('link');
});

it('leaves the focus where the page put it meanwhile', () => {
  byId('remove').focus();
  byId('remove').remove();
  byId('step').focus();
  surface.update(view('file'));
  expect(focusedId()).toBe('step');
});

it('lets go: the veil is lifted, and nothing is heard any more', () => {
  surface.update(view('file', 'heading', {}));
  surface.destroy();
  expect(element.querySelector('[inert]')).toBeNull();
});
