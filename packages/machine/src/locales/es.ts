import type { Messages } from '../messages/messages.ts';
import { pluralIn } from '../messages/plural.ts';

const plural = pluralIn('es');

/** Every text a user reads, in Spanish. */
export const es: Messages = {
  lang: 'es',
  dir: 'ltr',

  brand: 'Allfeat Time Stamp',
  testNetwork: 'Red de pruebas',
  continue: 'Continuar',
  back: 'Atrás',
  cancel: 'Cancelar',
  edit: 'Editar',
  optional: 'Opcional',
  copy: 'Copiar',
  copied: 'Copiado',
  copyRefused: 'Selecciona y copia a mano',
  facts: (one, other) => `${one}, ${other}`,

  steps: {
    label: 'Registro',
    names: { file: 'Archivo', title: 'Título', creators: 'Creadores', review: 'Revisión' },
    done: ', hecho: volver a este paso',
    doneOnly: ', hecho',
    count: (at, of) => `Paso ${at} de ${of}`,
  },

  file: {
    heading: 'Elige tu grabación',
    lead: 'Su huella se calcula en tu dispositivo y después se ancla en la blockchain de Allfeat con su título y sus creadores.',
    leadChosen: 'Este archivo exacto es el que se anclará.',
    drop: 'Suelta aquí tu grabación',
    choose: 'Elegir un archivo',
    formats: (maxSize) => `WAV, FLAC, AIFF, MP3, AAC u OGG, hasta ${maxSize}`,
    replace: 'Cambiar',
    replaceLabel: (name) => `Cambiar ${name}`,
    chosen: (name) => `Has elegido ${name}.`,
    kept: (name) => `${name ?? 'El archivo actual'} se queda como está.`,
    replaces: (name) => `Sustituye a ${name ?? 'el archivo actual'}.`,
    keep: 'Conservar el archivo actual',
    play: 'Reproducir',
    pause: 'Pausar',
    playLabel: (name) => `Reproducir ${name}`,
    pauseLabel: (name) => `Pausar ${name}`,
    seek: (name) => `Posición en ${name}`,
    position: (at, of) => `${at} de ${of}`,
    errors: {
      required: 'Elige la grabación que quieres registrar.',
      empty: (name) => `${name} está vacío. Elige el archivo que contiene la grabación.`,
      tooLarge: (name, size, maxSize) =>
        `${name} ocupa ${size}. Este sitio acepta archivos de ${maxSize} como máximo.`,
      format: (name) =>
        `${name} no es una grabación que se pueda registrar. Elige un archivo WAV, FLAC, AIFF, MP3, AAC u OGG.`,
      unreadable: (name) =>
        `No se puede leer ${name}. Quizá se haya movido o cambiado de nombre: elígelo otra vez.`,
    },
  },

  title: {
    heading: '¿Cómo se titula?',
    lead: 'El título forma parte de la huella. Escríbelo tal como debe figurar en el certificado.',
    label: 'Título',
    length: 'Longitud: ',
    count: (length, max) => `${length} / ${max}`,
    errors: {
      required: (max) => `Ponle un título a la obra, de hasta ${max} caracteres.`,
      tooLong: (max) => `El título es demasiado largo: ${max} caracteres como máximo.`,
      invalid: 'El título contiene un carácter que no se puede guardar. Escríbelo de nuevo.',
    },
  },

  creators: {
    heading: '¿Quién la ha creado?',
    lead: 'Añade a todas las personas que la escribieron, compusieron o arreglaron. Los nombres y las direcciones nunca van a la blockchain, solo su huella.',
    legend: (ordinal) => `Creador ${ordinal}`,
    unnamed: (ordinal) => `Creador ${ordinal}`,
    fullName: 'Nombre completo',
    email: 'Correo electrónico',
    roles: 'Funciones',
    roleNames: { author: 'Autor', composer: 'Compositor', arranger: 'Arreglista', adapter: 'Adaptador' },
    ipi: 'IPI',
    ipiHint: 'Hasta 11 dígitos',
    isni: 'ISNI',
    isniHint: '16 caracteres',
    add: 'Añadir un creador',
    count: (at, max) => `${at} de ${max}`,
    remove: (name) => `Quitar a ${name}`,
    errors: {
      required: 'Añade al menos un creador.',
      fullName: {
        required: 'Escribe el nombre completo.',
        tooLong: 'El nombre es demasiado largo: 255 caracteres como máximo.',
        invalid: 'El nombre contiene un carácter que no se puede guardar. Escríbelo de nuevo.',
      },
      email: {
        required: 'Escribe una dirección de correo.',
        tooLong: 'La dirección es demasiado larga: 255 caracteres como máximo.',
        invalid: 'Escribe la dirección completa, como nombre@sitio.com.',
      },
      roles: 'Elige al menos una función.',
      ipi: 'Un IPI tiene de 1 a 11 dígitos.',
      isni: 'Un ISNI tiene 15 dígitos y luego un dígito o una X.',
    },
    summary: {
      title: (count, shown) =>
        plural(count, { one: 'Una cosa por corregir', other: `${shown} cosas por corregir` }),
      item: (who, problem) => `${who}: ${problem}`,
    },
    unchanged: { title: 'Todavía no ha cambiado nada', change: 'Cambiar un creador' },
  },

  review: {
    heading: 'Todo listo para enviar',
    headingQuoted: 'Todo listo para registrar',
    lead: 'Una vez anclada, esta versión ya no cambia. Más adelante podrás añadir otras versiones.',
    title: 'Título',
    file: 'Archivo',
    creators: 'Creadores',
    editTitle: 'Editar el título',
    editFile: 'Editar el archivo',
    editCreators: 'Editar los creadores',
    send: 'Enviar el archivo',
    sendAndRegister: 'Enviar y registrar',
    check: 'Ver el precio',
    update: 'Actualizar',
    kept: 'se queda como está',
    keptUnnamed: 'El archivo actual',
  },

  price: {
    heading: 'Precio',
    networkFee: 'Tasa de red',
    deposit: 'Depósito',
    serviceFee: 'Tasa de servicio',
    storageFee: 'Tasa de almacenamiento',
    total: 'Importe total',
    waived: 'Sin coste',
    later: 'Tras el envío',
    credits: (amount) => `${amount} créditos`,
    testnetHint: 'La red de pruebas no cobra las tasas de la blockchain.',
    laterHint: 'El precio se conoce cuando llega el archivo. Lo paga este sitio.',
    shownFirst: 'Verás el precio exacto antes de que se registre nada.',
    heldFor: 'Garantizado durante',
    over: 'Este precio ha caducado. Verás el actual antes de que se pague nada.',
    renew: 'Ver el precio actual',
    refunded: 'Se devuelve íntegro si el registro falla.',
    accept: (amount) => `Registrar por ${amount} créditos`,
    acceptFree: 'Registrar',
  },

  upload: {
    heading: (title) => `Enviando ${title}`,
    lead: 'Deja esta página abierta hasta que termine el envío. Si se corta la conexión, lo intentamos de nuevo.',
    starting: 'Iniciando',
    sent: (part, whole) => `${part} de ${whole}`,
    label: (filename) => `Enviando ${filename}`,
    valueText: (percent, left) => (left === null ? percent : `${percent}, quedan unos ${left}`),
    speed: 'Velocidad',
    perSecond: (size) => `${size}/s`,
    left: 'Tiempo restante',
    verify:
      'Tu dispositivo calcula la huella del archivo mientras se envía. La nuestra debe coincidir antes de que se pague nada.',
    cancel: (filename) => `Cancelar el envío de ${filename}`,
    retrying: 'Se ha cortado la conexión. Lo intentamos de nuevo: lo que escribiste se conserva.',
    offline: 'No tienes conexión. Continuará solo cuando vuelva.',
    announce: {
      start: 'Ha empezado el envío.',
      quarter: 'Se ha enviado una cuarta parte del archivo.',
      half: 'Se ha enviado la mitad del archivo.',
      threeQuarters: 'Se han enviado tres cuartas partes del archivo.',
    },
  },

  quoting: {
    heading: 'Comprobando la huella',
    lead: 'El archivo ha llegado. Se comparan ambas huellas antes de que se pague nada.',
    announce: 'El archivo se ha enviado. Comprobando la huella.',
    leadKept: 'Se comparan ambas huellas de la nueva versión antes de que se pague nada.',
    announceKept: 'Comprobando la huella.',
  },

  restarted:
    'La sesión se renovó para otra persona, así que hemos empezado de nuevo con el mismo formulario y el mismo archivo. No se ha pagado nada.',

  confirming: {
    heading: 'Registrando',
    lead: 'Las huellas coinciden. Se está entregando el registro.',
    leadUnverified: 'Se está entregando el registro.',
    again: 'Aún no hay respuesta. Se pide otra vez el mismo registro; nunca se paga dos veces.',
    announce: 'Registrando.',
  },

  tracking: {
    heading: 'Escribiendo en la blockchain',
    lead: (seconds) => `Tarda unos ${seconds}. Deja esta página abierta: al final llega tu código de acceso.`,
    leadWithoutCode: (seconds) => `Tarda unos ${seconds}.`,
    steps: {
      validating: 'Validación',
      preparing_transaction: 'Preparación',
      signing: 'Firma',
      submitting: 'Entrega',
      confirming: 'Confirmación',
    },
    blockHint: (seconds) => `La blockchain crea un bloque cada ${seconds}.`,
    done: ', hecho',
    now: ', en curso',
    todo: ', pendiente',
    verified: 'La huella calculada en tu dispositivo y la nuestra coinciden:',
    announce: (step, at, of) => `${step}, paso ${at} de ${of}.`,
    still: {
      heading: 'Sigue en proceso',
      lead: 'La blockchain tarda más de lo habitual. El registro continúa solo y no se pierde: guarda este número de transacción.',
      keepWaiting: 'Seguir esperando',
      transaction: 'Número de transacción',
    },
  },

  complete: {
    heading: (title) => `${title} está registrada`,
    lead: (date, time, block) => `Anclada el ${date} a las ${time}, en el bloque ${block}.`,
    ats: 'ATS',
    code: 'Tu código de acceso',
    show: 'Mostrar',
    hide: 'Ocultar',
    theCode: ' el código',
    once: 'No volverás a verlo.',
    keep: 'Quien tenga el código puede actualizar esta obra: guárdalo como una contraseña.',
    hidden: (last) => `Oculto. Termina en ${last}.`,
    codePending: 'El código de acceso está en camino.',
    codeMissing:
      'El código de acceso aún no ha llegado. Recarga esta página para pedirlo otra vez o consulta al sitio.',
    download: 'Descargar',
    transaction: 'Transacción',
    transactionLabel: (short) => `Transacción ${short}, abre el explorador en una pestaña nueva`,
    fingerprint: 'Huella',
    copyTransaction: 'Copiar la transacción',
    copyFingerprint: 'Copiar la huella',
    another: 'Registrar otra obra',
    kept: 'Tu código de acceso está a salvo.',
    announce: (title, atsId) => `${title} está registrada como ATS ${atsId}.`,
  },

  certificate: {
    pdf: 'Certificado',
    pdfLabel: 'Descargar el certificado en PDF',
    json: 'JSON',
    jsonLabel: 'Descargar el certificado en JSON',
    waiting: 'Esperando a que el sitio renueve tu sesión.',
    problem: (reason) => `No se ha podido descargar el certificado. ${reason} La obra sigue registrada.`,
  },

  leaving: {
    heading: 'Tu código de acceso aún no está guardado',
    text: 'Cópialo o descárgalo antes: sin él nadie puede actualizar esta obra, y no se puede volver a mostrar.',
    stay: 'Quedarme aquí',
    leave: 'Seguir sin él',
  },

  works: {
    label: 'Tus obras',
    search: 'Buscar en tus obras',
    searchPlaceholder: 'Buscar por título',
    facts: (atsId, versions, date) => (versions === null ? date : `ATS ${atsId}, ${versions}, ${date}`),
    versions: (count, shown) => plural(count, { one: `${shown} versión`, other: `${shown} versiones` }),
    pending: 'En registro',
    count: (shown, total) => `${shown} de ${total} obras`,
    more: 'Cargar más',
    loading: 'Cargando tus obras.',
    none: 'Aún no hay ninguna obra',
    noneHint: 'Las obras aparecen aquí cuando están registradas.',
    notFound: (search) => `Ninguna obra se titula «${search}»`,
    notFoundHint: 'La búsqueda mira en los títulos.',
    all: 'Mostrar todas las obras',
    problem: (reason) => `No se han podido cargar tus obras. ${reason}`,
  },

  finding: {
    heading: '¿Qué obra?',
    leadCode: 'Pega el código de acceso que recibiste al registrarla.',
    leadList: 'Elige una de tus obras.',
    code: 'Código de acceso',
    codeHint: '68 caracteres, empieza por atc_',
    showCode: 'Mostrar el código de acceso',
    hideCode: 'Ocultar el código de acceso',
    find: 'Buscar la obra',
    looking: 'Buscando la obra.',
    opening: (title) => `Abriendo ${title}.`,
    step: 'Obra',
    resume: (title) =>
      `Había una actualización de ${title} en curso cuando se cerró esta página. Pega otra vez su código de acceso para ver cómo fue.`,
    errors: {
      required: 'Pega el código de acceso de la obra.',
      format: 'Esto no es un código de acceso. Se compone de atc_ y 64 dígitos o letras de la a a la f.',
      pending: 'Esta obra todavía va de camino a la blockchain. Prueba de nuevo dentro de un minuto.',
    },
  },

  work: {
    ats: (atsId) => `ATS ${atsId}`,
    versionName: (version) => `Versión ${version}`,
    current: 'Actual',
    failed: 'No se ha podido abrir la obra',
    disabled: {
      heading: 'Este servicio está cerrado en este sitio',
      lead: 'Tu obra no tiene ningún problema. Da esta referencia al administrador del sitio, que puede volver a abrirlo.',
      leadWithoutReference:
        'Tu obra no tiene ningún problema. Contacta con el administrador del sitio, que puede volver a abrirlo.',
    },
  },

  resumed: {
    tracking: (title) =>
      `Hemos encontrado el registro de ${title}, en curso cuando se cerró esta página, y seguimos con él.`,
    confirming: (title) =>
      `El registro de ${title} se estaba entregando cuando se cerró esta página. Se pide otra vez; nunca se paga dos veces.`,
    refunded: 'Se han devuelto los créditos. Para registrar la obra, elige otra vez su archivo.',
    doubt: (title) =>
      `El registro de ${title} se estaba entregando cuando se cerró esta página, y el servicio no sabe decir qué ha sido de él. Puede que se haya completado. No se paga nada por segunda vez. Pide al sitio que lo compruebe antes de empezar de nuevo.`,
    draft: 'Lo que escribiste está aquí otra vez. El archivo no se conserva: elígelo de nuevo.',
    title: 'Título',
    job: 'Número de tarea',
  },

  elsewhere: {
    heading: 'Abierto en otra pestaña',
    lead: 'Otra de tus pestañas ya sigue este proceso. Cuando se cierre, esta página tomará el relevo.',
    another: 'Empezar otro aquí',
  },

  unknown: {
    heading: 'El servicio no encuentra esta transacción',
    lead: 'Puede que sea demasiado antigua o que el servicio vaya con retraso. Guarda el número de transacción: el sitio puede buscarla.',
    ask: 'Preguntar otra vez',
    another: 'Empezar otro',
  },

  access: {
    network: 'Red',
    networks: { testnet: 'Red de pruebas', mainnet: 'Red principal' },
    owner: 'Titular',
    copyOwner: 'Copiar la dirección del titular',
    version: 'Versión',
    registered: 'Registrada el',
    versions: 'Versiones',
    versionFacts: (date, block) => `${date}, bloque ${block}`,
    fingerprintOf: 'Huella ',
    copyVersion: (version) => `Copiar la huella de la versión ${version}`,
    another: 'Consultar otra obra',
    announce: (title) => `Se ha encontrado ${title}.`,
  },

  download: {
    lead: (atsId, versions) => `N.º ATS ${atsId}, ${versions}`,
    announce: (title) => `Ya se pueden descargar los archivos de ${title}.`,
    list: (title) => `Versiones de ${title}`,
    allWorks: 'Todas las obras',
    anotherCode: 'Otro código de acceso',
    audio: 'Grabación',
    audioLabel: (version) => `Descargar la grabación de la versión ${version}`,
    certificate: 'Certificado',
    certificateLabel: (version) => `Descargar el certificado de la versión ${version}`,
    started: { audio: 'Se está obteniendo la grabación.', certificate: 'Se está obteniendo el certificado.' },
    complete: {
      audio: 'Ha empezado la descarga de la grabación.',
      certificate: 'Ha empezado la descarga del certificado.',
    },
    problem: {
      audio: (reason) => `No se ha podido descargar la grabación. ${reason}`,
      certificate: (reason) => `No se ha podido descargar el certificado. ${reason}`,
    },
    retryAudio: (version) => `Intentar otra vez descargar la grabación de la versión ${version}`,
    retryCertificate: (version) => `Intentar otra vez descargar el certificado de la versión ${version}`,
    creators: 'Creadores',
    creatorsLabel: (version) => `Creadores de la versión ${version}`,
    creatorsBusy: 'Cargando los creadores.',
    creatorsProblem: (reason) => `No se han podido cargar los creadores. ${reason}`,
    retryCreators: (version) => `Intentar otra vez cargar los creadores de la versión ${version}`,
  },

  update: {
    steps: { label: 'Actualización' },
    file: {
      heading: '¿Ha cambiado la grabación?',
      lead: 'Déjala como está o elige otro archivo para la nueva versión.',
      choose: 'Elegir otro archivo',
    },
    title: {
      heading: 'El título se mantiene',
      lead: 'Forma parte de lo que se registró, así que lo llevan todas las versiones.',
    },
    creators: {
      lead: 'Estos son los creadores de la versión actual. Cambia, añade o quita a quien quieras.',
    },
    review: {
      headingQuoted: 'Todo listo para actualizar',
      lead: 'La nueva versión se ancla junto a las anteriores, que se conservan todas.',
      sendAndRegister: 'Enviar y actualizar',
    },
    price: {
      laterHint: 'El precio se conoce cuando el servicio ha visto la nueva versión. Lo paga este sitio.',
      shownFirst: 'Verás el precio exacto antes de que se ancle nada.',
      refunded: 'Se devuelve íntegro si la actualización falla.',
      accept: (amount) => `Actualizar por ${amount} créditos`,
      acceptFree: 'Actualizar',
    },
    confirming: {
      heading: 'Actualizando',
      lead: 'Las huellas coinciden. Se está entregando la actualización.',
      leadUnverified: 'Se está entregando la actualización.',
      again: 'Aún no hay respuesta. Se pide otra vez la misma actualización; nunca se paga dos veces.',
      announce: 'Actualizando.',
    },
    tracking: {
      still: {
        lead: 'La blockchain tarda más de lo habitual. La actualización continúa sola y no se pierde: guarda este número de transacción.',
      },
    },
    complete: {
      heading: (title) => `${title} está actualizada`,
      another: 'Actualizar otra obra',
      announce: (title, atsId) => `${title}, ATS ${atsId}, tiene una nueva versión.`,
    },
    resumed: {
      tracking: (title) =>
        `Hemos encontrado la actualización de ${title}, en curso cuando se cerró esta página, y seguimos con ella.`,
      confirming: (title) =>
        `La actualización de ${title} se estaba entregando cuando se cerró esta página. Se pide otra vez; nunca se paga dos veces.`,
      refunded: 'Se han devuelto los créditos. Para actualizar la obra, empieza otra vez.',
      doubt: (title) =>
        `La actualización de ${title} se estaba entregando cuando se cerró esta página, y el servicio no sabe decir qué ha sido de ella. Puede que se haya completado. No se paga nada por segunda vez. Pide al sitio que lo compruebe antes de empezar de nuevo.`,
    },
    failed: {
      heading: 'La actualización no se ha completado',
      headingDoubt: 'No se sabe si se ha aceptado la actualización',
      kept: 'Tus cambios siguen aquí y no se ha pagado nada.',
      refunded: 'Se han devuelto los créditos y tus cambios siguen aquí.',
      doubt:
        'El servicio no respondió al entregar la actualización. No se paga nada por segunda vez. Pide al sitio que lo compruebe antes de empezar de nuevo.',
    },
    disabled: {
      heading: 'Las actualizaciones están cerradas en este sitio',
      lead: 'Tu obra no tiene ningún problema. Da esta referencia al administrador del sitio, que puede volver a abrirlas.',
      leadWithoutReference:
        'Tu obra no tiene ningún problema. Contacta con el administrador del sitio, que puede volver a abrirlas.',
    },
  },

  failed: {
    heading: 'El registro no se ha completado',
    headingDoubt: 'No se sabe si se ha aceptado el registro',
    headingSetup: 'El widget no está configurado',
    kept: 'Tu archivo y tus datos siguen aquí y no se ha pagado nada.',
    refunded: 'Se han devuelto los créditos; tu archivo y tus datos siguen aquí.',
    doubt:
      'El servicio no respondió al entregar el registro. No se paga nada por segunda vez. Pide al sitio que lo compruebe antes de empezar de nuevo.',
    request: 'Solicitud',
    copyRequest: 'Copiar el identificador de la solicitud',
    retry: 'Intentar otra vez',
    back: 'Volver a la revisión',
    restart: 'Empezar de nuevo',
  },

  disabled: {
    heading: 'El registro está cerrado en este sitio',
    lead: 'Tu archivo no tiene ningún problema. Da esta referencia al administrador del sitio, que puede volver a abrirlo.',
    leadWithoutReference:
      'Tu archivo no tiene ningún problema. Contacta con el administrador del sitio, que puede volver a abrirlo.',
  },

  session: {
    heading: 'Renovando tu sesión',
    hint: 'Todo se conserva. Continuará solo en cuanto el sitio responda.',
  },

  otherError: (message) => `El servicio responde: «${message}»`,

  errors: {
    'access_code.format_invalid': 'Esto no es un código de acceso.',
    'access_code.not_found': 'Ninguna obra tiene este código de acceso. Comprueba que se ha copiado entero.',
    'access_code.expired': 'Este código de acceso ha caducado.',
    'work.not_found': 'No se encuentra esta obra.',
    'work.access_forbidden': 'La sesión de este sitio es para otra obra.',
    'work.not_owned_by_user': 'Esta obra pertenece a otro usuario.',
    'session.network_not_allowed': 'Esta obra está en una red distinta de la de la sesión de este sitio.',
    'version.already_in_progress':
      'Hay otra actualización de esta obra en curso. Inténtalo de nuevo cuando termine.',
    'work.no_asset':
      'El servicio no tiene ningún archivo de esta obra que conservar. Elige uno para la nueva versión.',
    'registration.audio_too_large': 'El archivo es más grande de lo que acepta este sitio.',
    'registration.audio_empty': 'No ha llegado ningún byte del archivo.',
    'registration.invalid_audio_format':
      'El archivo no es una grabación en un formato que se pueda registrar.',
    'registration.insufficient_credits':
      'Este sitio no tiene créditos suficientes para el registro. Su administrador puede añadir más.',
    'registration.dry_run_failed': 'La blockchain rechazaría este registro.',
    'work.certificate_unavailable':
      'No está disponible en este formato; el PDF lleva el JSON como archivo adjunto.',
    'work.already_registered':
      'Este archivo ya está registrado con exactamente este título y estos creadores.',
    'common.rate_limited': 'Hay demasiadas solicitudes en este momento. Espera un poco.',
    'session.rate_limited': 'Hay demasiadas solicitudes en este momento. Espera un poco.',
    'common.quota_exceeded': 'Este sitio ha agotado su cuota por ahora.',
    'common.service_unavailable': 'El servicio no está disponible ahora mismo.',
    'session.action_not_allowed': 'La sesión de este sitio no lo permite.',
    'session.invalid_external_user_ref': 'La sesión de este sitio no es de este usuario.',
    'registration.upload_session_not_found': 'Lo que se envió ha caducado.',
    'registration.upload_session_forbidden': 'Lo que se envió pertenece a una sesión anterior.',
    'registration.prepared_forbidden': 'Lo que se envió pertenece a una sesión anterior.',
    'registration.prepared_not_found': 'El precio ha caducado.',
    'registration.commitment_invalid': 'El servicio no ha podido calcular la huella de esta obra.',
    'registration.duplicate_title': 'Ya hay una obra registrada con este título.',
    'transaction.not_found': 'El servicio no conoce esta transacción.',
    'transaction.expired': 'La transacción ha caducado.',
    'external_user.not_found': 'El servicio no conoce a este usuario.',
    'common.validation_failed': 'El servicio no ha aceptado algunos de los datos.',
    'common.forbidden': 'El servicio no lo permite.',
    'common.not_found': 'El servicio no encuentra lo que se ha pedido.',
    'common.auth.jwks_unavailable': 'El servicio no está disponible ahora mismo.',
    'common.auth.backend_unavailable': 'El servicio no está disponible ahora mismo.',
    'transaction.store_unavailable': 'El servicio no está disponible ahora mismo.',
    'widget.network_error': 'No se ha podido conectar con el servicio. Comprueba tu conexión.',
    'widget.upload_error': 'No se ha podido enviar el archivo.',
    'widget.malformed_response': 'El servicio ha enviado una respuesta que no se puede leer.',
    'widget.unknown_error': 'Ha ocurrido algo inesperado.',
    'widget.auth_retry_exhausted': 'Se ha rechazado la sesión del sitio. Recarga la página.',
    'widget.token_unavailable': 'El sitio no ha renovado tu sesión.',
    'widget.commitment_mismatch':
      'La huella calculada en tu dispositivo no coincide con la del servicio, así que no se ha registrado nada.',
    'widget.quote_invalid': 'Según el servicio, este registro no puede seguir adelante.',
    'transaction.failed': 'La blockchain no ha aceptado la transacción.',
  },
};
