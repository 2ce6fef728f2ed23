import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { dropZoneLook, followLink, isDraggedOver, takeFile } from '../src/index.ts';

afterEach(() => document.body.replaceChildren());

it('takes the chosen file out of its input, so that it can be chosen again', async () => {
  const input = document.body.appendChild(document.createElement('input'));
  input.type = 'file';
  input.setAttribute('aria-label', 'File');
  const choose = vi.fn();
  input.addEventListener('change', (event) => takeFile(event, choose));
  const file = new File(['x'], 'nuit.wav');
  await userEvent.upload(page.getByLabelText('File'), file);
  await userEvent.upload(page.getByLabelText('File'), file);
  expect(choose.mock.calls.map(([{ name }]) => name)).toEqual(['nuit.wav', 'nuit.wav']);
  expect(input.value).toBe('');
  input.dispatchEvent(new Event('change'));
  expect(choose).toHaveBeenCalledTimes(2);
});

it('knows what is held over a zone, also when it moves over something in it', () => {
  const zone = document.body.appendChild(document.createElement('div'));
  const inside = zone.appendChild(document.createElement('p'));
  const seen: boolean[] = [];
  for (const type of ['dragenter', 'dragleave', 'drop'])
    zone.addEventListener(type, (event) => seen.push(isDraggedOver(event as DragEvent)));
  zone.dispatchEvent(new DragEvent('dragenter'));
  zone.dispatchEvent(new DragEvent('dragleave', { relatedTarget: inside }));
  zone.dispatchEvent(new DragEvent('dragleave', { relatedTarget: document.body }));
  zone.dispatchEvent(new DragEvent('dragleave'));
  zone.dispatchEvent(new DragEvent('drop'));
  expect(seen).toEqual([true, true, false, false, false]);
});

it('shows what is held over a zone, rather than why the last file was refused', () => {
  expect(dropZoneLook(false, null)).toEqual({});
  expect(dropZoneLook(false, 'Too large.')).toEqual({ 'data-state': 'refused', 'data-tone': 'error' });
  expect(dropZoneLook(true, 'Too large.')).toEqual({ 'data-state': 'dragging' });
});

it('follows a link to what only opens by it, and leaves the URL alone', async () => {
  const link = document.body.appendChild(document.createElement('a'));
  link.href = '#email';
  const { href } = location;
  const go = () => {
    const input = document.body.appendChild(document.createElement('input'));
    input.id = 'email';
  };
  link.addEventListener('click', (event) => followLink(event, { id: 'email', go }));
  link.click();
  await expect.poll(() => document.activeElement?.id).toBe('email');
  expect(location.href).toBe(href);
});
