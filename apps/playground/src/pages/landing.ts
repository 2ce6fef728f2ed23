import mintSession from '../server/mint-session.ts?raw';
import { elementCode } from './element-code.ts';
import { reactCode } from './react-code.ts';
import { svelteCode } from './svelte-code.ts';
import { type Config, loadConfig } from './shell/backend.ts';
import { byId } from './shell/dom.ts';
import { showCode } from './shell/highlight.ts';
import { showApi, updateNavigation } from './shell/navigation.ts';
import { readSettings, toSearch } from './shell/settings.ts';
import { vueCode } from './vue-code.ts';

const settings = readSettings(location.search);

function show(config: Config): void {
  showCode(byId('element-code', HTMLElement), elementCode(settings, config));
  showCode(byId('react-code', HTMLElement), reactCode(settings, config));
  showCode(byId('vue-code', HTMLElement), vueCode(settings, config));
  showCode(byId('svelte-code', HTMLElement), svelteCode(settings, config));
}

updateNavigation(toSearch(settings));
showCode(byId('backend-code', HTMLElement), mintSession.trimEnd());
try {
  const config = await loadConfig();
  showApi(config.atsUrl);
  show(config);
} catch {
  // The code reads well without the real keys, too.
  show({ atsUrl: 'https://ats.example', siteKey: 'cpk_…' });
}
