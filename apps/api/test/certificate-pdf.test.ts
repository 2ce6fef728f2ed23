import { createHash } from 'node:crypto';
import { Certificate, type Creator, computeCommitment } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../src/certificate/facts.ts';
import { sealRays } from '../src/certificate/page/seal.ts';
import { renderCertificate } from '../src/certificate/render.ts';
import { createSlices } from '../src/certificate/text/slices.ts';
import { prepareTexts } from '../src/certificate/text/typesetter.ts';
import { readPdf } from './support/pdf.ts';

const slices = createSlices();
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const MARGIN = 56;
const PAGE = { width: 595.28, height: 841.89 };

const person = (fullName: string, ...roles: Creator['roles']): Creator => ({
  fullName,
  email: 'private@example.org',
  roles: roles.length === 0 ? ['author'] : roles,
});

function factsOf(values: Partial<Certificate> = {}): CertificateFacts {
  const { title = 'Song', creators = [person('Ada Lovelace')] } = values;
  const mediaHash = hash(title);
  const { commitment, merkleRoot } = computeCommitment({ title, creators, mediaHash });
  const certificate: Certificate = {
    type: 'ats-certificate',
    version: 1,
    network: 'mainnet',
    genesisHash: `0x${hash('genesis')}`,
    atsId: 1042,
    versionNo: 1,
    mediaHash,
    merkleRoot,
    commitment,
    protocolVersion: 1,
    owner: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    txHash: `0x${hash('transaction')}`,
    blockNumber: 4_118_203,
    blockHash: `0x${hash('block')}`,
    blockTime: '2026-04-30T11:00:00.000Z',
    ...values,
    title,
    creators: creators.map((creator) => ({ ...creator, ipi: creator.ipi, isni: creator.isni })),
  };
  return {
    certificate,
    json: Buffer.from(JSON.stringify(Certificate.encode(certificate))),
    explorerUrl: `https://explorer.example/mainnet/tx/${certificate.txHash}`,
  };
}

const render = (values?: Partial<Certificate>) => renderCertificate(slices, factsOf(values));
const read = async (values?: Partial<Certificate>) => readPdf(await render(values));
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();

describe('what a certificate says', () => {
  it('[8.certificate.page] title, names, roles, numbers and hashes, and when and where they were anchored', async () => {
    const creators = [
      person('Ada Lovelace', 'composer', 'author'),
      person('José Ñúñez', 'adapter', 'arranger'),
    ];
    const { certificate } = factsOf({ title: 'Nuit blanche', creators, versionNo: 3 });
    const pdf = await read({ title: 'Nuit blanche', creators, versionNo: 3 });
    const [page = ''] = pdf.pages;
    expect(pdf.pages).toHaveLength(1);
    for (const fact of [
      'Nuit blanche',
      'Ada Lovelace Author, Composer',
      'José Ñúñez Arranger, Adapter',
      'ATS number 1042, version 3',
      'Network Allfeat mainnet',
      `Commitment ${certificate.commitment}`,
      `Media hash ${certificate.mediaHash}`,
      `Transaction ${certificate.txHash}`,
      'Block 4118203, 30 April 2026, 11:00:00 UTC',
      'ats-1042.json',
    ])
      expect(page).toContain(fact);
    expect(page).not.toContain('Testnet');
    expect(page).not.toContain('@');
  });

  it('[8.certificate.page] testnet is marked as what it is', async () => {
    const { pages } = await read({ network: 'testnet' });
    expect(pages[0]).toContain('Testnet: a trial. This work is not registered on the Allfeat mainnet.');
    expect(pages[0]).toContain('Network Allfeat testnet');
  });

  it('[8.certificate.code] the QR code and the link lead to the explorer', async () => {
    const { explorerUrl } = factsOf();
    const pdf = await read();
    expect(pdf.codes).toEqual([explorerUrl]);
    expect(pdf.links).toEqual([explorerUrl]);
  });

  it('[8.certificate.accessible] it has a title and a language, and says what everything on it is', async () => {
    const pdf = await read({ title: 'Nuit blanche' });
    expect(pdf.title).toBe('Nuit blanche · ATS 1042');
    expect(pdf.language).toBe('en');
    expect(pdf.structure.roles[0]).toBe('Root');
    for (const role of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Link'])
      expect(pdf.structure.roles).toContain(role);
    expect(pdf.structure.alternatives).toEqual([
      'The seal of ATS 1042: a ray for each of the 64 digits of its commitment.',
      'QR code of the link to the transaction.',
    ]);
  });

  it('[8.certificate.accessible] its metadata stay well-formed whatever the title is', async () => {
    const title = '</rdf:li> & <b>"Bold"</b>';
    const pdf = await read({ title });
    expect(pdf.title).toBe(`${title} · ATS 1042`);
    expect(pdf.xmp).toContain('&lt;/rdf:li&gt; &amp; &lt;b&gt;"Bold"&lt;/b&gt; · ATS 1042');
  });

  it('[8.certificate.same] the same facts make the same bytes, and other facts other ones', async () => {
    const first = Buffer.from(await render({ title: '夜空 أغنية 🎉' }));
    expect(first.equals(await renderCertificate(createSlices(), factsOf({ title: '夜空 أغنية 🎉' })))).toBe(
      true,
    );
    expect(first.equals(await render({ title: '夜空 أغنية 🎸' }))).toBe(false);
  });

  it('[8.certificate.seal] the seal has a ray for each digit of the commitment, as long as the digit is high', () => {
    const rays = sealRays(`0x0f${'0'.repeat(62)}`);
    const lengths = rays.map(([x1, y1, x2, y2]) => Math.hypot(x2 - x1, y2 - y1));
    expect(rays).toHaveLength(64);
    expect(lengths[0]).toBeCloseTo(4);
    expect(lengths[1]).toBeCloseTo(24);
  });
});

describe('scripts', () => {
  it.each([
    ['Latin', 'Łódź, été, Straße, Nguyễn Văn Ánh', /NotoSans-/],
    ['Cyrillic', 'Чёрное море, Ґанок', /NotoSans-/],
    ['Greek', 'Ελληνικά, ᾠδή', /NotoSans-/],
    ['Japanese', '夜空ノムコウへ、君と', /NotoSansJp-/],
    ['Korean', '밤하늘의 별 (김철수)', /NotoSansKr-/],
    ['Chinese, simplified', '月亮代表我的心 简体', /NotoSansSc-/],
    ['Chinese, traditional', '月亮代表我的心 繁體', /NotoSans[ST]c-/],
    ['Thai', 'ภาษาไทย น้ำใจ', /NotoSansThai-/],
    ['Bengali', 'বাংলা', /NotoSansBengali-/],
    ['Tamil', 'தமிழ்', /NotoSansTamil-/],
    ['Armenian and Georgian', 'Հայերեն ქართული', /NotoSansGeorgian-/],
    ['emoji', 'Party 🎉🎸 ❤️ 🇫🇷', /NotoEmoji-/],
  ])('[8.certificate.scripts] %s is printed, and can be taken out again', async (_, title, font) => {
    const pdf = await read({ title, creators: [person(title)] });
    expect(pdf.pages[0]?.split(plain(title)), 'once as the title and once as a name').toHaveLength(3);
    expect(
      pdf.fonts.some((name) => font.test(name)),
      pdf.fonts.join(' '),
    ).toBe(true);
  });

  it('[8.certificate.scripts] Devanagari is printed in its joint forms, and can be taken out again', async () => {
    const title = 'हिन्दी कृष्ण क्षत्रिय';
    const pdf = await read({ title });
    // Without spaces: this reader takes letters with a virama for marks that take no room, and sees gaps behind them.
    expect(pdf.pages[0]?.replaceAll(' ', '')).toContain(plain(title).replaceAll(' ', ''));
    const [text] = await prepareTexts(slices, [{ text: 'क्ष', family: 'sans', weight: 400 }]);
    expect(text?.runs[0]?.face?.shape('क्ष', 'ltr'), 'three characters, one glyph').toHaveLength(1);
  });

  it('[8.certificate.fonts] every font is an embedded subset', async () => {
    const pdf = await read({ title: 'Song 夜空 أغنية שלום 🎉' });
    expect(pdf.fonts.length).toBeGreaterThan(5);
    for (const font of pdf.fonts) expect(font).toMatch(/^[A-Z]{6}\+[A-Za-z]+-\w+$/);
    const bytes = await render({ title: 'Song 夜空 أغنية שלום 🎉' });
    expect(bytes.length).toBeLessThan(150_000);
  });

  it('[8.certificate.scripts] Arabic goes from right to left, in the forms that its letters take in a word', async () => {
    const pdf = await read({ title: 'أغنية', creators: [person('בית')] });
    const drawn = (font: RegExp) =>
      pdf.glyphs
        .filter((glyph) => font.test(glyph.font))
        .map(({ unicode }) => unicode)
        .join('');
    expect(drawn(/Vazirmatn/), 'as it is seen, from the left').toBe(Array.from('أغنية').reverse().join(''));
    expect(drawn(/Hebrew/)).toBe(Array.from('בית').reverse().join(''));

    const [word] = await prepareTexts(slices, [{ text: 'ههه', family: 'sans', weight: 400 }]);
    const glyphs = word?.runs[0]?.face?.shape('ههه', 'rtl').map(({ glyph }) => glyph);
    expect(new Set(glyphs).size, 'initial, medial and final form').toBe(3);
  });

  it('[8.certificate.scripts] directions mix by the rules of Unicode', async () => {
    const { glyphs } = await read({ title: 'שלום (Live 2026) ١٢', creators: [person('Ada')] });
    const title = glyphs.filter(({ font }) => font.endsWith('SemiBold'));
    const at = (unicode: string) => title.findIndex((glyph) => glyph.unicode === unicode);
    // Seen from the left: ١٢ (Live 2026) םולש
    const seen = ['١', '٢', 'L', 'v', '6', 'ם', 'ש'].map(at);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('[8.certificate.scripts] what no font holds is a visible box that is still read as what it is', async () => {
    const [text] = await prepareTexts(slices, [{ text: 'a𓀀', family: 'sans', weight: 400 }]);
    const box = text?.runs.at(-1);
    expect(box?.shown).toBe('□');
    const shaped = box?.face?.shape('□', 'ltr');
    expect(shaped?.[0]).toMatchObject({ glyph: expect.any(Number) });
    expect(shaped?.[0]?.glyph, 'a glyph of its own, not the one for nothing').toBeGreaterThan(0);
    expect(shaped?.[0]?.advance).toBeGreaterThan(0);
    expect((await read({ title: 'a𓀀\u{e000}' })).pages[0]).toContain('a𓀀\u{e000}');
  });

  it.each([
    ['marks on nothing', '\u0301\u0301'],
    ['a heap of marks', `Z${'\u0300\u0316'.repeat(90)}`],
    ['line breaks and tabs', 'one\ntwo\ttwo\r\nthree'],
    ['controls', 'a\u0007b\u001bc'],
    ['overrides of direction', '\u202eevil\u2066\u2067x'],
    ['nothing to be seen', '\u200b\u200d'],
    ['joiners', '👩‍👩‍👧‍👦👩🏽‍🎤'],
    ['unassigned', '\u{10fffd}\u{2fffd}'],
  ])('[8.certificate.scripts] %s does no harm', async (_, title) => {
    const { pages } = await read({ title, creators: [person(title)] });
    expect(pages[0]).toContain('Certificate of registration');
  });

  it('[8.certificate.scripts] characters that Chinese, Japanese and Korean share are drawn as the text wants them', async () => {
    const fontsOf = async (title: string, name: string) =>
      (await read({ title, creators: [person(name)] })).fonts
        .filter((font) => font.includes('Medium'))
        .join(' ');
    expect(await fontsOf('さくら', '直海')).toContain('NotoSansJp-Medium');
    expect(await fontsOf('벚꽃', '直海')).toContain('NotoSansKr-Medium');
    expect(await fontsOf('Song', '直海')).toContain('NotoSansSc-Medium');
  });
});

describe('much text', () => {
  const isWithin = ({ x, y }: { x: number; y: number }) =>
    x >= MARGIN - 0.5 && x <= PAGE.width - MARGIN && y >= 20 && y <= PAGE.height - 20;

  it('[8.certificate.room] 32 creators go on on a second page, all of them, in order', async () => {
    const creators = Array.from({ length: 32 }, (_, index) =>
      person(`Creator ${index + 1} Example`, 'composer'),
    );
    const { pages, glyphs } = await read({ creators });
    expect(pages).toHaveLength(2);
    const all = pages.join(' ');
    const places = creators.map(({ fullName }) => all.indexOf(fullName));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(pages[0]).toContain('32 creators in all');
    expect(pages[0]).toContain('Page 1 of 2');
    expect(pages[1]).toContain('Page 2 of 2');
    expect(glyphs.filter((glyph) => !isWithin(glyph))).toEqual([]);
  });

  it.each([
    ['words', 'Sinfonia concertante '.repeat(10).trim()],
    ['a single word', 'W'.repeat(200)],
    ['ideographs', '夜'.repeat(200)],
    ['Arabic', 'أغنية '.repeat(33).trim()],
    ['emoji', '🎉'.repeat(200)],
  ])('[8.certificate.room] a title of 200 characters stays on the page: %s', async (_, title) => {
    const { pages, glyphs } = await read({ title });
    expect(pages).toHaveLength(1);
    expect(pages[0]?.replaceAll(' ', '')).toContain('Commitment');
    expect(glyphs.filter((glyph) => !isWithin(glyph))).toEqual([]);
  });

  it('[8.certificate.room] the longest names of the most creators, too', async () => {
    const creators = Array.from({ length: 32 }, () =>
      person('W'.repeat(255), 'author', 'composer', 'arranger', 'adapter'),
    );
    const { pages, glyphs } = await read({
      title: 'W'.repeat(200),
      creators,
      atsId: Number.MAX_SAFE_INTEGER,
    });
    const letters = glyphs.filter(({ unicode, font }) => unicode === 'W' && /Medium|SemiBold/.test(font));
    expect(letters).toHaveLength(32 * 255 + 200);
    expect(glyphs.filter((glyph) => !isWithin(glyph))).toEqual([]);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  });
});
