import type { Messages } from '../messages/messages.ts';
import { pluralIn } from '../messages/plural.ts';

const plural = pluralIn('de');

/** Every text a user reads, in German. */
export const de: Messages = {
  lang: 'de',
  dir: 'ltr',

  brand: 'Allfeat Time Stamp',
  testNetwork: 'Testnetz',
  continue: 'Weiter',
  back: 'Zurück',
  cancel: 'Abbrechen',
  edit: 'Ändern',
  optional: 'Freiwillig',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyRefused: 'Bitte von Hand kopieren',
  facts: (one, other) => `${one}, ${other}`,

  steps: {
    label: 'Registrierung',
    names: { file: 'Datei', title: 'Titel', creators: 'Urheber', review: 'Prüfen' },
    done: ', erledigt: dorthin zurück',
    doneOnly: ', erledigt',
    count: (at, of) => `Schritt ${at} von ${of}`,
  },

  file: {
    heading: 'Wähle deine Aufnahme',
    lead: 'Ihr Fingerabdruck entsteht auf deinem Gerät und wird dann mit Titel und Urhebern in der Allfeat-Blockchain verankert.',
    leadChosen: 'Genau diese Datei wird verankert.',
    drop: 'Aufnahme hier ablegen',
    choose: 'Datei auswählen',
    formats: (maxSize) => `WAV, FLAC, AIFF, MP3, AAC oder OGG, bis ${maxSize}`,
    replace: 'Ersetzen',
    replaceLabel: (name) => `${name} ersetzen`,
    chosen: (name) => `${name} ist ausgewählt.`,
    kept: (name) => `${name ?? 'Die jetzige Datei'} bleibt, wie sie ist.`,
    replaces: (name) => `Sie tritt an die Stelle von ${name ?? 'der jetzigen Datei'}.`,
    keep: 'Jetzige Datei behalten',
    play: 'Abspielen',
    pause: 'Anhalten',
    playLabel: (name) => `${name} abspielen`,
    pauseLabel: (name) => `${name} anhalten`,
    seek: (name) => `Position in ${name}`,
    position: (at, of) => `${at} von ${of}`,
    errors: {
      required: 'Wähle die Aufnahme, die du registrieren möchtest.',
      empty: (name) => `${name} ist leer. Wähle die Datei mit der Aufnahme.`,
      tooLarge: (name, size, maxSize) =>
        `${name} ist ${size} groß. Diese Website nimmt Dateien bis ${maxSize}.`,
      format: (name) =>
        `${name} ist keine Aufnahme, die sich registrieren lässt. Wähle eine Datei in WAV, FLAC, AIFF, MP3, AAC oder OGG.`,
      unreadable: (name) =>
        `${name} lässt sich nicht lesen. Vielleicht wurde die Datei verschoben oder umbenannt: Wähle sie noch einmal.`,
    },
  },

  title: {
    heading: 'Wie heißt das Werk?',
    lead: 'Der Titel ist Teil des Fingerabdrucks. Schreib ihn so, wie er in der Urkunde stehen soll.',
    label: 'Titel',
    length: 'Länge: ',
    count: (length, max) => `${length} / ${max}`,
    errors: {
      required: (max) => `Gib dem Werk einen Titel mit höchstens ${max} Zeichen.`,
      tooLong: (max) => `Der Titel ist zu lang: höchstens ${max} Zeichen.`,
      invalid: 'Der Titel enthält ein Zeichen, das sich nicht speichern lässt. Schreib ihn noch einmal.',
    },
  },

  creators: {
    heading: 'Wer hat es geschaffen?',
    lead: 'Nenne alle, die es geschrieben, komponiert oder arrangiert haben. Namen und Adressen kommen nie in die Blockchain, nur ihr Fingerabdruck.',
    legend: (ordinal) => `Urheber ${ordinal}`,
    unnamed: (ordinal) => `Urheber ${ordinal}`,
    fullName: 'Voller Name',
    email: 'E-Mail-Adresse',
    roles: 'Rollen',
    roleNames: { author: 'Autor', composer: 'Komponist', arranger: 'Arrangeur', adapter: 'Bearbeiter' },
    ipi: 'IPI',
    ipiHint: 'Bis zu 11 Ziffern',
    isni: 'ISNI',
    isniHint: '16 Zeichen',
    add: 'Weitere Person',
    count: (at, max) => `${at} von ${max}`,
    remove: (name) => `${name} entfernen`,
    errors: {
      required: 'Nenne mindestens eine Person.',
      fullName: {
        required: 'Gib den vollen Namen an.',
        tooLong: 'Der Name ist zu lang: höchstens 255 Zeichen.',
        invalid: 'Der Name enthält ein Zeichen, das sich nicht speichern lässt. Schreib ihn noch einmal.',
      },
      email: {
        required: 'Gib eine E-Mail-Adresse an.',
        tooLong: 'Die Adresse ist zu lang: höchstens 255 Zeichen.',
        invalid: 'Gib die Adresse vollständig an, etwa name@site.com.',
      },
      roles: 'Wähle mindestens eine Rolle.',
      ipi: 'Eine IPI hat 1 bis 11 Ziffern.',
      isni: 'Eine ISNI hat 15 Ziffern und dann eine Ziffer oder ein X.',
    },
    summary: {
      title: (count, shown) =>
        plural(count, { one: 'Ein Punkt ist zu berichtigen', other: `${shown} Punkte sind zu berichtigen` }),
      item: (who, problem) => `${who}: ${problem}`,
    },
    unchanged: { title: 'Bisher ist nichts geändert', change: 'Einen Urheber ändern' },
  },

  review: {
    heading: 'Bereit zum Senden',
    headingQuoted: 'Bereit zum Registrieren',
    lead: 'Einmal verankert, bleibt diese Fassung, wie sie ist. Neue Fassungen kannst du später hinzufügen.',
    title: 'Titel',
    file: 'Datei',
    creators: 'Urheber',
    editTitle: 'Titel ändern',
    editFile: 'Datei ändern',
    editCreators: 'Urheber ändern',
    send: 'Datei senden',
    sendAndRegister: 'Senden und registrieren',
    check: 'Preis ansehen',
    update: 'Aktualisieren',
    kept: 'bleibt, wie sie ist',
    keptUnnamed: 'Die jetzige Datei',
  },

  price: {
    heading: 'Preis',
    networkFee: 'Netzgebühr',
    deposit: 'Pfand',
    serviceFee: 'Servicegebühr',
    storageFee: 'Speichergebühr',
    total: 'Gesamt',
    waived: 'Erlassen',
    later: 'Nach dem Senden',
    credits: (amount) => `${amount} Credits`,
    testnetHint: 'Das Testnetz erlässt die Gebühren der Blockchain.',
    laterHint: 'Der Preis steht fest, sobald die Datei angekommen ist. Diese Website bezahlt ihn.',
    shownFirst: 'Du siehst den genauen Preis, bevor etwas registriert wird.',
    heldFor: 'Gilt noch',
    over: 'Dieser Preis gilt nicht mehr. Du siehst den aktuellen, bevor etwas bezahlt wird.',
    renew: 'Aktuellen Preis ansehen',
    refunded: 'Wird ganz zurückgegeben, falls die Registrierung scheitert.',
    accept: (amount) => `Für ${amount} Credits registrieren`,
    acceptFree: 'Registrieren',
  },

  upload: {
    heading: (title) => `${title} wird gesendet`,
    lead: 'Lass diese Seite offen, bis alles gesendet ist. Bricht die Verbindung ab, versuchen wir es erneut.',
    starting: 'Es geht los',
    sent: (part, whole) => `${part} von ${whole}`,
    label: (filename) => `${filename} wird gesendet`,
    valueText: (percent, left) => (left === null ? percent : `${percent}, noch etwa ${left}`),
    speed: 'Tempo',
    perSecond: (size) => `${size}/s`,
    left: 'Restzeit',
    verify:
      'Dein Gerät nimmt beim Senden den Fingerabdruck der Datei. Unserer muss damit übereinstimmen, bevor etwas bezahlt wird.',
    cancel: (filename) => `Senden von ${filename} abbrechen`,
    retrying: 'Die Verbindung brach ab. Neuer Versuch: Deine Eingaben bleiben erhalten.',
    offline: 'Du bist offline. Es geht von selbst weiter, sobald die Verbindung zurück ist.',
    announce: {
      start: 'Das Senden hat begonnen.',
      quarter: 'Ein Viertel der Datei ist gesendet.',
      half: 'Die Hälfte der Datei ist gesendet.',
      threeQuarters: 'Drei Viertel der Datei sind gesendet.',
    },
  },

  quoting: {
    heading: 'Fingerabdruck wird geprüft',
    lead: 'Die Datei ist angekommen. Beide Fingerabdrücke werden verglichen, bevor etwas bezahlt wird.',
    announce: 'Die Datei ist gesendet. Der Fingerabdruck wird geprüft.',
    leadKept: 'Beide Fingerabdrücke der neuen Fassung werden verglichen, bevor etwas bezahlt wird.',
    announceKept: 'Der Fingerabdruck wird geprüft.',
  },

  restarted:
    'Die Sitzung wurde für jemand anderen erneuert, also haben wir mit denselben Angaben und derselben Datei neu begonnen. Es wurde nichts bezahlt.',

  confirming: {
    heading: 'Wird registriert',
    lead: 'Die Fingerabdrücke stimmen überein. Die Registrierung wird übergeben.',
    leadUnverified: 'Die Registrierung wird übergeben.',
    again: 'Noch keine Antwort. Dieselbe Registrierung wird erneut angefragt; bezahlt wird sie nie zweimal.',
    announce: 'Wird registriert.',
  },

  tracking: {
    heading: 'Eintrag in die Blockchain',
    lead: (seconds) => `Das dauert etwa ${seconds}. Lass diese Seite offen: Am Ende kommt dein Zugangscode.`,
    leadWithoutCode: (seconds) => `Das dauert etwa ${seconds}.`,
    steps: {
      validating: 'Prüfen',
      preparing_transaction: 'Vorbereiten',
      signing: 'Signieren',
      submitting: 'Übergeben',
      confirming: 'Bestätigen',
    },
    blockHint: (seconds) => `Die Blockchain bildet alle ${seconds} einen Block.`,
    done: ', erledigt',
    now: ', läuft',
    todo: ', steht noch aus',
    verified: 'Der Fingerabdruck von deinem Gerät und unserer stimmen überein:',
    announce: (step, at, of) => `${step}, Schritt ${at} von ${of}.`,
    still: {
      heading: 'Noch in Arbeit',
      lead: 'Die Blockchain braucht länger als sonst. Die Registrierung läuft von selbst weiter und geht nicht verloren: Bewahre diese Transaktionsnummer auf.',
      keepWaiting: 'Weiter warten',
      transaction: 'Transaktionsnummer',
    },
  },

  complete: {
    heading: (title) => `${title} ist registriert`,
    lead: (date, time, block) => `Verankert am ${date} um ${time}, in Block ${block}.`,
    ats: 'ATS',
    code: 'Dein Zugangscode',
    show: 'Anzeigen',
    hide: 'Verbergen',
    theCode: ': Code',
    once: 'Du siehst ihn nur dieses eine Mal.',
    keep: 'Wer den Code hat, kann dieses Werk aktualisieren. Bewahre ihn wie ein Passwort auf.',
    hidden: (last) => `Verborgen. Er endet auf ${last}.`,
    codePending: 'Der Zugangscode ist unterwegs.',
    codeMissing:
      'Der Zugangscode ist noch nicht da. Lade diese Seite neu, um ihn noch einmal anzufragen, oder frag die Website.',
    download: 'Herunterladen',
    transaction: 'Transaktion',
    transactionLabel: (short) => `Transaktion ${short}, öffnet den Explorer in einem neuen Tab`,
    fingerprint: 'Fingerabdruck',
    copyTransaction: 'Transaktion kopieren',
    copyFingerprint: 'Fingerabdruck kopieren',
    another: 'Weiteres Werk registrieren',
    kept: 'Dein Zugangscode ist gesichert.',
    announce: (title, atsId) => `${title} ist als ATS ${atsId} registriert.`,
  },

  certificate: {
    pdf: 'Urkunde',
    pdfLabel: 'Urkunde als PDF herunterladen',
    json: 'JSON',
    jsonLabel: 'Urkunde als JSON herunterladen',
    waiting: 'Die Website erneuert noch deine Sitzung.',
    problem: (reason) =>
      `Die Urkunde konnte nicht heruntergeladen werden. ${reason} Das Werk bleibt registriert.`,
  },

  leaving: {
    heading: 'Dein Zugangscode ist noch nicht gesichert',
    text: 'Kopiere ihn oder lade ihn herunter: Ohne ihn kann niemand dieses Werk aktualisieren, und er lässt sich nicht noch einmal anzeigen.',
    stay: 'Hier bleiben',
    leave: 'Ohne ihn weiter',
  },

  works: {
    label: 'Deine Werke',
    search: 'Deine Werke durchsuchen',
    searchPlaceholder: 'Nach Titel suchen',
    facts: (atsId, versions, date) => (versions === null ? date : `ATS ${atsId}, ${versions}, ${date}`),
    versions: (count, shown) => plural(count, { one: `${shown} Fassung`, other: `${shown} Fassungen` }),
    pending: 'Wird registriert',
    count: (shown, total) => `${shown} von ${total} Werken`,
    more: 'Mehr laden',
    loading: 'Deine Werke werden geladen.',
    none: 'Noch kein Werk vorhanden',
    noneHint: 'Werke erscheinen hier, sobald sie registriert sind.',
    notFound: (search) => `Kein Werk heißt „${search}“`,
    notFoundHint: 'Gesucht wird in den Titeln.',
    all: 'Alle Werke zeigen',
    problem: (reason) => `Deine Werke konnten nicht geladen werden. ${reason}`,
  },

  finding: {
    heading: 'Welches Werk?',
    leadCode: 'Füge den Zugangscode ein, den du bei der Registrierung erhalten hast.',
    leadList: 'Wähle eines deiner Werke.',
    code: 'Zugangscode',
    codeHint: '68 Zeichen, beginnt mit atc_',
    showCode: 'Zugangscode anzeigen',
    hideCode: 'Zugangscode verbergen',
    find: 'Werk suchen',
    looking: 'Das Werk wird gesucht.',
    opening: (title) => `${title} wird geöffnet.`,
    step: 'Werk',
    resume: (title) =>
      `Eine Aktualisierung von ${title} war unterwegs, als diese Seite verlassen wurde. Füge den Zugangscode noch einmal ein, um zu sehen, wie sie ausging.`,
    errors: {
      required: 'Füge den Zugangscode des Werks ein.',
      format: 'Das ist kein Zugangscode. Er besteht aus atc_ und 64 Ziffern oder Buchstaben von a bis f.',
      pending: 'Dieses Werk ist noch auf dem Weg in die Blockchain. Versuch es in einer Minute wieder.',
    },
  },

  work: {
    ats: (atsId) => `ATS ${atsId}`,
    versionName: (version) => `Fassung ${version}`,
    current: 'Aktuell',
    failed: 'Das Werk konnte nicht geöffnet werden',
    disabled: {
      heading: 'Dieser Dienst ist auf dieser Website geschlossen',
      lead: 'Mit deinem Werk ist alles in Ordnung. Nenne der Verwaltung der Website diese Referenz; sie kann ihn wieder öffnen.',
      leadWithoutReference:
        'Mit deinem Werk ist alles in Ordnung. Wende dich an die Verwaltung der Website; sie kann ihn wieder öffnen.',
    },
  },

  resumed: {
    tracking: (title) =>
      `Wir haben die Registrierung von ${title} gefunden, die beim Verlassen dieser Seite lief, und verfolgen sie weiter.`,
    confirming: (title) =>
      `Die Registrierung von ${title} wurde gerade übergeben, als diese Seite verlassen wurde. Sie wird erneut angefragt; bezahlt wird sie nie zweimal.`,
    refunded: 'Die Credits wurden zurückgegeben. Wähle die Datei noch einmal, um das Werk zu registrieren.',
    doubt: (title) =>
      `Die Registrierung von ${title} wurde gerade übergeben, als diese Seite verlassen wurde, und der Dienst kann nicht sagen, was daraus wurde. Vielleicht ist sie gelungen. Nichts wird ein zweites Mal bezahlt. Bitte die Website nachzusehen, bevor du neu beginnst.`,
    draft: 'Deine Eingaben sind wieder da. Die Datei wird nicht aufbewahrt: Wähle sie noch einmal.',
    title: 'Titel',
    job: 'Auftragsnummer',
  },

  elsewhere: {
    heading: 'In einem anderen Tab geöffnet',
    lead: 'Ein anderer deiner Tabs verfolgt diesen Vorgang schon. Sobald er geschlossen ist, übernimmt diese Seite.',
    another: 'Hier einen neuen beginnen',
  },

  unknown: {
    heading: 'Der Dienst findet diese Transaktion nicht',
    lead: 'Vielleicht liegt sie zu lange zurück, oder der Dienst hinkt hinterher. Bewahre die Transaktionsnummer auf: Die Website kann danach suchen.',
    ask: 'Noch einmal fragen',
    another: 'Neu beginnen',
  },

  access: {
    network: 'Netz',
    networks: { testnet: 'Testnetz', mainnet: 'Hauptnetz' },
    owner: 'Inhaber',
    copyOwner: 'Adresse des Inhabers kopieren',
    version: 'Fassung',
    registered: 'Registriert am',
    versions: 'Fassungen',
    versionFacts: (date, block) => `${date}, Block ${block}`,
    fingerprintOf: 'Fingerabdruck ',
    copyVersion: (version) => `Fingerabdruck der Fassung ${version} kopieren`,
    another: 'Anderes Werk nachschlagen',
    announce: (title) => `${title} ist gefunden.`,
  },

  download: {
    lead: (atsId, versions) => `ATS-Nr. ${atsId}, ${versions}`,
    announce: (title) => `Die Dateien von ${title} stehen bereit.`,
    list: (title) => `Fassungen von ${title}`,
    allWorks: 'Alle Werke',
    anotherCode: 'Anderer Zugangscode',
    audio: 'Aufnahme',
    audioLabel: (version) => `Aufnahme der Fassung ${version} herunterladen`,
    certificate: 'Urkunde',
    certificateLabel: (version) => `Urkunde der Fassung ${version} herunterladen`,
    started: { audio: 'Die Aufnahme wird geholt.', certificate: 'Die Urkunde wird geholt.' },
    complete: {
      audio: 'Die Aufnahme wird jetzt heruntergeladen.',
      certificate: 'Die Urkunde wird jetzt heruntergeladen.',
    },
    problem: {
      audio: (reason) => `Die Aufnahme konnte nicht heruntergeladen werden. ${reason}`,
      certificate: (reason) => `Die Urkunde konnte nicht heruntergeladen werden. ${reason}`,
    },
    retryAudio: (version) => `Aufnahme der Fassung ${version} noch einmal herunterladen`,
    retryCertificate: (version) => `Urkunde der Fassung ${version} noch einmal herunterladen`,
    creators: 'Urheber',
    creatorsLabel: (version) => `Urheber der Fassung ${version}`,
    creatorsBusy: 'Die Urheber werden geladen.',
    creatorsProblem: (reason) => `Die Urheber konnten nicht geladen werden. ${reason}`,
    retryCreators: (version) => `Urheber der Fassung ${version} noch einmal laden`,
  },

  update: {
    steps: { label: 'Aktualisierung' },
    file: {
      heading: 'Hat sich die Aufnahme geändert?',
      lead: 'Lass sie, wie sie ist, oder wähle für die neue Fassung eine andere Datei.',
      choose: 'Andere Datei auswählen',
    },
    title: {
      heading: 'Der Titel bleibt',
      lead: 'Er ist Teil dessen, was registriert wurde; jede Fassung trägt ihn.',
    },
    creators: {
      lead: 'Das sind die Urheber der jetzigen Fassung. Ändere, ergänze oder entferne, wen du möchtest.',
    },
    review: {
      headingQuoted: 'Bereit zum Aktualisieren',
      lead: 'Die neue Fassung wird neben den früheren verankert, die alle bleiben.',
      sendAndRegister: 'Senden und aktualisieren',
    },
    price: {
      laterHint:
        'Der Preis steht fest, sobald der Dienst die neue Fassung geprüft hat. Diese Website bezahlt ihn.',
      shownFirst: 'Du siehst den genauen Preis, bevor etwas verankert wird.',
      refunded: 'Wird ganz zurückgegeben, falls die Aktualisierung scheitert.',
      accept: (amount) => `Für ${amount} Credits aktualisieren`,
      acceptFree: 'Aktualisieren',
    },
    confirming: {
      heading: 'Wird aktualisiert',
      lead: 'Die Fingerabdrücke stimmen überein. Die Aktualisierung wird übergeben.',
      leadUnverified: 'Die Aktualisierung wird übergeben.',
      again:
        'Noch keine Antwort. Dieselbe Aktualisierung wird erneut angefragt; bezahlt wird sie nie zweimal.',
      announce: 'Wird aktualisiert.',
    },
    tracking: {
      still: {
        lead: 'Die Blockchain braucht länger als sonst. Die Aktualisierung läuft von selbst weiter und geht nicht verloren: Bewahre diese Transaktionsnummer auf.',
      },
    },
    complete: {
      heading: (title) => `${title} ist aktualisiert`,
      another: 'Weiteres Werk aktualisieren',
      announce: (title, atsId) => `${title}, ATS ${atsId}, hat eine neue Fassung.`,
    },
    resumed: {
      tracking: (title) =>
        `Wir haben die Aktualisierung von ${title} gefunden, die beim Verlassen dieser Seite lief, und verfolgen sie weiter.`,
      confirming: (title) =>
        `Die Aktualisierung von ${title} wurde gerade übergeben, als diese Seite verlassen wurde. Sie wird erneut angefragt; bezahlt wird sie nie zweimal.`,
      refunded: 'Die Credits wurden zurückgegeben. Beginne noch einmal, um das Werk zu aktualisieren.',
      doubt: (title) =>
        `Die Aktualisierung von ${title} wurde gerade übergeben, als diese Seite verlassen wurde, und der Dienst kann nicht sagen, was daraus wurde. Vielleicht ist sie gelungen. Nichts wird ein zweites Mal bezahlt. Bitte die Website nachzusehen, bevor du neu beginnst.`,
    },
    failed: {
      heading: 'Die Aktualisierung ist nicht gelungen',
      headingDoubt: 'Es ist unklar, ob die Aktualisierung angenommen wurde',
      kept: 'Deine Änderungen sind noch da, und es wurde nichts bezahlt.',
      refunded: 'Die Credits wurden zurückgegeben, und deine Änderungen sind noch da.',
      doubt:
        'Der Dienst hat nicht geantwortet, als die Aktualisierung übergeben wurde. Nichts wird ein zweites Mal bezahlt. Bitte die Website nachzusehen, bevor du neu beginnst.',
    },
    disabled: {
      heading: 'Aktualisierungen sind auf dieser Website geschlossen',
      lead: 'Mit deinem Werk ist alles in Ordnung. Nenne der Verwaltung der Website diese Referenz; sie kann sie wieder öffnen.',
      leadWithoutReference:
        'Mit deinem Werk ist alles in Ordnung. Wende dich an die Verwaltung der Website; sie kann sie wieder öffnen.',
    },
  },

  failed: {
    heading: 'Die Registrierung ist nicht gelungen',
    headingDoubt: 'Es ist unklar, ob die Registrierung angenommen wurde',
    headingSetup: 'Das Widget ist nicht eingerichtet',
    kept: 'Deine Datei und deine Angaben sind noch da, und es wurde nichts bezahlt.',
    refunded: 'Die Credits wurden zurückgegeben; deine Datei und deine Angaben sind noch da.',
    doubt:
      'Der Dienst hat nicht geantwortet, als die Registrierung übergeben wurde. Nichts wird ein zweites Mal bezahlt. Bitte die Website nachzusehen, bevor du neu beginnst.',
    request: 'Anfrage',
    copyRequest: 'Nummer der Anfrage kopieren',
    retry: 'Noch einmal versuchen',
    back: 'Zurück zur Prüfung',
    restart: 'Neu beginnen',
  },

  disabled: {
    heading: 'Die Registrierung ist auf dieser Website geschlossen',
    lead: 'Mit deiner Datei ist alles in Ordnung. Nenne der Verwaltung der Website diese Referenz; sie kann sie wieder öffnen.',
    leadWithoutReference:
      'Mit deiner Datei ist alles in Ordnung. Wende dich an die Verwaltung der Website; sie kann sie wieder öffnen.',
  },

  session: {
    heading: 'Deine Sitzung wird erneuert',
    hint: 'Alles bleibt erhalten. Es geht von selbst weiter, sobald die Website antwortet.',
  },

  otherError: (message) => `Der Dienst meldet: „${message}“`,

  errors: {
    'access_code.format_invalid': 'Das ist kein Zugangscode.',
    'access_code.not_found': 'Kein Werk hat diesen Zugangscode. Prüfe, ob er vollständig kopiert wurde.',
    'access_code.expired': 'Dieser Zugangscode ist abgelaufen.',
    'work.not_found': 'Dieses Werk ist nicht zu finden.',
    'work.access_forbidden': 'Die Sitzung dieser Website gilt für ein anderes Werk.',
    'work.not_owned_by_user': 'Dieses Werk gehört jemand anderem.',
    'session.network_not_allowed': 'Dieses Werk liegt in einem anderen Netz als die Sitzung dieser Website.',
    'version.already_in_progress':
      'Eine andere Aktualisierung dieses Werks läuft gerade. Versuch es wieder, wenn sie fertig ist.',
    'work.no_asset':
      'Der Dienst hat keine Datei dieses Werks, die bleiben könnte. Wähle eine für die neue Fassung.',
    'registration.audio_too_large': 'Die Datei ist größer, als diese Website annimmt.',
    'registration.audio_empty': 'Von der Datei ist kein Byte angekommen.',
    'registration.invalid_audio_format':
      'Die Datei ist keine Aufnahme in einem Format, das sich registrieren lässt.',
    'registration.insufficient_credits':
      'Diese Website hat zu wenige Credits für die Registrierung. Ihre Verwaltung kann welche hinzufügen.',
    'registration.dry_run_failed': 'Die Blockchain würde diese Registrierung ablehnen.',
    'work.certificate_unavailable': 'In dieser Form gibt es sie nicht; das PDF enthält das JSON als Anhang.',
    'work.already_registered':
      'Genau diese Datei ist mit diesem Titel und diesen Urhebern schon registriert.',
    'common.rate_limited': 'Im Moment gibt es zu viele Anfragen. Bitte warte ein wenig.',
    'session.rate_limited': 'Im Moment gibt es zu viele Anfragen. Bitte warte ein wenig.',
    'common.quota_exceeded': 'Das Kontingent dieser Website ist vorerst aufgebraucht.',
    'common.service_unavailable': 'Der Dienst ist gerade nicht verfügbar.',
    'session.action_not_allowed': 'Die Sitzung dieser Website erlaubt das nicht.',
    'session.invalid_external_user_ref': 'Die Sitzung dieser Website gilt nicht für diese Person.',
    'registration.upload_session_not_found': 'Was gesendet wurde, ist abgelaufen.',
    'registration.upload_session_forbidden': 'Was gesendet wurde, gehört zu einer früheren Sitzung.',
    'registration.prepared_forbidden': 'Was gesendet wurde, gehört zu einer früheren Sitzung.',
    'registration.prepared_not_found': 'Der Preis ist abgelaufen.',
    'registration.commitment_invalid': 'Der Dienst konnte den Fingerabdruck dieses Werks nicht berechnen.',
    'registration.duplicate_title': 'Ein Werk mit diesem Titel ist schon registriert.',
    'transaction.not_found': 'Der Dienst kennt diese Transaktion nicht.',
    'transaction.expired': 'Die Transaktion ist abgelaufen.',
    'external_user.not_found': 'Der Dienst kennt diese Person nicht.',
    'common.validation_failed': 'Der Dienst hat einige der Angaben nicht angenommen.',
    'common.forbidden': 'Der Dienst erlaubt das nicht.',
    'common.not_found': 'Der Dienst kann das nicht finden.',
    'common.auth.jwks_unavailable': 'Der Dienst ist gerade nicht verfügbar.',
    'common.auth.backend_unavailable': 'Der Dienst ist gerade nicht verfügbar.',
    'transaction.store_unavailable': 'Der Dienst ist gerade nicht verfügbar.',
    'widget.network_error': 'Der Dienst war nicht zu erreichen. Prüfe deine Verbindung.',
    'widget.upload_error': 'Die Datei konnte nicht gesendet werden.',
    'widget.malformed_response': 'Der Dienst hat eine Antwort gesendet, die sich nicht lesen lässt.',
    'widget.unknown_error': 'Etwas Unerwartetes ist passiert.',
    'widget.auth_retry_exhausted': 'Die Sitzung der Website wurde abgelehnt. Bitte lade die Seite neu.',
    'widget.token_unavailable': 'Die Website hat deine Sitzung nicht erneuert.',
    'widget.commitment_mismatch':
      'Der Fingerabdruck von deinem Gerät weicht von dem des Dienstes ab, deshalb wurde nichts registriert.',
    'widget.quote_invalid': 'Der Dienst meldet, dass diese Registrierung nicht möglich ist.',
    'transaction.failed': 'Die Blockchain hat die Transaktion nicht angenommen.',
  },
};
