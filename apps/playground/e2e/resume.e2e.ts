import { Line } from './support/line.ts';
import { expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';

test('[9.resume] a reload while the chain is at work brings the user back, and to the access code', async ({
  register,
  systems,
  page,
}) => {
  const confirms: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/works/confirm'))
      confirms.push(request.url());
  });
  const tap = await new Line(page).tap({ until: 'signing' });
  await register.open(`${systems.usual.pageUrl}/element.html`);
  await register.fillForm({ title: 'After a reload', file: nextWav(200_000) });
  await register.send();
  await expect(page.locator('#stage [part~=stage][data-state=current]')).toContainText('Signing');

  await page.reload();
  await expect(
    page.getByText(
      'We found the registration of After a reload, which was under way when this page was left',
    ),
  ).toBeVisible();
  tap.openUntil(null);
  await expect(register.heading('After a reload is registered')).toBeVisible();
  expect(await register.readAccessCode()).toMatch(/^atc_[0-9a-f]{64}$/);
  expect(confirms).toHaveLength(1);
  const stored = () => [sessionStorage, localStorage].flatMap((storage) => Object.entries(storage));
  expect(JSON.stringify(await page.evaluate(stored))).not.toMatch(/atc_|eyJ/);
});
