import type { Messages } from '../messages/messages.ts';
import { pluralIn } from '../messages/plural.ts';

const plural = pluralIn('ar');

/** A title or a file name keeps its own direction, whatever stands around it. */
const own = (text: string): string => `\u2068${text}\u2069`;

/** Every text a user reads, in Arabic. */
export const ar: Messages = {
  lang: 'ar',
  dir: 'rtl',

  brand: 'Allfeat Time Stamp',
  testNetwork: 'شبكة تجريبية',
  continue: 'متابعة',
  back: 'رجوع',
  cancel: 'إلغاء',
  edit: 'تعديل',
  optional: 'اختياري',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyRefused: 'حدّد النص وانسخه يدويًا',
  // The first one is not isolated: it may be such a list itself.
  facts: (one, other) => `${one}، ${own(other)}`,

  steps: {
    label: 'التسجيل',
    names: { file: 'الملف', title: 'العنوان', creators: 'المبدعون', review: 'المراجعة' },
    done: '، مكتملة: العودة إليها',
    doneOnly: '، مكتملة',
    count: (at, of) => `الخطوة ${at} من ${of}`,
  },

  file: {
    heading: 'اختر تسجيلك الصوتي',
    lead: 'تُحسب بصمته على جهازك، ثم تُثبَّت في سلسلة كتل Allfeat مع عنوانه ومبدعيه.',
    leadChosen: 'هذا الملف بعينه هو ما سيُثبَّت.',
    drop: 'أفلت تسجيلك هنا',
    choose: 'اختيار ملف',
    formats: (maxSize) => `WAV أو FLAC أو AIFF أو MP3 أو AAC أو OGG، حتى ${own(maxSize)}`,
    replace: 'استبدال',
    replaceLabel: (name) => `استبدال ${own(name)}`,
    chosen: (name) => `تم اختيار ${own(name)}.`,
    kept: (name) => (name === null ? 'يبقى الملف الحالي كما هو.' : `يبقى ${own(name)} كما هو.`),
    replaces: (name) => (name === null ? 'يحل محل الملف الحالي.' : `يحل محل ${own(name)}.`),
    keep: 'الإبقاء على الملف الحالي',
    play: 'تشغيل',
    pause: 'إيقاف مؤقت',
    playLabel: (name) => `تشغيل ${own(name)}`,
    pauseLabel: (name) => `إيقاف ${own(name)} مؤقتًا`,
    seek: (name) => `الموضع في ${own(name)}`,
    position: (at, of) => `${own(at)} من ${own(of)}`,
    errors: {
      required: 'اختر التسجيل الذي تريد توثيقه.',
      empty: (name) => `الملف ${own(name)} فارغ. اختر الملف الذي يحتوي على التسجيل.`,
      tooLarge: (name, size, maxSize) =>
        `حجم ${own(name)} هو ${own(size)}. أكبر ملف يقبله هذا الموقع ${own(maxSize)}.`,
      format: (name) =>
        `لا يمكن تسجيل ${own(name)}. اختر ملفًا بصيغة WAV أو FLAC أو AIFF أو MP3 أو AAC أو OGG.`,
      unreadable: (name) => `تعذّرت قراءة ${own(name)}. ربما نُقل أو تغيّر اسمه: اختره مرة أخرى.`,
    },
  },

  title: {
    heading: 'ما عنوان العمل؟',
    lead: 'العنوان جزء من البصمة. اكتبه كما ينبغي أن يظهر في الشهادة.',
    label: 'العنوان',
    length: 'الطول: ',
    count: (length, max) => `${length} / ${max}`,
    errors: {
      required: (max) => `اكتب عنوانًا للعمل لا يتجاوز ${max} حرف.`,
      tooLong: (max) => `العنوان طويل جدًا: الحد الأقصى ${max} حرف.`,
      invalid: 'في العنوان حرف لا يمكن حفظه. اكتبه مرة أخرى.',
    },
  },

  creators: {
    heading: 'من أبدعه؟',
    lead: 'أضف كل من كتب العمل أو لحّنه أو وزّعه. لا تُنشر الأسماء ولا العناوين في سلسلة الكتل أبدًا، بل بصمتها فقط.',
    legend: (ordinal) => `المبدع ${ordinal}`,
    unnamed: (ordinal) => `المبدع ${ordinal}`,
    fullName: 'الاسم الكامل',
    email: 'البريد الإلكتروني',
    roles: 'الأدوار',
    roleNames: { author: 'مؤلف', composer: 'ملحن', arranger: 'موزّع', adapter: 'معدّ' },
    ipi: 'IPI',
    ipiHint: 'حتى 11 رقمًا',
    isni: 'ISNI',
    isniHint: '16 خانة',
    add: 'إضافة مبدع',
    count: (at, max) => `${at} من ${max}`,
    remove: (name) => `إزالة ${own(name)}`,
    errors: {
      required: 'أضف مبدعًا واحدًا على الأقل.',
      fullName: {
        required: 'اكتب الاسم الكامل.',
        tooLong: 'الاسم طويل جدًا: الحد الأقصى 255 حرفًا.',
        invalid: 'في الاسم حرف لا يمكن حفظه. اكتبه مرة أخرى.',
      },
      email: {
        required: 'اكتب عنوان بريد إلكتروني.',
        tooLong: 'العنوان طويل جدًا: الحد الأقصى 255 حرفًا.',
        invalid: `اكتب العنوان كاملًا، مثل ${own('name@site.com')}.`,
      },
      roles: 'اختر دورًا واحدًا على الأقل.',
      ipi: 'يتكوّن IPI من رقم واحد إلى 11 رقمًا.',
      isni: 'يتكوّن ISNI من 15 رقمًا يليها رقم أو الحرف X.',
    },
    summary: {
      title: (count, shown) =>
        plural(count, {
          zero: 'لا شيء يحتاج إلى تصحيح',
          one: 'أمر واحد يحتاج إلى تصحيح',
          two: 'أمران يحتاجان إلى تصحيح',
          few: `${shown} أمور تحتاج إلى تصحيح`,
          many: `${shown} أمرًا يحتاج إلى تصحيح`,
          other: `${shown} أمر يحتاج إلى تصحيح`,
        }),
      item: (who, problem) => `${who}: ${problem}`,
    },
  },

  review: {
    heading: 'جاهز للإرسال',
    headingQuoted: 'جاهز للتسجيل',
    lead: 'بعد التثبيت لا تتغيّر هذه النسخة. ويمكنك إضافة نسخ جديدة لاحقًا.',
    title: 'العنوان',
    file: 'الملف',
    creators: 'المبدعون',
    editTitle: 'تعديل العنوان',
    editFile: 'تعديل الملف',
    editCreators: 'تعديل المبدعين',
    send: 'إرسال الملف',
    sendAndRegister: 'إرسال وتسجيل',
    check: 'عرض السعر',
    update: 'تحديث',
    kept: 'يبقى كما هو',
    keptUnnamed: 'الملف الحالي',
  },

  price: {
    heading: 'السعر',
    networkFee: 'رسوم الشبكة',
    deposit: 'التأمين',
    serviceFee: 'رسوم الخدمة',
    storageFee: 'رسوم التخزين',
    total: 'المجموع',
    waived: 'معفاة',
    later: 'بعد الإرسال',
    credits: (amount) => `${own(amount)} رصيد`,
    testnetHint: 'تُعفي الشبكة التجريبية من رسوم سلسلة الكتل.',
    laterHint: 'يُعرف السعر عند وصول الملف. ويدفعه هذا الموقع.',
    shownFirst: 'ترى السعر بدقة قبل تسجيل أي شيء.',
    heldFor: 'سارٍ لمدة',
    over: 'انتهت صلاحية هذا السعر. ترى السعر الحالي قبل دفع أي شيء.',
    renew: 'عرض السعر الحالي',
    refunded: 'يُرَدّ كاملًا إذا لم ينجح التسجيل.',
    accept: (amount) => `التسجيل مقابل ${own(amount)} رصيد`,
    acceptFree: 'تسجيل',
  },

  upload: {
    heading: (title) => `جارٍ إرسال ${own(title)}`,
    lead: 'أبقِ هذه الصفحة مفتوحة حتى يكتمل الإرسال. إذا انقطع الاتصال نحاول مرة أخرى.',
    starting: 'جارٍ البدء',
    sent: (part, whole) => `${own(part)} من ${own(whole)}`,
    label: (filename) => `جارٍ إرسال ${own(filename)}`,
    valueText: (percent, left) =>
      left === null ? own(percent) : `${own(percent)}، المتبقي نحو ${own(left)}`,
    speed: 'السرعة',
    perSecond: (size) => `${own(size)}/ث`,
    left: 'الوقت المتبقي',
    verify: 'يحسب جهازك بصمة الملف أثناء إرساله. ويجب أن تطابقها بصمتنا قبل دفع أي شيء.',
    cancel: (filename) => `إلغاء إرسال ${own(filename)}`,
    retrying: 'انقطع الاتصال. نحاول مرة أخرى، وما كتبته محفوظ.',
    offline: 'أنت غير متصل. يُستأنف الإرسال تلقائيًا عند عودة الاتصال.',
    announce: {
      start: 'بدأ الإرسال.',
      quarter: 'أُرسل ربع الملف.',
      half: 'أُرسل نصف الملف.',
      threeQuarters: 'أُرسلت ثلاثة أرباع الملف.',
    },
  },

  quoting: {
    heading: 'جارٍ التحقق من البصمة',
    lead: 'وصل الملف. تُقارَن البصمتان قبل دفع أي شيء.',
    announce: 'أُرسل الملف. جارٍ التحقق من البصمة.',
    leadKept: 'تُقارَن بصمتا النسخة الجديدة قبل دفع أي شيء.',
    announceKept: 'جارٍ التحقق من البصمة.',
  },

  restarted: 'جُدِّدت الجلسة باسم شخص آخر، فبدأنا من جديد بالبيانات نفسها والملف نفسه. لم يُدفع شيء.',

  confirming: {
    heading: 'جارٍ التسجيل',
    lead: 'البصمتان متطابقتان. جارٍ تسليم التسجيل.',
    leadUnverified: 'جارٍ تسليم التسجيل.',
    again: 'لا رد بعد. نطلب التسجيل نفسه مرة أخرى، ولا يُدفع مرتين أبدًا.',
    announce: 'جارٍ التسجيل.',
  },

  tracking: {
    heading: 'جارٍ الكتابة في سلسلة الكتل',
    lead: (seconds) => `يستغرق ذلك نحو ${own(seconds)}. أبقِ هذه الصفحة مفتوحة: يصلك رمز الوصول في النهاية.`,
    leadWithoutCode: (seconds) => `يستغرق ذلك نحو ${own(seconds)}.`,
    steps: {
      validating: 'التحقق',
      preparing_transaction: 'الإعداد',
      signing: 'التوقيع',
      submitting: 'الإرسال',
      confirming: 'التأكيد',
    },
    blockHint: (seconds) => `تُنشئ السلسلة كتلة كل ${own(seconds)}.`,
    done: '، مكتملة',
    now: '، جارية',
    todo: '، لاحقًا',
    verified: 'البصمة المحسوبة على جهازك تطابق بصمتنا:',
    announce: (step, at, of) => `${step}، الخطوة ${at} من ${of}.`,
    still: {
      heading: 'ما زالت المعالجة جارية',
      lead: 'تستغرق سلسلة الكتل وقتًا أطول من المعتاد. يستمر التسجيل تلقائيًا ولن يضيع: احتفظ برقم المعاملة هذا.',
      keepWaiting: 'مواصلة الانتظار',
      transaction: 'رقم المعاملة',
    },
  },

  complete: {
    heading: (title) => `تم تسجيل ${own(title)}`,
    lead: (date, time, block) => `ثُبِّت في ${own(date)} الساعة ${own(time)}، في الكتلة ${own(block)}.`,
    ats: 'ATS',
    code: 'رمز الوصول الخاص بك',
    show: 'إظهار',
    hide: 'إخفاء',
    theCode: ' الرمز',
    once: 'لن تراه مرة أخرى.',
    keep: 'من يملك الرمز يستطيع تحديث هذا العمل، فاحفظه كما تحفظ كلمة المرور.',
    hidden: (last) => `مخفي. ينتهي بـ ${own(last)}.`,
    codePending: 'رمز الوصول في الطريق.',
    codeMissing: 'لم يصل رمز الوصول بعد. أعد تحميل الصفحة لطلبه مرة أخرى، أو اسأل الموقع.',
    download: 'تنزيل',
    transaction: 'المعاملة',
    transactionLabel: (short) => `المعاملة ${own(short)}، يُفتح المستكشف في علامة تبويب جديدة`,
    fingerprint: 'البصمة',
    copyTransaction: 'نسخ المعاملة',
    copyFingerprint: 'نسخ البصمة',
    another: 'تسجيل عمل آخر',
    kept: 'رمز الوصول محفوظ.',
    announce: (title, atsId) => `تم تسجيل ${own(title)} برقم ATS ${atsId}.`,
  },

  certificate: {
    pdf: 'الشهادة',
    pdfLabel: 'تنزيل الشهادة بصيغة PDF',
    json: 'JSON',
    jsonLabel: 'تنزيل الشهادة بصيغة JSON',
    waiting: 'في انتظار أن يجدّد الموقع جلستك.',
    problem: (reason) => `تعذّر تنزيل الشهادة. ${reason} يبقى العمل مسجّلًا.`,
  },

  leaving: {
    heading: 'لم يُحفظ رمز الوصول بعد',
    text: 'انسخه أو نزّله أولًا: فبدونه لا يستطيع أحد تحديث هذا العمل، ولا يمكن عرضه مرة أخرى.',
    stay: 'البقاء هنا',
    leave: 'المتابعة بدونه',
  },

  works: {
    label: 'أعمالك',
    search: 'البحث في أعمالك',
    searchPlaceholder: 'البحث بالعنوان',
    facts: (atsId, versions, date) =>
      versions === null ? date : `${own(`ATS ${atsId}`)}، ${versions}، ${own(date)}`,
    versions: (count, shown) =>
      plural(count, {
        zero: 'لا نسخ',
        one: 'نسخة واحدة',
        two: 'نسختان',
        few: `${shown} نسخ`,
        many: `${shown} نسخة`,
        other: `${shown} نسخة`,
      }),
    pending: 'قيد التسجيل',
    count: (shown, total) => `الأعمال: ${shown} من ${total}`,
    more: 'تحميل المزيد',
    loading: 'جارٍ تحميل أعمالك.',
    none: 'لا توجد أعمال بعد',
    noneHint: 'تظهر الأعمال هنا بعد تسجيلها.',
    notFound: (search) => `لا يوجد عمل بعنوان «${own(search)}»`,
    notFoundHint: 'يجري البحث في العناوين.',
    all: 'عرض كل الأعمال',
    problem: (reason) => `تعذّر تحميل أعمالك. ${reason}`,
  },

  finding: {
    heading: 'أي عمل؟',
    leadCode: 'ألصق رمز الوصول الذي تلقّيته عند التسجيل.',
    leadList: 'اختر أحد أعمالك.',
    code: 'رمز الوصول',
    codeHint: `68 خانة تبدأ بـ ${own('atc_')}`,
    showCode: 'إظهار رمز الوصول',
    hideCode: 'إخفاء رمز الوصول',
    find: 'العثور على العمل',
    looking: 'جارٍ البحث عن العمل.',
    opening: (title) => `جارٍ فتح ${own(title)}.`,
    step: 'العمل',
    resume: (title) =>
      `كان تحديث ${own(title)} جاريًا عند مغادرة هذه الصفحة. ألصق رمز الوصول مرة أخرى لمعرفة نتيجته.`,
    errors: {
      required: 'ألصق رمز الوصول الخاص بالعمل.',
      format: `هذا ليس رمز وصول. يتكوّن الرمز من ${own('atc_')} و64 رقمًا أو حرفًا من a إلى f.`,
      pending: 'ما زال هذا العمل في طريقه إلى سلسلة الكتل. حاول مرة أخرى بعد دقيقة.',
    },
  },

  work: {
    ats: (atsId) => `ATS ${atsId}`,
    versionName: (version) => `النسخة ${version}`,
    current: 'الحالية',
    failed: 'تعذّر فتح العمل',
    disabled: {
      heading: 'هذه الخدمة متوقفة في هذا الموقع',
      lead: 'لا مشكلة في عملك. أعطِ هذا المرجع لمدير الموقع، فبإمكانه إعادة تشغيلها.',
      leadWithoutReference: 'لا مشكلة في عملك. تواصل مع مدير الموقع، فبإمكانه إعادة تشغيلها.',
    },
  },

  resumed: {
    tracking: (title) => `وجدنا تسجيل ${own(title)} الذي كان جاريًا عند مغادرة هذه الصفحة، ونواصل متابعته.`,
    confirming: (title) =>
      `كان تسجيل ${own(title)} قيد التسليم عند مغادرة هذه الصفحة. نطلبه مرة أخرى، ولا يُدفع مرتين أبدًا.`,
    refunded: 'رُدَّ الرصيد. لتسجيل العمل، اختر ملفه مرة أخرى.',
    doubt: (title) =>
      `كان تسجيل ${own(title)} قيد التسليم عند مغادرة هذه الصفحة، ولا تستطيع الخدمة معرفة مصيره. ربما نجح. لا يُدفع شيء مرة ثانية. اطلب من الموقع التحقق قبل أن تبدأ من جديد.`,
    draft: 'عاد ما كتبته. أما الملف فلا يُحفظ: اختره مرة أخرى.',
    title: 'العنوان',
    job: 'رقم المهمة',
  },

  elsewhere: {
    heading: 'مفتوح في علامة تبويب أخرى',
    lead: 'تتابع علامة تبويب أخرى لديك هذه العملية. عند إغلاقها تتولى هذه الصفحة المتابعة.',
    another: 'بدء عملية أخرى هنا',
  },

  unknown: {
    heading: 'لا تجد الخدمة هذه المعاملة',
    lead: 'ربما مضى عليها وقت طويل، أو أن الخدمة متأخرة. احتفظ برقم المعاملة: يستطيع الموقع البحث عنها.',
    ask: 'السؤال مرة أخرى',
    another: 'بدء عملية أخرى',
  },

  access: {
    network: 'الشبكة',
    networks: { testnet: 'الشبكة التجريبية', mainnet: 'الشبكة الرئيسية' },
    owner: 'المالك',
    copyOwner: 'نسخ عنوان المالك',
    version: 'النسخة',
    registered: 'تاريخ التسجيل',
    versions: 'النسخ',
    versionFacts: (date, block) => `${own(date)}، الكتلة ${own(block)}`,
    fingerprintOf: 'البصمة ',
    copyVersion: (version) => `نسخ بصمة النسخة ${version}`,
    another: 'البحث عن عمل آخر',
    announce: (title) => `تم العثور على ${own(title)}.`,
  },

  download: {
    lead: (atsId, versions) => `${own(`ATS ${atsId}`)}، ${versions}`,
    announce: (title) => `يمكن الآن تنزيل ملفات ${own(title)}.`,
    list: (title) => `نسخ ${own(title)}`,
    allWorks: 'كل الأعمال',
    anotherCode: 'رمز وصول آخر',
    audio: 'الصوت',
    audioLabel: (version) => `تنزيل صوت النسخة ${version}`,
    certificate: 'الشهادة',
    certificateLabel: (version) => `تنزيل شهادة النسخة ${version}`,
    started: { audio: 'جارٍ جلب الصوت.', certificate: 'جارٍ جلب الشهادة.' },
    complete: { audio: 'بدأ تنزيل الصوت.', certificate: 'بدأ تنزيل الشهادة.' },
    problem: {
      audio: (reason) => `تعذّر تنزيل الصوت. ${reason}`,
      certificate: (reason) => `تعذّر تنزيل الشهادة. ${reason}`,
    },
    retryAudio: (version) => `إعادة محاولة تنزيل صوت النسخة ${version}`,
    retryCertificate: (version) => `إعادة محاولة تنزيل شهادة النسخة ${version}`,
    creators: 'المبدعون',
    creatorsLabel: (version) => `مبدعو النسخة ${version}`,
    creatorsBusy: 'جارٍ تحميل المبدعين.',
    creatorsProblem: (reason) => `تعذّر تحميل المبدعين. ${reason}`,
    retryCreators: (version) => `إعادة محاولة تحميل مبدعي النسخة ${version}`,
  },

  update: {
    steps: { label: 'التحديث' },
    file: {
      heading: 'هل تغيّر التسجيل الصوتي؟',
      lead: 'اتركه كما هو، أو اختر ملفًا آخر للنسخة الجديدة.',
      choose: 'اختيار ملف آخر',
    },
    title: {
      heading: 'العنوان ثابت',
      lead: 'هو جزء مما سُجِّل، ولذلك تحمله كل النسخ.',
    },
    creators: {
      lead: 'هؤلاء مبدعو النسخة الحالية. عدّل أو أضف أو أزل من تشاء.',
    },
    review: {
      headingQuoted: 'جاهز للتحديث',
      lead: 'تُثبَّت النسخة الجديدة إلى جانب النسخ السابقة التي تبقى كلها.',
      sendAndRegister: 'إرسال وتحديث',
    },
    price: {
      laterHint: 'يُعرف السعر بعد أن تطّلع الخدمة على النسخة الجديدة. ويدفعه هذا الموقع.',
      shownFirst: 'ترى السعر بدقة قبل تثبيت أي شيء.',
      refunded: 'يُرَدّ كاملًا إذا لم ينجح التحديث.',
      accept: (amount) => `التحديث مقابل ${own(amount)} رصيد`,
      acceptFree: 'تحديث',
    },
    confirming: {
      heading: 'جارٍ التحديث',
      lead: 'البصمتان متطابقتان. جارٍ تسليم التحديث.',
      leadUnverified: 'جارٍ تسليم التحديث.',
      again: 'لا رد بعد. نطلب التحديث نفسه مرة أخرى، ولا يُدفع مرتين أبدًا.',
      announce: 'جارٍ التحديث.',
    },
    tracking: {
      still: {
        lead: 'تستغرق سلسلة الكتل وقتًا أطول من المعتاد. يستمر التحديث تلقائيًا ولن يضيع: احتفظ برقم المعاملة هذا.',
      },
    },
    complete: {
      heading: (title) => `تم تحديث ${own(title)}`,
      another: 'تحديث عمل آخر',
      announce: (title, atsId) => `للعمل ${own(title)}، ${own(`ATS ${atsId}`)}، نسخة جديدة.`,
    },
    resumed: {
      tracking: (title) => `وجدنا تحديث ${own(title)} الذي كان جاريًا عند مغادرة هذه الصفحة، ونواصل متابعته.`,
      confirming: (title) =>
        `كان تحديث ${own(title)} قيد التسليم عند مغادرة هذه الصفحة. نطلبه مرة أخرى، ولا يُدفع مرتين أبدًا.`,
      refunded: 'رُدَّ الرصيد. لتحديث العمل، ابدأ مرة أخرى.',
      doubt: (title) =>
        `كان تحديث ${own(title)} قيد التسليم عند مغادرة هذه الصفحة، ولا تستطيع الخدمة معرفة مصيره. ربما نجح. لا يُدفع شيء مرة ثانية. اطلب من الموقع التحقق قبل أن تبدأ من جديد.`,
    },
    failed: {
      heading: 'لم يكتمل التحديث',
      headingDoubt: 'لا يُعرف هل قُبل التحديث',
      kept: 'تعديلاتك ما زالت هنا، ولم يُدفع شيء.',
      refunded: 'رُدَّ الرصيد، وتعديلاتك ما زالت هنا.',
      doubt:
        'لم ترد الخدمة عند تسليم التحديث. لا يُدفع شيء مرة ثانية. اطلب من الموقع التحقق قبل أن تبدأ من جديد.',
    },
    disabled: {
      heading: 'التحديثات متوقفة في هذا الموقع',
      lead: 'لا مشكلة في عملك. أعطِ هذا المرجع لمدير الموقع، فبإمكانه إعادة تشغيلها.',
      leadWithoutReference: 'لا مشكلة في عملك. تواصل مع مدير الموقع، فبإمكانه إعادة تشغيلها.',
    },
  },

  failed: {
    heading: 'لم يكتمل التسجيل',
    headingDoubt: 'لا يُعرف هل قُبل التسجيل',
    headingSetup: 'لم يُضبط إعداد الأداة',
    kept: 'ملفك وبياناتك ما زالت هنا، ولم يُدفع شيء.',
    refunded: 'رُدَّ الرصيد، وملفك وبياناتك ما زالت هنا.',
    doubt:
      'لم ترد الخدمة عند تسليم التسجيل. لا يُدفع شيء مرة ثانية. اطلب من الموقع التحقق قبل أن تبدأ من جديد.',
    request: 'الطلب',
    copyRequest: 'نسخ رقم الطلب',
    retry: 'إعادة المحاولة',
    back: 'العودة إلى المراجعة',
    restart: 'البدء من جديد',
  },

  disabled: {
    heading: 'التسجيل متوقف في هذا الموقع',
    lead: 'لا مشكلة في ملفك. أعطِ هذا المرجع لمدير الموقع، فبإمكانه إعادة تشغيله.',
    leadWithoutReference: 'لا مشكلة في ملفك. تواصل مع مدير الموقع، فبإمكانه إعادة تشغيله.',
  },

  session: {
    heading: 'جارٍ تجديد جلستك',
    hint: 'كل شيء محفوظ. يُستأنف العمل تلقائيًا حالما يرد الموقع.',
  },

  otherError: (message) => `رد الخدمة: «${own(message)}»`,

  errors: {
    'access_code.format_invalid': 'هذا ليس رمز وصول.',
    'access_code.not_found': 'لا يوجد عمل بهذا الرمز. تحقّق من نسخه كاملًا.',
    'access_code.expired': 'انتهت صلاحية رمز الوصول هذا.',
    'work.not_found': 'تعذّر العثور على هذا العمل.',
    'work.access_forbidden': 'جلسة هذا الموقع مخصصة لعمل آخر.',
    'work.not_owned_by_user': 'هذا العمل لمستخدم آخر.',
    'session.network_not_allowed': 'هذا العمل على شبكة غير شبكة جلسة هذا الموقع.',
    'version.already_in_progress': 'هناك تحديث آخر جارٍ لهذا العمل. حاول مرة أخرى بعد انتهائه.',
    'work.no_asset': 'لا تملك الخدمة ملفًا لهذا العمل لتُبقي عليه. اختر ملفًا للنسخة الجديدة.',
    'registration.audio_too_large': 'الملف أكبر مما يقبله هذا الموقع.',
    'registration.audio_empty': 'لم يصل أي شيء من الملف.',
    'registration.invalid_audio_format': 'الملف ليس تسجيلًا بصيغة يمكن تسجيلها.',
    'registration.insufficient_credits': 'رصيد هذا الموقع لا يكفي للتسجيل. يستطيع مديره زيادته.',
    'registration.dry_run_failed': 'سترفض سلسلة الكتل هذا التسجيل.',
    'work.certificate_unavailable': 'غير متاحة بهذه الصيغة؛ ملف PDF يتضمن JSON مرفقًا.',
    'work.already_registered': 'هذا الملف مسجّل من قبل بالعنوان نفسه والمبدعين أنفسهم.',
    'common.rate_limited': 'هناك طلبات كثيرة الآن. انتظر قليلًا من فضلك.',
    'session.rate_limited': 'هناك طلبات كثيرة الآن. انتظر قليلًا من فضلك.',
    'common.quota_exceeded': 'استُنفدت حصة هذا الموقع في الوقت الحالي.',
    'common.service_unavailable': 'الخدمة غير متاحة الآن.',
    'widget.network_error': 'تعذّر الوصول إلى الخدمة. تحقّق من اتصالك.',
    'widget.upload_error': 'تعذّر إرسال الملف.',
    'widget.malformed_response': 'أرسلت الخدمة ردًا لا يمكن قراءته.',
    'widget.unknown_error': 'حدث خطأ غير متوقع.',
    'widget.auth_retry_exhausted': 'رُفضت جلسة الموقع. أعد تحميل الصفحة من فضلك.',
    'widget.token_unavailable': 'لم يجدّد الموقع جلستك.',
    'widget.commitment_mismatch': 'البصمة المحسوبة على جهازك تختلف عن بصمة الخدمة، لذلك لم يُسجَّل شيء.',
    'widget.quote_invalid': 'تفيد الخدمة بأن هذا التسجيل لا يمكن أن يتم.',
    'transaction.failed': 'لم تقبل سلسلة الكتل المعاملة.',
  },
};
