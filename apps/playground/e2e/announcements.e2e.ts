import { recording } from './support/recording.ts';
import { Line } from './support/line.ts';
import { FACES, expect, test } from './support/test.ts';

const SECONDS = 181;
const MEGABYTE = 1_000_000;

for (const { face, path } of FACES) {
  test(`${face}: what is said aloud is where it stands, never every percent`, async ({
    page,
    register,
    systems,
  }) => {
    await register.open(`${systems.usual.pageUrl}${path}`);
    const region = page.locator('#stage').getByRole('status');
    await expect(region).toHaveCount(1);
    const said: string[] = [];
    await page.exposeFunction('noteSaid', (text: string) => said.push(text));
    const noteChanges = (element: Element) => {
      const note = (window as unknown as { noteSaid(text: string): void }).noteSaid;
      new MutationObserver(() => note(element.textContent)).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    };
    await region.evaluate(noteChanges);

    const title = `Aloud ${face}`;
    await register.fillForm({ title, file: recording(SECONDS, face.length * 7) });
    await new Line(page).throttle(4 * MEGABYTE);
    await register.send();
    await expect(register.heading(`${title} is registered`)).toBeVisible();

    expect(said.filter((text) => !/, step \d of 5\.$/.test(text) && text !== '')).toEqual([
      'nuit.wav is chosen.',
      'Sending has started.',
      'A quarter of the file is sent.',
      'Half of the file is sent.',
      'Three quarters of the file are sent.',
      'The file is sent. Checking the fingerprint.',
      'Registering.',
      expect.stringMatching(/ is registered as ATS \d+\.$/),
    ]);
    const steps = said.filter((text) => / step \d of 5\.$/.test(text));
    expect(new Set(steps).size, steps.join()).toBe(steps.length);
    expect(steps.length).toBeLessThanOrEqual(5);
  });
}
