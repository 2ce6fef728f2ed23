interface WaveProps {
  /** Path data for a `viewBox` of `0 0 440 48`. */
  path: string;
  clipId: string;
  /** How much of it is done, 0–100. */
  percent: number;
}

/** The recording as a picture, and how far it is. The width is an attribute: a strict CSP refuses inline styles. */
export function Wave({ path, clipId, percent }: WaveProps) {
  return (
    <svg part="wave" viewBox="0 0 440 48" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <clipPath id={clipId}>
        <rect width={`${percent}%`} height="100%" />
      </clipPath>
      <path part="wave-rest" d={path} />
      <path part="wave-done" clipPath={`url(#${clipId})`} d={path} />
    </svg>
  );
}
