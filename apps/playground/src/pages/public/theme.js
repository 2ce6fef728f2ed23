// Before the first paint, so that a chosen theme does not flash. Everything else is a module.
(() => {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
