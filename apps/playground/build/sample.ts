const SAMPLE_RATE_HZ = 22_050;
const SECONDS = 4;
const HEADER_BYTES = 44;
/** A plucked arpeggio, A major with a ninth: when each note begins, and its pitch. */
const NOTES = [220, 277.18, 329.63, 493.88, 440, 329.63, 277.18].map((hertz, index) => ({
  hertz,
  atSeconds: index * 0.42,
}));

function amplitudeAt(seconds: number): number {
  let sum = 0;
  for (const { hertz, atSeconds } of NOTES) {
    const age = seconds - atSeconds;
    if (age < 0) continue;
    const pluck = Math.exp(-2.2 * age) * Math.min(1, age * 200);
    sum += pluck * (Math.sin(2 * Math.PI * hertz * age) + 0.4 * Math.sin(4 * Math.PI * hertz * age));
  }
  return sum / 4;
}

/** A few seconds of music as a WAV file, so many times over, for visitors who have no recording at hand. */
export function sampleRecording(times = 1): Buffer {
  const samples = SAMPLE_RATE_HZ * SECONDS;
  const onceBytes = samples * 2;
  const wav = Buffer.alloc(HEADER_BYTES + onceBytes * times);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // one channel
  wav.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  wav.writeUInt32LE(SAMPLE_RATE_HZ * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(onceBytes * times, 40);
  for (let index = 0; index < samples; index++) {
    wav.writeInt16LE(Math.round(amplitudeAt(index / SAMPLE_RATE_HZ) * 32_000), HEADER_BYTES + index * 2);
  }
  for (let time = 1; time < times; time++)
    wav.copy(wav, HEADER_BYTES + time * onceBytes, HEADER_BYTES, HEADER_BYTES + onceBytes);
  return wav;
}
