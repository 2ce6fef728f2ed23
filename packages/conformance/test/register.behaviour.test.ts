import { expect, it } from 'vitest';
import { onEveryFace } from '../src/stage.ts';
import { arriveAt, choose, expectFocus, field, heading, press, text, toTitle } from '../src/user.ts';

onEveryFace((stage) => {
  it('goes from the file to the title', async () => {
    await stage.open('register');
    await expect.element(heading('Choose your recording')).toBeVisible();
    await toTitle();
  });
});
