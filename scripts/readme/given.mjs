// The values behind given.d.ts, in Node and in a page.
const SAMPLE_RATE = 8000;
const HEADER_BYTES = 44;

/** A second of noise as WAV; no two are alike, because the same recording is registered once. */
function recording() {
  const wav = new DataView(new ArrayBuffer(HEADER_BYTES + 2 * SAMPLE_RATE));
  const text = (at, letters) =>
    [...letters].forEach((letter, index) => wav.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  wav.setUint32(4, wav.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  wav.setUint32(16, 16, true);
  wav.setUint16(20, 1, true);
  wav.setUint16(22, 1, true);
  wav.setUint32(24, SAMPLE_RATE, true);
  wav.setUint32(28, 2 * SAMPLE_RATE, true);
  wav.setUint16(32, 2, true);
  wav.setUint16(34, 16, true);
  text(36, 'data');
  wav.setUint32(40, 2 * SAMPLE_RATE, true);
  crypto.getRandomValues(new Uint8Array(wav.buffer, HEADER_BYTES));
  return new File([wav], 'nuit-blanche.wav', { type: 'audio/wav' });
}

Object.assign(globalThis, {
  title: 'Nuit blanche',
  creators: [{ fullName: 'Inès Caradec', email: 'ines@caradec.example', roles: ['author'] }],
  file: recording(),
  signal: new AbortController().signal,
});
if (globalThis.document !== undefined) {
  const host = document.body.appendChild(document.createElement('div'));
  globalThis.shadowRoot = host.attachShadow({ mode: 'open' });
}
