/** Marks the page that is open, and lets the settings travel along the links between the pages. */
export function updateNavigation(search: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.top a, .card-act a')) {
    if (link.pathname === location.pathname && link.closest('nav')) link.ariaCurrent = 'page';
    link.search = search;
  }
}

/** Says where the API is. */
export function showApi(atsUrl: string): void {
  const place = document.querySelector('[data-api-at]');
  if (place) place.textContent = ` at ${atsUrl.replace(/^https?:\/\//, '')}`;
}
