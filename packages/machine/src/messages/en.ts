import type { Network, Role } from '@ats-kit/protocol';
import type { FormStep } from '../form/form.types.ts';
import { pluralIn } from './plural.ts';

const plural = pluralIn('en');

/** Every text a user reads, in English. Those that say something of a value are functions. */
export const en = {
  /** The language of these texts, a BCP 47 tag, and the way it is written. */
  lang: 'en',
  dir: 'ltr' as 'ltr' | 'rtl',

  brand: 'Allfeat Time Stamp',
  testNetwork: 'Test network',
  continue: 'Continue',
  back: 'Back',
  cancel: 'Cancel',
  edit: 'Edit',
  optional: 'Optional',
  copy: 'Copy',
  copied: 'Copied',
  copyRefused: 'Select and copy by hand',
  /** Two facts about one thing, such as its size and its length. */
  facts: (one: string, other: string) => `${one}, ${other}`,

  steps: {
    label: 'Registration',
    names: { file: 'File', title: 'Title', creators: 'Creators', review: 'Review' } as Record<
      FormStep,
      string
    >,
    done: ', done: go back to it',
    doneOnly: ', done',
    count: (at: string, of: string) => `Step ${at} of ${of}`,
  },

  file: {
    heading: 'Choose your recording',
    lead: 'It is fingerprinted on your device, then anchored on the Allfeat blockchain with its title and its creators.',
    leadChosen: 'This exact file is what will be anchored.',
    drop: 'Drop your recording here',
    choose: 'Choose a file',
    formats: (maxSize: string) => `WAV, FLAC, AIFF, MP3, AAC or OGG, up to ${maxSize}`,
    replace: 'Replace',
    replaceLabel: (name: string) => `Replace ${name}`,
    chosen: (name: string) => `${name} is chosen.`,
    /** The file of an update, whose name not every service tells. */
    kept: (name: string | null) => `${name ?? 'The present file'} stays as it is.`,
    replaces: (name: string | null) => `It takes the place of ${name ?? 'the present file'}.`,
    keep: 'Keep the present file',
    play: 'Play',
    pause: 'Pause',
    playLabel: (name: string) => `Play ${name}`,
    pauseLabel: (name: string) => `Pause ${name}`,
    seek: (name: string) => `Position in ${name}`,
    position: (at: string, of: string) => `${at} of ${of}`,
    errors: {
      required: 'Choose the recording that you want to register.',
      empty: (name: string) => `${name} is empty. Choose the file that holds the recording.`,
      tooLarge: (name: string, size: string, maxSize: string) =>
        `${name} is ${size}. The largest file this site takes is ${maxSize}.`,
      format: (name: string) =>
        `${name} is not a recording that can be registered. Choose a WAV, FLAC, AIFF, MP3, AAC or OGG file.`,
      unreadable: (name: string) =>
        `${name} cannot be read. It may have been moved or renamed: choose it once more.`,
    },
  },

  title: {
    heading: 'What is it called?',
    lead: 'The title is part of the fingerprint. Write it as it should read on the certificate.',
    label: 'Title',
    length: 'Length: ',
    count: (length: string, max: string) => `${length} / ${max}`,
    errors: {
      required: (max: string) => `Give the work a title, up to ${max} characters.`,
      tooLong: (max: string) => `The title is too long: at most ${max} characters.`,
      invalid: 'The title holds a character that cannot be stored. Write it again.',
    },
  },

  creators: {
    heading: 'Who made it?',
    lead: 'Add everyone who wrote, composed or arranged it. Names and addresses never go on the chain, only their fingerprint does.',
    legend: (ordinal: string) => `Creator ${ordinal}`,
    unnamed: (ordinal: string) => `Creator ${ordinal}`,
    fullName: 'Full name',
    email: 'E-mail',
    roles: 'Roles',
    roleNames: { author: 'Author', composer: 'Composer', arranger: 'Arranger', adapter: 'Adapter' } as Record<
      Role,
      string
    >,
    ipi: 'IPI',
    ipiHint: 'Up to 11 digits',
    isni: 'ISNI',
    isniHint: '16 characters',
    add: 'Add a creator',
    count: (at: string, max: string) => `${at} of ${max}`,
    remove: (name: string) => `Remove ${name}`,
    errors: {
      required: 'Add at least one creator.',
      fullName: {
        required: 'Write the full name.',
        tooLong: 'The name is too long: at most 255 characters.',
        invalid: 'The name holds a character that cannot be stored. Write it again.',
      },
      email: {
        required: 'Write an e-mail address.',
        tooLong: 'The address is too long: at most 255 characters.',
        invalid: 'Write the address in full, like name@site.com.',
      },
      roles: 'Choose at least one role.',
      ipi: 'An IPI has 1 to 11 digits.',
      isni: 'An ISNI has 15 digits and a digit or X.',
    },
    summary: {
      /** How many, as a number for its plural and as it is shown. */
      title: (count: number, shown: string) =>
        plural(count, { one: 'One thing to put right', other: `${shown} things to put right` }),
      item: (who: string, problem: string) => `${who}: ${problem}`,
    },
    /** An update that would be the latest version once more, and the two ways out. */
    unchanged: { title: 'Nothing has changed so far', change: 'Change a creator' },
  },

  review: {
    heading: 'Ready to send',
    headingQuoted: 'Ready to register',
    lead: 'Once anchored, this version stays as it is. You can add new versions later.',
    title: 'Title',
    file: 'File',
    creators: 'Creators',
    editTitle: 'Edit the title',
    editFile: 'Edit the file',
    editCreators: 'Edit the creators',
    send: 'Send the file',
    sendAndRegister: 'Send and register',
    check: 'See the price',
    update: 'Update',
    kept: 'stays as it is',
    keptUnnamed: 'The present file',
  },

  price: {
    heading: 'Price',
    networkFee: 'Network fee',
    deposit: 'Deposit',
    serviceFee: 'Service fee',
    storageFee: 'Storage fee',
    total: 'Total',
    waived: 'Waived',
    later: 'After sending',
    credits: (amount: string) => `${amount} credits`,
    testnetHint: 'The test network waives the fees of the chain.',
    laterHint: 'The price is known once the file has arrived. This site pays it.',
    shownFirst: 'You see the exact price before anything is registered.',
    heldFor: 'Held for',
    over: 'This price is over. You see the present one before anything is paid.',
    renew: 'See the present price',
    refunded: 'Given back in full if the registration fails.',
    accept: (amount: string) => `Register for ${amount} credits`,
    acceptFree: 'Register',
  },

  upload: {
    heading: (title: string) => `Sending ${title}`,
    lead: 'Keep this page open until it is sent. If the line drops, we try again.',
    starting: 'Starting',
    sent: (part: string, whole: string) => `${part} of ${whole}`,
    label: (filename: string) => `Sending ${filename}`,
    valueText: (percent: string, left: string | null) =>
      left === null ? percent : `${percent}, about ${left} left`,
    speed: 'Speed',
    perSecond: (size: string) => `${size}/s`,
    left: 'Time left',
    verify:
      'Your device takes the fingerprint of the file while it is sent. Ours must agree with it before anything is paid.',
    cancel: (filename: string) => `Cancel sending ${filename}`,
    retrying: 'The line dropped. Trying again: what was typed is kept.',
    offline: 'You are offline. It goes on by itself once the line is back.',
    announce: {
      start: 'Sending has started.',
      quarter: 'A quarter of the file is sent.',
      half: 'Half of the file is sent.',
      threeQuarters: 'Three quarters of the file are sent.',
    },
  },

  quoting: {
    heading: 'Checking the fingerprint',
    lead: 'The file has arrived. Both fingerprints are compared before anything is paid.',
    announce: 'The file is sent. Checking the fingerprint.',
    leadKept: 'Both fingerprints of the new version are compared before anything is paid.',
    announceKept: 'Checking the fingerprint.',
  },

  restarted:
    'The session was renewed for somebody else, so we began again with the same form and file. Nothing was paid.',

  confirming: {
    heading: 'Registering',
    lead: 'The fingerprints agree. The registration is being handed over.',
    leadUnverified: 'The registration is being handed over.',
    again: 'No answer yet. The same registration is asked for again; it is never paid twice.',
    announce: 'Registering.',
  },

  tracking: {
    heading: 'Writing it to the chain',
    lead: (seconds: string) =>
      `This takes about ${seconds}. Keep this page open: your access code comes at the end.`,
    leadWithoutCode: (seconds: string) => `This takes about ${seconds}.`,
    steps: {
      validating: 'Validating',
      preparing_transaction: 'Preparing',
      signing: 'Signing',
      submitting: 'Submitting',
      confirming: 'Confirming',
    } as Record<string, string>,
    blockHint: (seconds: string) => `The chain makes a block every ${seconds}.`,
    done: ', done',
    now: ', now',
    todo: ', to come',
    verified: 'The fingerprint taken on your device and ours agree:',
    announce: (step: string, at: string, of: string) => `${step}, step ${at} of ${of}.`,
    still: {
      heading: 'Still processing',
      lead: 'The chain takes longer than usual. The registration goes on by itself and is not lost: keep this transaction number.',
      keepWaiting: 'Keep waiting',
      transaction: 'Transaction number',
    },
  },

  complete: {
    heading: (title: string) => `${title} is registered`,
    lead: (date: string, time: string, block: string) => `Anchored on ${date} at ${time}, in block ${block}.`,
    ats: 'ATS',
    code: 'Your access code',
    show: 'Show',
    hide: 'Hide',
    theCode: ' the code',
    once: 'You will not see this again.',
    keep: 'Whoever holds the code can update this work, so keep it as you keep a password.',
    hidden: (last: string) => `Hidden. It ends in ${last}.`,
    codePending: 'The access code is on its way.',
    codeMissing:
      'The access code has not come yet. Reload this page to ask for it once more, or ask the site.',
    download: 'Download',
    transaction: 'Transaction',
    transactionLabel: (short: string) => `Transaction ${short}, opens the explorer in a new tab`,
    fingerprint: 'Fingerprint',
    copyTransaction: 'Copy the transaction',
    copyFingerprint: 'Copy the fingerprint',
    another: 'Register another',
    kept: 'Your access code is saved.',
    announce: (title: string, atsId: string) => `${title} is registered as ATS ${atsId}.`,
  },

  certificate: {
    pdf: 'Certificate',
    pdfLabel: 'Download the certificate as PDF',
    json: 'JSON',
    jsonLabel: 'Download the certificate as JSON',
    waiting: 'Waiting for the site to renew your session.',
    problem: (reason: string) =>
      `The certificate could not be downloaded. ${reason} The work stays registered.`,
  },

  leaving: {
    heading: 'Your access code is not saved yet',
    text: 'Copy or download it first: without it nobody can update this work, and it cannot be shown again.',
    stay: 'Stay here',
    leave: 'Go on without it',
  },

  works: {
    label: 'Your works',
    search: 'Search your works',
    searchPlaceholder: 'Search by title',
    facts: (atsId: string, versions: string | null, date: string) =>
      versions === null ? date : `ATS ${atsId}, ${versions}, ${date}`,
    /** How many, as a number for its plural and as it is shown. */
    versions: (count: number, shown: string) =>
      plural(count, { one: `${shown} version`, other: `${shown} versions` }),
    pending: 'Being registered',
    count: (shown: string, total: string) => `${shown} of ${total} works`,
    more: 'Load more',
    loading: 'Loading your works.',
    none: 'There is no work yet',
    noneHint: 'Works appear here once they are registered.',
    notFound: (search: string) => `No work is called “${search}”`,
    notFoundHint: 'The search looks in titles.',
    all: 'Show all works',
    problem: (reason: string) => `Your works could not be loaded. ${reason}`,
  },

  finding: {
    heading: 'Which work?',
    leadCode: 'Paste the access code you received when it was registered.',
    leadList: 'Choose one of your works.',
    code: 'Access code',
    codeHint: '68 characters, starting with atc_',
    showCode: 'Show the access code',
    hideCode: 'Hide the access code',
    find: 'Find the work',
    looking: 'Looking for the work.',
    opening: (title: string) => `Opening ${title}.`,
    step: 'Work',
    /** A page that was left in the middle of it: only the code can ask how it went. */
    resume: (title: string) =>
      `An update of ${title} was on its way when this page was left. Paste its access code once more to see how it went.`,
    errors: {
      required: 'Paste the access code of the work.',
      format: 'This is not an access code. It is atc_ and 64 digits or letters from a to f.',
      pending: 'This work is still on its way to the chain. Try again in a minute.',
    },
  },

  work: {
    ats: (atsId: string) => `ATS ${atsId}`,
    versionName: (version: string) => `Version ${version}`,
    current: 'Current',
    failed: 'The work could not be opened',
    disabled: {
      heading: 'This service is closed on this site',
      lead: 'Nothing is wrong with your work. Give this reference to the site’s administrator, who can open it again.',
      leadWithoutReference:
        'Nothing is wrong with your work. Please contact the site’s administrator, who can open it again.',
    },
  },

  /** After a reload: what was found. */
  resumed: {
    tracking: (title: string) =>
      `We found the registration of ${title}, which was under way when this page was left, and go on following it.`,
    confirming: (title: string) =>
      `The registration of ${title} was being handed over when this page was left. It is asked for again; it is never paid twice.`,
    refunded: 'The credits were given back. To register the work, choose its file once more.',
    doubt: (title: string) =>
      `The registration of ${title} was being handed over when this page was left, and the service cannot say what became of it. It may have gone through. Nothing is paid a second time. Ask the site to look it up before you start anew.`,
    draft: 'What you typed is here again. The file is not kept: choose it once more.',
    title: 'Title',
    job: 'Job number',
  },

  /** Another tab follows the same transaction. */
  elsewhere: {
    heading: 'Followed in another tab',
    lead: 'Another tab of yours follows it already. When you close that tab, this page takes over.',
    another: 'Begin another here',
  },

  /** The service has no such transaction. */
  unknown: {
    heading: 'The service does not find this transaction',
    lead: 'It may be that it is too long ago, or that the service is behind. Keep the transaction number: the site can look it up.',
    ask: 'Ask again',
    another: 'Begin another',
  },

  access: {
    network: 'Network',
    networks: { testnet: 'Test network', mainnet: 'Main network' } as Record<Network, string>,
    owner: 'Owner',
    copyOwner: 'Copy the owner’s address',
    version: 'Version',
    registered: 'Registered',
    versions: 'Versions',
    versionFacts: (date: string, block: string) => `${date}, block ${block}`,
    fingerprintOf: 'Fingerprint ',
    copyVersion: (version: string) => `Copy the fingerprint of version ${version}`,
    another: 'Look up another work',
    announce: (title: string) => `${title} is found.`,
  },

  download: {
    lead: (atsId: string, versions: string) => `ATS ${atsId}, ${versions}`,
    announce: (title: string) => `The files of ${title} can be downloaded.`,
    list: (title: string) => `Versions of ${title}`,
    allWorks: 'All works',
    anotherCode: 'Another access code',
    audio: 'Audio',
    audioLabel: (version: string) => `Download the audio of version ${version}`,
    certificate: 'Certificate',
    certificateLabel: (version: string) => `Download the certificate of version ${version}`,
    started: { audio: 'The audio is being fetched.', certificate: 'The certificate is being fetched.' },
    complete: {
      audio: 'The download of the audio has begun.',
      certificate: 'The download of the certificate has begun.',
    },
    problem: {
      audio: (reason: string) => `The audio could not be downloaded. ${reason}`,
      certificate: (reason: string) => `The certificate could not be downloaded. ${reason}`,
    },
    retryAudio: (version: string) => `Try again to download the audio of version ${version}`,
    retryCertificate: (version: string) => `Try again to download the certificate of version ${version}`,
    creators: 'Creators',
    creatorsLabel: (version: string) => `Creators of version ${version}`,
    creatorsBusy: 'Loading the creators.',
    creatorsProblem: (reason: string) => `The creators could not be loaded. ${reason}`,
    retryCreators: (version: string) => `Try again to load the creators of version ${version}`,
  },

  /** What an update says otherwise: laid over the rest of these texts. */
  update: {
    steps: { label: 'Update' },
    file: {
      heading: 'Has the recording changed?',
      lead: 'Leave it as it is, or choose another file for the new version.',
      choose: 'Choose another file',
    },
    title: {
      heading: 'The title stays',
      lead: 'It is part of what was registered, so every version carries it.',
    },
    creators: {
      lead: 'These are the creators of the present version. Change, add or remove whom you like.',
    },
    review: {
      headingQuoted: 'Ready to update',
      lead: 'The new version is anchored beside the earlier ones, which all stay.',
      sendAndRegister: 'Send and update',
    },
    price: {
      laterHint: 'The price is known once the service has looked at the new version. This site pays it.',
      shownFirst: 'You see the exact price before anything is anchored.',
      refunded: 'Given back in full if the update fails.',
      accept: (amount: string) => `Update for ${amount} credits`,
      acceptFree: 'Update',
    },
    confirming: {
      heading: 'Updating',
      lead: 'The fingerprints agree. The update is being handed over.',
      leadUnverified: 'The update is being handed over.',
      again: 'No answer yet. The same update is asked for again; it is never paid twice.',
      announce: 'Updating.',
    },
    tracking: {
      still: {
        lead: 'The chain takes longer than usual. The update goes on by itself and is not lost: keep this transaction number.',
      },
    },
    complete: {
      heading: (title: string) => `${title} is updated`,
      another: 'Update another',
      announce: (title: string, atsId: string) => `${title}, ATS ${atsId}, has a new version.`,
    },
    resumed: {
      tracking: (title: string) =>
        `We found the update of ${title}, which was under way when this page was left, and go on following it.`,
      confirming: (title: string) =>
        `The update of ${title} was being handed over when this page was left. It is asked for again; it is never paid twice.`,
      refunded: 'The credits were given back. To update the work, begin once more.',
      doubt: (title: string) =>
        `The update of ${title} was being handed over when this page was left, and the service cannot say what became of it. It may have gone through. Nothing is paid a second time. Ask the site to look it up before you start anew.`,
    },
    failed: {
      heading: 'The update did not go through',
      headingDoubt: 'It is not known whether the update was taken',
      kept: 'Your changes are still here, and nothing was paid.',
      refunded: 'The credits were given back, and your changes are still here.',
      doubt:
        'The service did not answer when the update was handed over. Nothing is paid a second time. Ask the site to look the update up before you start anew.',
    },
    disabled: {
      heading: 'Updates are closed on this site',
      lead: 'Nothing is wrong with your work. Give this reference to the site’s administrator, who can open it again.',
      leadWithoutReference:
        'Nothing is wrong with your work. Please contact the site’s administrator, who can open it again.',
    },
  },

  failed: {
    heading: 'The registration did not go through',
    headingDoubt: 'It is not known whether the registration was taken',
    headingSetup: 'The widget is not set up',
    kept: 'Your file and details are still here, and nothing was paid.',
    refunded: 'The credits were given back, and your file and details are still here.',
    doubt:
      'The service did not answer when the registration was handed over. Nothing is paid a second time. Ask the site to look the registration up before you start anew.',
    request: 'Request',
    copyRequest: 'Copy the request id',
    retry: 'Try again',
    back: 'Back to review',
    restart: 'Start anew',
  },

  disabled: {
    heading: 'Registration is closed on this site',
    lead: 'Nothing is wrong with your file. Give this reference to the site’s administrator, who can open it again.',
    leadWithoutReference:
      'Nothing is wrong with your file. Please contact the site’s administrator, who can open it again.',
  },

  session: {
    heading: 'Renewing your session',
    hint: 'Everything is kept. This goes on by itself as soon as the site answers.',
  },

  /** A code without words of its own: what the service says, in its language. */
  otherError: (message: string) => message,

  /** What a user reads for an error code. `{name}` is filled from the error's details; other codes show their own message. */
  errors: {
    'access_code.format_invalid': 'This is not an access code.',
    'access_code.not_found': 'No work has this access code. Check that all of it was copied.',
    'access_code.expired': 'This access code has expired.',
    'work.not_found': 'This work cannot be found.',
    'work.access_forbidden': 'This site’s session is for another work.',
    'work.not_owned_by_user': 'This work belongs to another user.',
    'session.network_not_allowed': 'This work is on another network than this site’s session.',
    'version.already_in_progress': 'Another update of this work is under way. Try again when it is done.',
    'work.no_asset': 'The service has no file of this work to keep. Choose one for the new version.',
    'registration.audio_too_large': 'The file is larger than this site takes.',
    'registration.audio_empty': 'No bytes of the file arrived.',
    'registration.invalid_audio_format': 'The file is not a recording in a format that can be registered.',
    'registration.insufficient_credits':
      'This site has too few credits for the registration. Its administrator can add some.',
    'registration.dry_run_failed': 'The chain would refuse this registration.',
    'work.certificate_unavailable':
      'It is not available in this form; the PDF holds the JSON as an attachment.',
    'work.already_registered': 'Exactly this file, title and creators are registered already.',
    'common.rate_limited': 'There are too many requests at the moment. Please wait a little.',
    'session.rate_limited': 'There are too many requests at the moment. Please wait a little.',
    'common.quota_exceeded': 'The quota of this site is used up for now.',
    'common.service_unavailable': 'The service is not available right now.',
    'session.action_not_allowed': 'This site’s session does not allow this.',
    'session.invalid_external_user_ref': 'This site’s session is not for this user.',
    'registration.upload_session_not_found': 'What was sent has expired.',
    'registration.upload_session_forbidden': 'What was sent belongs to an earlier session.',
    'registration.prepared_forbidden': 'What was sent belongs to an earlier session.',
    'registration.prepared_not_found': 'The price has expired.',
    'registration.commitment_invalid': 'The service could not take the fingerprint of this work.',
    'registration.duplicate_title': 'A work with this title is registered already.',
    'transaction.not_found': 'The service does not know this transaction.',
    'transaction.expired': 'The transaction has expired.',
    'external_user.not_found': 'The service does not know this user.',
    'common.validation_failed': 'The service did not accept some of the details.',
    'common.forbidden': 'The service does not allow this.',
    'common.not_found': 'The service cannot find this.',
    'common.auth.jwks_unavailable': 'The service is not available right now.',
    'common.auth.backend_unavailable': 'The service is not available right now.',
    'transaction.store_unavailable': 'The service is not available right now.',
    'widget.network_error': 'The service could not be reached. Check your connection.',
    'widget.upload_error': 'The file could not be sent.',
    'widget.malformed_response': 'The service sent an answer that cannot be read.',
    'widget.unknown_error': 'Something unexpected happened.',
    'widget.auth_retry_exhausted': 'The site’s session was refused. Please reload the page.',
    'widget.token_unavailable': 'The site did not renew your session.',
    'widget.commitment_mismatch':
      'The fingerprint taken on your device differs from the service’s, so nothing was registered.',
    'widget.quote_invalid': 'The service says that this registration cannot go ahead.',
    'transaction.failed': 'The chain did not take the transaction.',
  } as Record<string, string>,
};
