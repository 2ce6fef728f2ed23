/** The ring that closes once a block: something is going on. */
export function Live() {
  return (
    <svg part="live" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10" />
      <circle cx="12" cy="12" r="10" pathLength="100" />
      <circle cx="12" cy="12" r="4" />
    </svg>
  );
}
