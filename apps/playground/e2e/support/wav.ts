/** A mono WAV with a valid header and a tone that no other test has: 16 bits at 44 100 Hz. */
export function makeWav(bytes: number, frequencyHz: number): Buffer {
  const dataBytes = bytes - 44;
  const wav = Buffer.alloc(bytes);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(bytes - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(44_100, 24);
  wav.writeUInt32LE(88_200, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(dataBytes, 40);
  for (let sample = 0; sample < dataBytes / 2; sample++) {
    wav.writeInt16LE(
      Math.round(12_000 * Math.sin((2 * Math.PI * frequencyHz * sample) / 44_100)),
      44 + sample * 2,
    );
  }
  return wav;
}

let frequencyHz = 200 + (process.pid % 1000);

/** Each file is another one: the same twice would be refused. */
export function nextWav(bytes = 3_000_000): Buffer {
  frequencyHz += 1.37;
  return makeWav(bytes, frequencyHz);
}
