// One of everything: each part that the sheet styles stands here at least once, in the markup the faces render.
const icon = (name: string, more = '') =>
  `<svg part="icon ${more}" aria-hidden="true"><use href="#ats-${name}"/></svg>`;
const bin = `<button type="button" part="button button-quiet button-icon" aria-label="Remove">${icon('bin')}</button>`;
const rays = (n: number) =>
  `<svg part="seal-rays" viewBox="0 0 36 36" aria-hidden="true"><path d="M18 9.5L18 ${n}M26.5 18L33 18"/></svg>`;
const spinner = `<svg part="spinner" viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="13"/><circle cx="16" cy="16" r="13" pathLength="100"/></svg>`;
const silence = `<svg part="silence" viewBox="0 0 352 40" preserveAspectRatio="none" aria-hidden="true"><path d="M4 18V22"/><path d="M12 17V23"/></svg>`;
const wave = `<svg part="wave" viewBox="0 0 440 48" preserveAspectRatio="none" aria-hidden="true">
  <clipPath id="ats-heard"><rect width="27%" height="100%"/></clipPath>
  <path part="wave-rest" d="M2 21V26M7 21V26"/><path part="wave-done" clip-path="url(#ats-heard)" d="M2 21V26M7 21V26"/></svg>`;

export interface Words {
  steps: string[];
  heading: string;
  lead: string;
  problems: string[];
  roles: string[];
  fact: string;
  edit: string;
  price: string;
  later: string;
  back: string;
  next: string;
  downloads: string[];
  network: string;
}

export const ENGLISH: Words = {
  steps: ['Work', 'File', 'Title', 'Creators', 'Review'],
  heading: 'Who made it?',
  lead: 'Add everyone who wrote, composed or arranged it.',
  problems: ['Creator 2: the e-mail address is not complete', 'Creator 2: no role is chosen'],
  roles: ['Author', 'Composer', 'Arranger', 'Adapter'],
  fact: 'Creators',
  edit: 'Edit',
  price: 'Storage fee',
  later: 'After sending',
  back: 'Back',
  next: 'Register for 664 credits',
  downloads: ['Audio', 'Certificate'],
  network: 'Test network',
};

/** Longer than real translations, so that those have room. */
export const GERMAN: Words = {
  steps: ['Werk', 'Tondatei', 'Titelangabe', 'Urheberinnen und Urheber', 'Zusammenfassung'],
  heading: 'Urheberrechtsregistrierungszusammenfassung prüfen',
  lead: 'Sobald sie verankert ist, bleibt diese Fassung, wie sie ist. Neue können Sie später hinzufügen.',
  problems: [
    'Urheberin 2: Die E-Mail-Adresse ist nicht vollständig angegeben',
    'Urheberin 2: keine Rolle gewählt',
  ],
  roles: ['Autorin', 'Komponistin', 'Arrangeurin', 'Bearbeiterin'],
  fact: 'Originaltitelbezeichnung',
  edit: 'Bearbeiten',
  price: 'Netzwerktransaktionsgebühr für die Verankerung',
  later: 'Nach der Übertragung',
  back: 'Zurück zur Zusammenfassung',
  next: 'Für 664 Guthabeneinheiten registrieren',
  downloads: ['Tonaufnahme herunterladen', 'Zertifikat herunterladen'],
  network: 'Testnetzwerk ohne Gebühren',
};

export const FRENCH: Words = {
  ...GERMAN,
  steps: ['Œuvre', 'Enregistrement', 'Intitulé', 'Créatrices et créateurs', 'Récapitulatif'],
  heading: 'Vérifiez le récapitulatif de l’enregistrement de votre œuvre',
  lead: 'Une fois ancrée, cette version ne change plus. Vous pourrez en ajouter d’autres plus tard.',
  roles: ['Autrice-parolière', 'Compositrice', 'Arrangeuse', 'Adaptatrice'],
  next: 'Enregistrer pour 664 unités de crédit',
  back: 'Retour au récapitulatif',
  downloads: ['Télécharger l’enregistrement', 'Télécharger le certificat'],
  network: 'Réseau d’essai sans frais',
};

export const chips = (roles: string[]) =>
  `<div part="chips">${roles.map((role, index) => `<label part="chip"><input part="chip-input" type="checkbox" ${index === 1 ? 'checked' : ''}>${role}</label>`).join('')}</div>`;

const sprite = `<svg part="sprite" width="0" height="0" aria-hidden="true">
  <symbol id="ats-bin" viewBox="0 0 20 20"><path d="M4 6h12M10 13v.1" stroke-width="2"/></symbol>
  <symbol id="ats-check" viewBox="0 0 20 20"><path d="m4.75 10.5 3.5 3.5 7-8"/></symbol></svg>`;

const steps = (names: string[]) => `<nav part="steps" aria-label="Registration"><ol role="list">
  ${names.map((name, index) => (index === 0 ? `<li part="step" data-state="done"><button type="button" part="step-link">${name}${icon('check', 'icon-small')}</button></li>` : `<li part="step" data-state="${index === 1 ? 'current' : 'todo'}"><span>${name}</span></li>`)).join('')}
  </ol><p part="step-count">Step 2 of 5</p></nav>`;

const entering = (words: Words) => `
  <header part="header"><button type="button" part="button button-quiet">${icon('check', 'icon-turn')}${words.back}</button>
    <h2 part="heading" tabindex="-1">${words.heading}</h2><p part="lead">${words.lead}</p><p part="lead" data-tone="warning">${words.lead}</p></header>
  <div part="notice" data-tone="error" role="group" tabindex="-1">${icon('check')}<div><strong>Two things to put right</strong>
    <ul role="list">${words.problems.map((problem) => `<li><a part="link" href="#x">${problem}</a></li>`).join('')}</ul></div></div>
  <div part="notice" data-tone="neutral">${icon('check')}<p><strong>Saved.</strong> ${words.lead}</p>${bin}</div>
  <div part="notice" data-tone="success"><p>${words.lead}</p><div part="buttons">${words.downloads.map((name) => `<button type="button" part="button">${name}</button>`).join('')}</div></div>
  <div part="dropzone" data-state="refused" data-tone="error"><input part="dropzone-input" type="file" aria-label="File">${silence}
    <div part="dropzone-text"><p part="subheading">${words.lead}</p><p part="hint">WAV, FLAC</p></div><label part="button">${words.edit}</label></div>
  <div part="panel file"><div part="row"><div part="row-text"><p part="name">aufnahme_der_donaudampfschifffahrtsgesellschaft_master_v2.wav</p><p part="hint number">238.5 MB</p></div>
    <button type="button" part="button button-fold">${icon('check')}${words.edit}</button></div>
    <div part="player"><button type="button" part="button-play" aria-label="Play">${icon('check')}</button>${wave}<input part="seek" type="range" aria-label="Position" min="0" max="414" value="112"><p part="player-time"><span>1:52</span><span>6:54</span></p></div></div>
  <form part="form"><ol part="creators" role="list"><li><div part="panel creator"><div part="creator-head" data-state="open">
      <button type="button" part="creator-toggle" aria-expanded="true"><span part="ordinal">1</span><span part="row-text"><span part="name">Inès Caradec</span></span>${icon('check', 'chevron')}</button>${bin}</div>
    <fieldset part="creator-body"><legend part="hidden">Creator 1</legend><div part="fields">
      <div part="field"><label part="label">Title <span part="counter">0 / 200</span></label><input part="input input-large" placeholder="Title" data-tone="error" aria-invalid="true"><p part="error" data-tone="error">${icon('check', 'icon-small')}<span>${words.lead}</span></p></div>
      <div part="field"><label part="label">IPI <span part="optional">Optional</span></label><div part="control">${icon('check')}<input part="input mono" type="search" value="00482910337">${bin}</div></div>
      <fieldset part="field field-wide"><legend part="label">Roles</legend>${chips(words.roles)}</fieldset></div></fieldset></div></li></ol>
    <button type="button" part="button creators-add">${icon('check')}${words.edit}<span part="hint">2 of 20</span></button></form>
  <dl part="facts"><div part="fact"><dt>${words.fact}</dt><dd><span part="name">Nuit blanche</span></dd><dd part="fact-act"><button type="button" part="button button-quiet">${words.edit}</button></dd></div></dl>
  <section part="panel price" data-state="pending"><h3 part="subheading">${words.fact}</h3><dl><div part="price-row"><dt>${words.price}</dt><dd>${words.later}</dd></div>
    <div part="price-row price-total"><dt>Total</dt><dd><b>664</b> credits</dd></div></dl></section>
  <div part="actions"><button type="button" part="button button-quiet button-fold">${icon('check', 'icon-turn')}${words.back}</button><button type="button" part="button button-primary">${words.next}</button></div>
  <div part="actions"><button type="button" part="button button-primary" aria-disabled="true">${words.next}</button></div>
  <p part="error" data-tone="error">${icon('check', 'icon-small')}<span>${words.lead}</span></p>
  <div part="actions"><button type="button" part="button button-quiet">${words.back}</button><div part="buttons">${words.downloads.map((name) => `<button type="button" part="button">${icon('check')}${name}</button>`).join('')}</div></div>
  <div part="notice" data-tone="warning" role="alertdialog" tabindex="-1" aria-label="x">${icon('check')}<div><strong>${words.heading}</strong><p>${words.lead}</p></div><div part="buttons">${words.downloads.map((name) => `<button type="button" part="button">${name}</button>`).join('')}</div></div>`;

const sending = (words: Words) => `
  <div part="behind" inert aria-busy="true"><div part="panel progress" data-state="waiting" data-tone="warning"><div part="figures"><p part="percent">62<small>%</small></p><p part="hint number">147.9 of 238.5 MB</p></div>
    <div part="meter" role="progressbar" aria-label="Sending">${wave}</div><dl part="figures"><div><dt>Speed</dt><dd>0 MB/s</dd></div></dl></div></div>
  <p part="aside">${icon('check')}<span>${words.lead} <span part="mono">0x3fc267…5565</span></span></p>
  <div part="verify" data-state="current">${spinner}<p>${words.lead}</p><span part="mono">0x3fc267…5565</span></div>
  <p part="busy">${words.later}</p>
  <ol part="timeline" role="list"><li part="stage" data-state="done"><span part="stage-mark">${icon('check', 'icon-small')}</span><div><p>Validating</p></div><time part="number">11:00:02</time></li>
    <li part="stage" data-state="current"><span part="stage-mark"><svg part="live" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><circle cx="12" cy="12" r="10" pathLength="100"/><circle cx="12" cy="12" r="4"/></svg></span><div><p>${words.price}</p><p part="hint">${words.lead}</p></div></li>
    <li part="stage" data-state="todo"><span part="stage-mark"></span><div><p>Later</p></div></li></ol>`;

const ending = (words: Words) => `
  <div part="ceremony"><div part="seal">${rays(5)}<p part="seal-number"><small>ATS</small>1042</p></div><span part="disc" data-tone="error">${icon('check')}</span></div>
  <section part="panel code"><p part="code-value" data-state="masked"><span part="hidden">Hidden.</span><span part="code-prefix">atc_</span>${'<span>b7ea</span>'.repeat(16)}</p>
    <div part="buttons">${words.downloads.map((name) => `<button type="button" part="button">${icon('check')}${name}</button>`).join('')}</div></section>
  <div part="reference"><p><span part="hint">Request</span> <span part="mono">req_01HXYZ4M7QK2C8N5T0R9</span></p>${bin}</div>
  <div part="row work-head"><span part="seal seal-medium" data-cut="d">${rays(4)}</span><header part="header row-text"><h2 part="heading">Nuit blanche</h2></header></div>
  <ul part="list" role="list"><li part="item"><button type="button" part="item-link"><span part="seal seal-small" data-cut="6">${rays(3)}</span><span part="row-text"><span part="name">Nuit blanche</span><span part="ghost" data-state="short"></span></span>${icon('check', 'icon-turn')}</button></li>
    <li part="item version"><span part="seal seal-small" data-cut="9">${rays(2)}</span><p part="row-text"><span part="name">Version 3 <span part="tag">Current</span></span></p><span part="mono hint fingerprint">0x06a2c3…2e08</span>${bin}</li>
    <li part="item version"><span part="seal seal-small"></span><p part="row-text"><span part="name">Version 2</span></p><div part="buttons">${words.downloads.map((name) => `<button type="button" part="button">${icon('check')}${name}</button>`).join('')}</div>
      <div part="version-more"><div part="notice" data-tone="error">${icon('check')}<p>${words.lead}</p><div part="buttons"><button type="button" part="button">${words.edit}</button></div></div>
        <button type="button" part="button button-quiet" aria-expanded="true">${words.fact}${icon('check', 'chevron')}</button><div part="version-creators"><p>Inès Caradec <span part="hint">${words.roles[0]}</span></p></div></div></li></ul>
  <div part="panel kept">${icon('check')}<p>${words.lead}</p><button type="button" part="button">${words.edit}</button></div>
  <nav part="pages"><p>1–5 of 23</p><div part="row"><button type="button" part="button button-icon" disabled aria-label="Previous">${icon('check', 'icon-turn')}</button></div></nav>
  <div part="empty">${silence}<p part="subheading">${words.lead}</p><button type="button" part="button">${words.edit}</button></div>`;

/** A root with everything in it; `overlay` adds the veil. */
export const guest = (
  words: Words = ENGLISH,
  { overlay = false } = {},
) => `<div part="root" class="ats">${sprite}<div part="surface">
  ${steps(words.steps)}
  <section part="screen">${entering(words)}${sending(words)}${ending(words)}</section>
  ${overlay ? `<div part="overlay"><div part="dialog" role="status">${spinner}<p part="subheading">Renewing</p><p part="hint">${words.lead}</p></div></div>` : ''}
  <p part="footer">Allfeat Time Stamp <span part="tag" data-tone="warning">${words.network}</span></p></div>
  <p part="hidden" role="status"></p><p id="gone" part="row" hidden>gone</p></div>`;
