import { type Breakage, BrokenLine, type Call } from './support/broken-line.ts';
import { ALL_FACES, expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';

/** A call of a registration that breaks once, and what it takes a person to get there all the same. */
interface Cell {
  call: Call;
  how: Breakage;
  /** The page says that it failed, and the button is pressed. */
  isRetried?: boolean;
  /** The page says that it is closed, and is loaded anew. */
  isClosed?: boolean;
  /** How often the service takes what it should take once. */
  inits?: number;
  puts?: number;
  withoutSocket?: boolean;
}

const DOWN: Breakage = { status: 503, code: 'common.service_unavailable' };

const CELLS: readonly Cell[] = [
  { call: 'token', how: 'refused' },
  { call: 'stats', how: 'refused' },
  { call: 'init', how: DOWN, isRetried: true },
  { call: 'init', how: 'lost', isRetried: true, inits: 2 },
  { call: 'init', how: { status: 401, code: 'common.auth.expired' } },
  { call: 'init', how: { status: 403, code: 'session.key_inactive' }, isClosed: true },
  { call: 'put', how: 'refused' },
  // What is intercepted here never left the page as far as the page can tell, so it cannot know that the file arrived.
  { call: 'put', how: 'lost', inits: 2, puts: 2 },
  { call: 'put', how: DOWN },
  { call: 'prepare', how: { status: 429, code: 'common.rate_limited', retryAfterSeconds: 1 } },
  { call: 'prepare', how: 'HTML', isRetried: true },
  { call: 'prepare', how: 'twice' },
  { call: 'confirm', how: 'lost' },
  { call: 'confirm', how: 'wrong JSON' },
  { call: 'confirm', how: 'twice' },
  { call: 'confirm', how: { status: 429, code: 'common.rate_limited' } },
  { call: 'confirm', how: DOWN },
  { call: 'confirm', how: 'reload' },
  { call: 'status', how: DOWN, withoutSocket: true },
  { call: 'status', how: 'reload', withoutSocket: true },
];

const nameOf = (how: Breakage) => (typeof how === 'object' ? String(how.status) : how);

// The faces in turn: what breaks is below them.
for (const [index, cell] of CELLS.entries()) {
  const { face, path } = ALL_FACES[index % ALL_FACES.length] ?? ALL_FACES[0];
  const { call, how, isRetried = false, isClosed = false, inits = 1, puts = 1 } = cell;
  test(`register/${call}/${nameOf(how)} on ${face} ends with the work and its access code, paid for once`, async ({
    register,
    systems,
    page,
  }) => {
    const line = new BrokenLine(page);
    await line.break(call, how);
    if (cell.withoutSocket) await line.withoutSocket();
    const title = `Broken ${call} ${nameOf(how)}`;
    const file = nextWav(200_000);
    const url = `${systems.usual.pageUrl}${path}?token=url`;
    await register.open(url);
    await register.fillForm({ title, file });
    await register.send();
    if (isClosed) {
      await expect(register.heading('Registration is closed on this site')).toBeVisible();
      await register.open(url);
      await register.fillForm({ title, file });
      await register.send();
    }
    await line.broken;
    if (isRetried) await page.getByRole('button', { name: 'Try again' }).click();
    await expect(register.heading(/is registered/)).toBeVisible();
    expect(await register.readAccessCode()).toMatch(/^atc_[0-9a-f]{64}$/);
    expect(line.transactions).toBe(1);
    expect({ inits: line.taken('init'), puts: line.taken('put') }).toEqual({ inits, puts });
  });
}
