/** The icons of the widget, drawn on a 20 × 20 grid. */
const PATHS = {
  alert: ['M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0Z', 'M10 6.5v4.25', 'M10 13.4v.1'],
  back: ['M15.5 10h-11M9 5.5 4.5 10 9 14.5'],
  bin: [
    'M3.75 5.75h12.5M8 5.5V4.25c0-.55.45-1 1-1h2c.55 0 1 .45 1 1V5.5m2.75.25-.6 9.1a1.5 1.5 0 0 1-1.5 1.4h-5.3a1.5 1.5 0 0 1-1.5-1.4l-.6-9.1M8.4 9v4M11.6 9v4',
  ],
  check: ['m4.75 10.5 3.5 3.5 7-8'],
  copy: [
    'M9.25 7.25h5a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2v-5c0-1.1.9-2 2-2Z',
    'M12.75 7.25v-1.5a2 2 0 0 0-2-2h-5a2 2 0 0 0-2 2v5c0 1.1.9 2 2 2h1.5',
  ],
  down: ['M5.5 8 10 12.5 14.5 8'],
  download: ['M10 3.75v8.5m-3.75-3.5L10 12.5l3.75-3.75M4 15.75h12'],
  eye: [
    'M2.5 10S5.25 5 10 5s7.5 5 7.5 5-2.75 5-7.5 5-7.5-5-7.5-5Z',
    'M12.25 10a2.25 2.25 0 1 1-4.5 0 2.25 2.25 0 0 1 4.5 0Z',
  ],
  eyeOff: [
    'M8.1 5.2A7.6 7.6 0 0 1 10 5c4.75 0 7.5 5 7.5 5a13 13 0 0 1-2 2.6M5.6 6.6A12.6 12.6 0 0 0 2.5 10s2.75 5 7.5 5a7.5 7.5 0 0 0 3.6-.9M8.4 8.4a2.25 2.25 0 0 0 3.2 3.2M3.5 3.5l13 13',
  ],
  key: [
    'M10.25 13.25a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z',
    'm9.25 10.75 7-7M12 8l2.25 2.25M14.5 5.5 16.25 7.25',
  ],
  lock: [
    'M6.25 8.75h7.5a2 2 0 0 1 2 2v3.5a2 2 0 0 1-2 2h-7.5a2 2 0 0 1-2-2v-3.5c0-1.1.9-2 2-2Z',
    'M7 8.75V6.5a3 3 0 0 1 6 0v2.25',
  ],
  pause: ['M6.25 4.5h2.5v11h-2.5zM11.25 4.5h2.5v11h-2.5z'],
  play: ['M7 4.9v10.2c0 .4.43.64.77.43l8.1-5.1a.5.5 0 0 0 0-.86l-8.1-5.1A.5.5 0 0 0 7 4.9Z'],
  plus: ['M10 4.5v11M4.5 10h11'],
  retry: ['M15.9 8.25A6.25 6.25 0 1 0 16.25 11M16.25 4.25v4h-4'],
  shield: [
    'M10 2.75 4 5v4.5c0 3.6 2.4 6.4 6 7.75 3.6-1.35 6-4.15 6-7.75V5l-6-2.25Z',
    'm7.5 9.9 1.8 1.8 3.3-3.6',
  ],
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn inline, so that it needs no sprite: a `<use>` does not reach into a shadow root from the page. */
export function Icon({ name, part = '' }: { name: IconName; part?: string }) {
  return (
    <svg part={`icon ${part}`.trim()} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {PATHS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
