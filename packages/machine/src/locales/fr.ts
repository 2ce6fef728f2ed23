import type { Messages } from '../messages/messages.ts';
import { pluralIn } from '../messages/plural.ts';

const plural = pluralIn('fr');

/** Every text a user reads, in French. */
export const fr: Messages = {
  lang: 'fr',
  dir: 'ltr',

  brand: 'Allfeat Time Stamp',
  testNetwork: 'Réseau de test',
  continue: 'Continuer',
  back: 'Retour',
  cancel: 'Annuler',
  edit: 'Modifier',
  optional: 'Facultatif',
  copy: 'Copier',
  copied: 'Copié',
  copyRefused: 'Sélectionnez et copiez à la main',
  facts: (one, other) => `${one}, ${other}`,

  steps: {
    label: 'Enregistrement',
    names: { file: 'Fichier', title: 'Titre', creators: 'Créateurs', review: 'Vérification' },
    done: ', terminé : y revenir',
    doneOnly: ', terminé',
    count: (at, of) => `Étape ${at} sur ${of}`,
  },

  file: {
    heading: 'Choisissez votre enregistrement audio',
    lead: 'Son empreinte est calculée sur votre appareil, puis ancrée sur la blockchain Allfeat avec son titre et ses créateurs.',
    leadChosen: 'C’est exactement ce fichier qui sera ancré.',
    drop: 'Déposez votre fichier audio ici',
    choose: 'Choisir un fichier',
    formats: (maxSize) => `WAV, FLAC, AIFF, MP3, AAC ou OGG, ${maxSize} maximum`,
    replace: 'Remplacer',
    replaceLabel: (name) => `Remplacer ${name}`,
    chosen: (name) => `${name} est choisi.`,
    kept: (name) => `${name ?? 'Le fichier actuel'} reste inchangé.`,
    replaces: (name) => `Il remplace ${name ?? 'le fichier actuel'}.`,
    keep: 'Garder le fichier actuel',
    play: 'Lire',
    pause: 'Pause',
    playLabel: (name) => `Lire ${name}`,
    pauseLabel: (name) => `Mettre ${name} en pause`,
    seek: (name) => `Position dans ${name}`,
    position: (at, of) => `${at} sur ${of}`,
    errors: {
      required: 'Choisissez le fichier audio à enregistrer.',
      empty: (name) => `${name} est vide. Choisissez le fichier qui contient le son.`,
      tooLarge: (name, size, maxSize) =>
        `${name} pèse ${size}. Ce site accepte des fichiers de ${maxSize} au plus.`,
      format: (name) =>
        `${name} n’est pas un fichier audio accepté. Choisissez un fichier WAV, FLAC, AIFF, MP3, AAC ou OGG.`,
      unreadable: (name) =>
        `${name} est illisible. Il a peut-être été déplacé ou renommé : choisissez-le à nouveau.`,
    },
  },

  title: {
    heading: 'Quel est son titre ?',
    lead: 'Le titre fait partie de l’empreinte. Écrivez-le tel qu’il doit figurer sur le certificat.',
    label: 'Titre',
    length: 'Longueur : ',
    count: (length, max) => `${length} / ${max}`,
    errors: {
      required: (max) => `Donnez un titre à l’œuvre, ${max} caractères au plus.`,
      tooLong: (max) => `Le titre est trop long : ${max} caractères au plus.`,
      invalid: 'Le titre contient un caractère qui ne peut pas être conservé. Écrivez-le à nouveau.',
    },
  },

  creators: {
    heading: 'Qui l’a créée ?',
    lead: 'Ajoutez toutes les personnes qui ont écrit, composé ou arrangé l’œuvre. Noms et adresses ne vont jamais sur la blockchain, seule leur empreinte y va.',
    legend: (ordinal) => `Créateur ${ordinal}`,
    unnamed: (ordinal) => `Créateur ${ordinal}`,
    fullName: 'Nom complet',
    email: 'Adresse e-mail',
    roles: 'Rôles',
    roleNames: { author: 'Auteur', composer: 'Compositeur', arranger: 'Arrangeur', adapter: 'Adaptateur' },
    ipi: 'IPI',
    ipiHint: '11 chiffres au plus',
    isni: 'ISNI',
    isniHint: '16 caractères',
    add: 'Ajouter un créateur',
    count: (at, max) => `${at} sur ${max}`,
    remove: (name) => `Retirer ${name}`,
    errors: {
      required: 'Ajoutez au moins un créateur.',
      fullName: {
        required: 'Indiquez le nom complet.',
        tooLong: 'Le nom est trop long : 255 caractères au plus.',
        invalid: 'Le nom contient un caractère qui ne peut pas être conservé. Écrivez-le à nouveau.',
      },
      email: {
        required: 'Indiquez une adresse e-mail.',
        tooLong: 'L’adresse est trop longue : 255 caractères au plus.',
        invalid: 'Écrivez l’adresse en entier, comme nom@site.com.',
      },
      roles: 'Choisissez au moins un rôle.',
      ipi: 'Un IPI compte de 1 à 11 chiffres.',
      isni: 'Un ISNI compte 15 chiffres, puis un chiffre ou X.',
    },
    summary: {
      title: (count, shown) =>
        plural(count, { one: 'Un point à corriger', other: `${shown} points à corriger` }),
      item: (who, problem) => `${who} : ${problem}`,
    },
    unchanged: { title: 'Rien n’a encore changé', change: 'Modifier un créateur' },
  },

  review: {
    heading: 'Prêt à envoyer',
    headingQuoted: 'Prêt à enregistrer',
    lead: 'Une fois ancrée, cette version ne change plus. Vous pourrez ajouter d’autres versions plus tard.',
    title: 'Titre',
    file: 'Fichier',
    creators: 'Créateurs',
    editTitle: 'Modifier le titre',
    editFile: 'Modifier le fichier',
    editCreators: 'Modifier les créateurs',
    send: 'Envoyer le fichier',
    sendAndRegister: 'Envoyer et enregistrer',
    check: 'Voir le prix',
    update: 'Mettre à jour',
    kept: 'reste inchangé',
    keptUnnamed: 'Le fichier actuel',
  },

  price: {
    heading: 'Prix',
    networkFee: 'Frais de réseau',
    deposit: 'Dépôt',
    serviceFee: 'Frais de service',
    storageFee: 'Frais de stockage',
    total: 'Total à payer',
    waived: 'Offert',
    later: 'Après l’envoi',
    credits: (amount) => `${amount} crédits`,
    testnetHint: 'Le réseau de test offre les frais de la blockchain.',
    laterHint: 'Le prix est connu une fois le fichier reçu. Ce site le prend en charge.',
    shownFirst: 'Le prix exact s’affiche avant tout enregistrement.',
    heldFor: 'Garanti pendant',
    over: 'Ce prix a expiré. Le prix actuel s’affiche avant tout paiement.',
    renew: 'Voir le prix actuel',
    refunded: 'Intégralement remboursé si l’enregistrement échoue.',
    accept: (amount) => `Enregistrer pour ${amount} crédits`,
    acceptFree: 'Enregistrer',
  },

  upload: {
    heading: (title) => `Envoi de ${title}`,
    lead: 'Gardez cette page ouverte jusqu’à la fin de l’envoi. Si la connexion se coupe, nous réessayons.',
    starting: 'Démarrage',
    sent: (part, whole) => `${part} sur ${whole}`,
    label: (filename) => `Envoi de ${filename}`,
    valueText: (percent, left) => (left === null ? percent : `${percent}, encore ${left} environ`),
    speed: 'Débit',
    perSecond: (size) => `${size}/s`,
    left: 'Temps restant',
    verify:
      'Votre appareil calcule l’empreinte du fichier pendant l’envoi. La nôtre doit concorder avant tout paiement.',
    cancel: (filename) => `Annuler l’envoi de ${filename}`,
    retrying: 'La connexion s’est coupée. Nouvel essai : votre saisie est conservée.',
    offline: 'Vous êtes hors ligne. L’envoi reprendra tout seul au retour de la connexion.',
    announce: {
      start: 'L’envoi a commencé.',
      quarter: 'Un quart du fichier est envoyé.',
      half: 'La moitié du fichier est envoyée.',
      threeQuarters: 'Les trois quarts du fichier sont envoyés.',
    },
  },

  quoting: {
    heading: 'Vérification de l’empreinte',
    lead: 'Le fichier est arrivé. Les deux empreintes sont comparées avant tout paiement.',
    announce: 'Le fichier est envoyé. Vérification de l’empreinte.',
    leadKept: 'Les deux empreintes de la nouvelle version sont comparées avant tout paiement.',
    announceKept: 'Vérification de l’empreinte.',
  },

  restarted:
    'La session a été renouvelée pour une autre personne ; nous avons donc recommencé avec le même formulaire et le même fichier. Rien n’a été payé.',

  confirming: {
    heading: 'Enregistrement en cours',
    lead: 'Les empreintes concordent. L’enregistrement est transmis.',
    leadUnverified: 'L’enregistrement est transmis.',
    again: 'Pas encore de réponse. Le même enregistrement est redemandé ; il n’est jamais payé deux fois.',
    announce: 'Enregistrement en cours.',
  },

  tracking: {
    heading: 'Inscription sur la blockchain',
    lead: (seconds) =>
      `Cela prend environ ${seconds}. Gardez cette page ouverte : votre code d’accès arrive à la fin.`,
    leadWithoutCode: (seconds) => `Cela prend environ ${seconds}.`,
    steps: {
      validating: 'Validation',
      preparing_transaction: 'Préparation',
      signing: 'Signature',
      submitting: 'Transmission',
      confirming: 'Confirmation',
    },
    blockHint: (seconds) => `La blockchain produit un bloc toutes les ${seconds}.`,
    done: ', terminé',
    now: ', en cours',
    todo: ', à venir',
    verified: 'L’empreinte calculée sur votre appareil et la nôtre concordent :',
    announce: (step, at, of) => `${step}, étape ${at} sur ${of}.`,
    still: {
      heading: 'Toujours en cours',
      lead: 'La blockchain prend plus de temps que d’habitude. L’enregistrement se poursuit tout seul et n’est pas perdu : gardez ce numéro de transaction.',
      keepWaiting: 'Continuer d’attendre',
      transaction: 'Numéro de transaction',
    },
  },

  complete: {
    heading: (title) => `${title} est enregistré`,
    lead: (date, time, block) => `Ancré le ${date} à ${time}, dans le bloc ${block}.`,
    ats: 'ATS',
    code: 'Votre code d’accès',
    show: 'Afficher',
    hide: 'Masquer',
    theCode: ' le code',
    once: 'Vous ne le reverrez plus.',
    keep: 'Quiconque détient ce code peut mettre à jour l’œuvre : gardez-le comme un mot de passe.',
    hidden: (last) => `Masqué. Il se termine par ${last}.`,
    codePending: 'Le code d’accès est en route.',
    codeMissing:
      'Le code d’accès n’est pas encore arrivé. Rechargez cette page pour le redemander, ou contactez le site.',
    download: 'Télécharger',
    transaction: 'N° de transaction',
    transactionLabel: (short) => `Transaction ${short}, ouvre l’explorateur dans un nouvel onglet`,
    fingerprint: 'Empreinte',
    copyTransaction: 'Copier la transaction',
    copyFingerprint: 'Copier l’empreinte',
    another: 'Enregistrer une autre œuvre',
    kept: 'Votre code d’accès est en sûreté.',
    announce: (title, atsId) => `${title} est enregistré sous le numéro ATS ${atsId}.`,
  },

  certificate: {
    pdf: 'Certificat',
    pdfLabel: 'Télécharger le certificat en PDF',
    json: 'JSON',
    jsonLabel: 'Télécharger le certificat en JSON',
    waiting: 'En attente du renouvellement de votre session par le site.',
    problem: (reason) => `Le certificat n’a pas pu être téléchargé. ${reason} L’œuvre reste enregistrée.`,
  },

  leaving: {
    heading: 'Votre code d’accès n’est pas encore sauvegardé',
    text: 'Copiez-le ou téléchargez-le d’abord : sans lui, personne ne peut mettre à jour cette œuvre, et il ne pourra plus être affiché.',
    stay: 'Rester ici',
    leave: 'Continuer sans lui',
  },

  works: {
    label: 'Vos œuvres',
    search: 'Rechercher dans vos œuvres',
    searchPlaceholder: 'Rechercher par titre',
    facts: (atsId, versions, date) => (versions === null ? date : `ATS ${atsId}, ${versions}, ${date}`),
    versions: (count, shown) => plural(count, { one: `${shown} version`, other: `${shown} versions` }),
    pending: 'Enregistrement en cours',
    count: (shown, total) => `${shown} œuvres sur ${total}`,
    more: 'Afficher plus',
    loading: 'Chargement de vos œuvres.',
    none: 'Aucune œuvre pour l’instant',
    noneHint: 'Les œuvres apparaissent ici une fois enregistrées.',
    notFound: (search) => `Aucune œuvre ne s’intitule « ${search} »`,
    notFoundHint: 'La recherche porte sur les titres.',
    all: 'Afficher toutes les œuvres',
    problem: (reason) => `Vos œuvres n’ont pas pu être chargées. ${reason}`,
  },

  finding: {
    heading: 'Quelle œuvre ?',
    leadCode: 'Collez le code d’accès reçu lors de son enregistrement.',
    leadList: 'Choisissez l’une de vos œuvres.',
    code: 'Code d’accès',
    codeHint: '68 caractères, commençant par atc_',
    showCode: 'Afficher le code d’accès',
    hideCode: 'Masquer le code d’accès',
    find: 'Trouver l’œuvre',
    looking: 'Recherche de l’œuvre.',
    opening: (title) => `Ouverture de ${title}.`,
    step: 'Œuvre',
    resume: (title) =>
      `Une mise à jour de ${title} était en cours quand cette page a été quittée. Collez à nouveau son code d’accès pour savoir où elle en est.`,
    errors: {
      required: 'Collez le code d’accès de l’œuvre.',
      format: 'Ce n’est pas un code d’accès. Il se compose de atc_ et de 64 chiffres ou lettres de a à f.',
      pending: 'Cette œuvre n’est pas encore sur la blockchain. Réessayez dans une minute.',
    },
  },

  work: {
    ats: (atsId) => `ATS ${atsId}`,
    versionName: (version) => `Version ${version}`,
    current: 'Actuelle',
    failed: 'L’œuvre n’a pas pu être ouverte',
    disabled: {
      heading: 'Ce service est fermé sur ce site',
      lead: 'Votre œuvre n’est pas en cause. Donnez cette référence à l’administrateur du site, qui peut rouvrir le service.',
      leadWithoutReference:
        'Votre œuvre n’est pas en cause. Contactez l’administrateur du site, qui peut rouvrir le service.',
    },
  },

  resumed: {
    tracking: (title) =>
      `Nous avons retrouvé l’enregistrement de ${title}, en cours quand cette page a été quittée, et nous continuons de le suivre.`,
    confirming: (title) =>
      `L’enregistrement de ${title} était en cours de transmission quand cette page a été quittée. Il est redemandé ; il n’est jamais payé deux fois.`,
    refunded: 'Les crédits ont été rendus. Pour enregistrer l’œuvre, choisissez à nouveau son fichier.',
    doubt: (title) =>
      `L’enregistrement de ${title} était en cours de transmission quand cette page a été quittée, et le service ne peut pas dire ce qu’il est devenu. Il a peut-être abouti. Rien n’est payé une seconde fois. Demandez au site de vérifier avant de recommencer.`,
    draft: 'Votre saisie est de retour. Le fichier n’est pas conservé : choisissez-le à nouveau.',
    title: 'Titre',
    job: 'Numéro de tâche',
  },

  elsewhere: {
    heading: 'Ouvert dans un autre onglet',
    lead: 'Un autre de vos onglets suit déjà celui-ci. Dès qu’il sera fermé, cette page prendra le relais.',
    another: 'En commencer un autre ici',
  },

  unknown: {
    heading: 'Le service ne trouve pas cette transaction',
    lead: 'Elle est peut-être trop ancienne, ou le service a du retard. Gardez le numéro de transaction : le site peut la rechercher.',
    ask: 'Redemander',
    another: 'En commencer un autre',
  },

  access: {
    network: 'Réseau',
    networks: { testnet: 'Réseau de test', mainnet: 'Réseau principal' },
    owner: 'Propriétaire',
    copyOwner: 'Copier l’adresse du propriétaire',
    version: 'Dernière version',
    registered: 'Enregistrée le',
    versions: 'Toutes les versions',
    versionFacts: (date, block) => `${date}, bloc ${block}`,
    fingerprintOf: 'Empreinte ',
    copyVersion: (version) => `Copier l’empreinte de la version ${version}`,
    another: 'Consulter une autre œuvre',
    announce: (title) => `${title} est trouvé.`,
  },

  download: {
    lead: (atsId, versions) => `N° ATS ${atsId}, ${versions}`,
    announce: (title) => `Les fichiers de ${title} peuvent être téléchargés.`,
    list: (title) => `Versions de ${title}`,
    allWorks: 'Toutes les œuvres',
    anotherCode: 'Un autre code d’accès',
    audio: 'Fichier audio',
    audioLabel: (version) => `Télécharger le fichier audio de la version ${version}`,
    certificate: 'Certificat',
    certificateLabel: (version) => `Télécharger le certificat de la version ${version}`,
    started: {
      audio: 'Le fichier audio est en cours de récupération.',
      certificate: 'Le certificat est en cours de récupération.',
    },
    complete: {
      audio: 'Le téléchargement du fichier audio a commencé.',
      certificate: 'Le téléchargement du certificat a commencé.',
    },
    problem: {
      audio: (reason) => `Le fichier audio n’a pas pu être téléchargé. ${reason}`,
      certificate: (reason) => `Le certificat n’a pas pu être téléchargé. ${reason}`,
    },
    retryAudio: (version) => `Réessayer de télécharger le fichier audio de la version ${version}`,
    retryCertificate: (version) => `Réessayer de télécharger le certificat de la version ${version}`,
    creators: 'Créateurs',
    creatorsLabel: (version) => `Créateurs de la version ${version}`,
    creatorsBusy: 'Chargement des créateurs.',
    creatorsProblem: (reason) => `Les créateurs n’ont pas pu être chargés. ${reason}`,
    retryCreators: (version) => `Réessayer de charger les créateurs de la version ${version}`,
  },

  update: {
    steps: { label: 'Mise à jour' },
    file: {
      heading: 'L’enregistrement audio a-t-il changé ?',
      lead: 'Laissez-le tel quel, ou choisissez un autre fichier pour la nouvelle version.',
      choose: 'Choisir un autre fichier',
    },
    title: {
      heading: 'Le titre reste',
      lead: 'Il fait partie de ce qui a été enregistré : toutes les versions le portent.',
    },
    creators: {
      lead: 'Voici les créateurs de la version actuelle. Modifiez, ajoutez ou retirez qui vous voulez.',
    },
    review: {
      headingQuoted: 'Prêt à mettre à jour',
      lead: 'La nouvelle version est ancrée à côté des précédentes, qui restent toutes.',
      sendAndRegister: 'Envoyer et mettre à jour',
    },
    price: {
      laterHint: 'Le prix est connu une fois la nouvelle version examinée. Ce site le prend en charge.',
      shownFirst: 'Le prix exact s’affiche avant tout ancrage.',
      refunded: 'Intégralement remboursé si la mise à jour échoue.',
      accept: (amount) => `Mettre à jour pour ${amount} crédits`,
      acceptFree: 'Mettre à jour',
    },
    confirming: {
      heading: 'Mise à jour en cours',
      lead: 'Les empreintes concordent. La mise à jour est transmise.',
      leadUnverified: 'La mise à jour est transmise.',
      again: 'Pas encore de réponse. La même mise à jour est redemandée ; elle n’est jamais payée deux fois.',
      announce: 'Mise à jour en cours.',
    },
    tracking: {
      still: {
        lead: 'La blockchain prend plus de temps que d’habitude. La mise à jour se poursuit toute seule et n’est pas perdue : gardez ce numéro de transaction.',
      },
    },
    complete: {
      heading: (title) => `${title} est à jour`,
      another: 'Mettre à jour une autre œuvre',
      announce: (title, atsId) => `${title}, ATS ${atsId}, a une nouvelle version.`,
    },
    resumed: {
      tracking: (title) =>
        `Nous avons retrouvé la mise à jour de ${title}, en cours quand cette page a été quittée, et nous continuons de la suivre.`,
      confirming: (title) =>
        `La mise à jour de ${title} était en cours de transmission quand cette page a été quittée. Elle est redemandée ; elle n’est jamais payée deux fois.`,
      refunded: 'Les crédits ont été rendus. Pour mettre à jour l’œuvre, recommencez.',
      doubt: (title) =>
        `La mise à jour de ${title} était en cours de transmission quand cette page a été quittée, et le service ne peut pas dire ce qu’elle est devenue. Elle a peut-être abouti. Rien n’est payé une seconde fois. Demandez au site de vérifier avant de recommencer.`,
    },
    failed: {
      heading: 'La mise à jour n’a pas abouti',
      headingDoubt: 'On ignore si la mise à jour a été prise en compte',
      kept: 'Vos modifications sont toujours là, et rien n’a été payé.',
      refunded: 'Les crédits ont été rendus, et vos modifications sont toujours là.',
      doubt:
        'Le service n’a pas répondu quand la mise à jour a été transmise. Rien n’est payé une seconde fois. Demandez au site de vérifier avant de recommencer.',
    },
    disabled: {
      heading: 'Les mises à jour sont fermées sur ce site',
      lead: 'Votre œuvre n’est pas en cause. Donnez cette référence à l’administrateur du site, qui peut les rouvrir.',
      leadWithoutReference:
        'Votre œuvre n’est pas en cause. Contactez l’administrateur du site, qui peut les rouvrir.',
    },
  },

  failed: {
    heading: 'L’enregistrement n’a pas abouti',
    headingDoubt: 'On ignore si l’enregistrement a été pris en compte',
    headingSetup: 'Le widget n’est pas configuré',
    kept: 'Votre fichier et vos informations sont toujours là, et rien n’a été payé.',
    refunded: 'Les crédits ont été rendus ; votre fichier et vos informations sont toujours là.',
    doubt:
      'Le service n’a pas répondu quand l’enregistrement a été transmis. Rien n’est payé une seconde fois. Demandez au site de vérifier avant de recommencer.',
    request: 'Requête',
    copyRequest: 'Copier l’identifiant de la requête',
    retry: 'Réessayer',
    back: 'Retour à la vérification',
    restart: 'Recommencer',
  },

  disabled: {
    heading: 'L’enregistrement est fermé sur ce site',
    lead: 'Votre fichier n’est pas en cause. Donnez cette référence à l’administrateur du site, qui peut le rouvrir.',
    leadWithoutReference:
      'Votre fichier n’est pas en cause. Contactez l’administrateur du site, qui peut le rouvrir.',
  },

  session: {
    heading: 'Renouvellement de votre session',
    hint: 'Tout est conservé. La suite vient toute seule dès que le site répond.',
  },

  otherError: (message) => `Le service répond : « ${message} »`,

  errors: {
    'access_code.format_invalid': 'Ce n’est pas un code d’accès.',
    'access_code.not_found': 'Aucune œuvre n’a ce code d’accès. Vérifiez qu’il a été copié en entier.',
    'access_code.expired': 'Ce code d’accès a expiré.',
    'work.not_found': 'Cette œuvre est introuvable.',
    'work.access_forbidden': 'La session de ce site concerne une autre œuvre.',
    'work.not_owned_by_user': 'Cette œuvre appartient à un autre utilisateur.',
    'session.network_not_allowed': 'Cette œuvre est sur un autre réseau que la session de ce site.',
    'version.already_in_progress':
      'Une autre mise à jour de cette œuvre est en cours. Réessayez quand elle sera terminée.',
    'work.no_asset':
      'Le service n’a aucun fichier de cette œuvre à garder. Choisissez-en un pour la nouvelle version.',
    'registration.audio_too_large': 'Le fichier dépasse la taille acceptée par ce site.',
    'registration.audio_empty': 'Aucun octet du fichier n’est arrivé.',
    'registration.invalid_audio_format': 'Le format de ce fichier audio n’est pas accepté.',
    'registration.insufficient_credits':
      'Ce site n’a pas assez de crédits pour l’enregistrement. Son administrateur peut en ajouter.',
    'registration.dry_run_failed': 'La blockchain refuserait cet enregistrement.',
    'work.certificate_unavailable':
      'Il n’est pas disponible sous cette forme ; le PDF contient le JSON en pièce jointe.',
    'work.already_registered': 'Ce fichier est déjà enregistré, avec exactement ce titre et ces créateurs.',
    'common.rate_limited': 'Il y a trop de demandes en ce moment. Patientez un peu.',
    'session.rate_limited': 'Il y a trop de demandes en ce moment. Patientez un peu.',
    'common.quota_exceeded': 'Le quota de ce site est épuisé pour le moment.',
    'common.service_unavailable': 'Le service est indisponible pour le moment.',
    'session.action_not_allowed': 'La session de ce site ne le permet pas.',
    'session.invalid_external_user_ref': 'La session de ce site n’est pas celle de cet utilisateur.',
    'registration.upload_session_not_found': 'Ce qui a été envoyé a expiré.',
    'registration.upload_session_forbidden': 'Ce qui a été envoyé appartient à une session précédente.',
    'registration.prepared_forbidden': 'Ce qui a été envoyé appartient à une session précédente.',
    'registration.prepared_not_found': 'Le prix a expiré.',
    'registration.commitment_invalid': 'Le service n’a pas pu calculer l’empreinte de cette œuvre.',
    'registration.duplicate_title': 'Une œuvre portant ce titre est déjà enregistrée.',
    'transaction.not_found': 'Le service ne connaît pas cette transaction.',
    'transaction.expired': 'La transaction a expiré.',
    'external_user.not_found': 'Le service ne connaît pas cet utilisateur.',
    'common.validation_failed': 'Le service n’a pas accepté certaines informations.',
    'common.forbidden': 'Le service ne le permet pas.',
    'common.not_found': 'Le service ne trouve pas ce qui est demandé.',
    'common.auth.jwks_unavailable': 'Le service est indisponible pour le moment.',
    'common.auth.backend_unavailable': 'Le service est indisponible pour le moment.',
    'transaction.store_unavailable': 'Le service est indisponible pour le moment.',
    'widget.network_error': 'Le service est injoignable. Vérifiez votre connexion.',
    'widget.upload_error': 'Le fichier n’a pas pu être envoyé.',
    'widget.malformed_response': 'Le service a envoyé une réponse illisible.',
    'widget.unknown_error': 'Une erreur inattendue s’est produite.',
    'widget.auth_retry_exhausted': 'La session du site a été refusée. Rechargez la page.',
    'widget.token_unavailable': 'Le site n’a pas renouvelé votre session.',
    'widget.commitment_mismatch':
      'L’empreinte calculée sur votre appareil diffère de celle du service : rien n’a été enregistré.',
    'widget.quote_invalid': 'Selon le service, cet enregistrement ne peut pas avoir lieu.',
    'transaction.failed': 'La blockchain n’a pas accepté la transaction.',
  },
};
