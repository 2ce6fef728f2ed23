import type { Messages } from '../messages/messages.ts';

/** Every text a user reads, in Japanese, which has one form for every number. */
export const ja: Messages = {
  lang: 'ja',
  dir: 'ltr',

  brand: 'Allfeat Time Stamp',
  testNetwork: 'テストネットワーク',
  continue: '次へ',
  back: '戻る',
  cancel: 'キャンセル',
  edit: '編集',
  optional: '任意',
  copy: 'コピー',
  copied: 'コピーしました',
  copyRefused: '選択してコピーしてください',
  facts: (one, other) => `${one}、${other}`,

  steps: {
    label: '登録',
    names: { file: 'ファイル', title: 'タイトル', creators: '作者', review: '確認' },
    done: '、完了。この手順に戻る',
    doneOnly: '、完了',
    count: (at, of) => `ステップ ${at}/${of}`,
  },

  file: {
    heading: '録音を選んでください',
    lead: 'お使いの端末で指紋（ハッシュ値）を計算し、タイトルと作者とともにAllfeatブロックチェーンに刻みます。',
    leadChosen: 'このファイルがそのまま刻まれます。',
    drop: 'ここに録音をドロップ',
    choose: 'ファイルを選択',
    formats: (maxSize) => `WAV、FLAC、AIFF、MP3、AAC、OGG（${maxSize}まで）`,
    replace: '変更',
    replaceLabel: (name) => `${name}を変更`,
    chosen: (name) => `${name}を選択しました。`,
    kept: (name) => `${name ?? '現在のファイル'}をそのまま使います。`,
    replaces: (name) => `${name ?? '現在のファイル'}と差し替えます。`,
    keep: '現在のファイルを使う',
    play: '再生',
    pause: '一時停止',
    playLabel: (name) => `${name}を再生`,
    pauseLabel: (name) => `${name}を一時停止`,
    seek: (name) => `${name}の再生位置`,
    position: (at, of) => `${of}中${at}`,
    errors: {
      required: '登録する録音を選んでください。',
      empty: (name) => `${name}は空です。録音の入ったファイルを選んでください。`,
      tooLarge: (name, size, maxSize) => `${name}は${size}です。このサイトで扱えるのは${maxSize}までです。`,
      format: (name) =>
        `${name}は登録できる録音ではありません。WAV、FLAC、AIFF、MP3、AAC、OGGのいずれかを選んでください。`,
      unreadable: (name) =>
        `${name}を読み込めません。移動または名前が変更された可能性があります。もう一度選んでください。`,
    },
  },

  title: {
    heading: '作品のタイトルは？',
    lead: 'タイトルも指紋の一部になります。証明書に載せるとおりに入力してください。',
    label: 'タイトル',
    length: '文字数：',
    count: (length, max) => `${length} / ${max}`,
    errors: {
      required: (max) => `作品のタイトルを${max}文字以内で入力してください。`,
      tooLong: (max) => `タイトルが長すぎます。${max}文字以内で入力してください。`,
      invalid: 'タイトルに保存できない文字が含まれています。入力し直してください。',
    },
  },

  creators: {
    heading: '作者は誰ですか？',
    lead: '作詞、作曲、編曲に携わった全員を追加してください。名前やメールアドレスがチェーンに載ることはなく、載るのは指紋だけです。',
    legend: (ordinal) => `作者${ordinal}`,
    unnamed: (ordinal) => `作者${ordinal}`,
    fullName: '氏名',
    email: 'メールアドレス',
    roles: '役割',
    roleNames: { author: '作詞', composer: '作曲', arranger: '編曲', adapter: '翻案' },
    ipi: 'IPI',
    ipiHint: '11桁以内の数字',
    isni: 'ISNI',
    isniHint: '16文字',
    add: '作者を追加',
    count: (at, max) => `${max}人中${at}人`,
    remove: (name) => `${name}を削除`,
    errors: {
      required: '作者を1人以上追加してください。',
      fullName: {
        required: '氏名を入力してください。',
        tooLong: '氏名が長すぎます。255文字以内で入力してください。',
        invalid: '氏名に保存できない文字が含まれています。入力し直してください。',
      },
      email: {
        required: 'メールアドレスを入力してください。',
        tooLong: 'メールアドレスが長すぎます。255文字以内で入力してください。',
        invalid: 'name@site.comのように、アドレス全体を入力してください。',
      },
      roles: '役割を1つ以上選んでください。',
      ipi: 'IPIは1〜11桁の数字です。',
      isni: 'ISNIは15桁の数字と、数字またはXです。',
    },
    summary: {
      title: (_, shown) => `修正が必要な項目が${shown}件あります`,
      item: (who, problem) => `${who}：${problem}`,
    },
    unchanged: { title: 'まだ何も変更されていません', change: '作者を変更' },
  },

  review: {
    heading: '送信の準備ができました',
    headingQuoted: '登録の準備ができました',
    lead: '一度刻まれたバージョンは変わりません。新しいバージョンは後から追加できます。',
    title: 'タイトル',
    file: 'ファイル',
    creators: '作者',
    editTitle: 'タイトルを編集',
    editFile: 'ファイルを編集',
    editCreators: '作者を編集',
    send: 'ファイルを送信',
    sendAndRegister: '送信して登録',
    check: '料金を見る',
    update: '更新する',
    kept: 'そのまま使います',
    keptUnnamed: '現在のファイル',
  },

  price: {
    heading: '料金',
    networkFee: 'ネットワーク手数料',
    deposit: '保証金',
    serviceFee: 'サービス手数料',
    storageFee: '保管料',
    total: '合計',
    waived: '免除',
    later: '送信後に確定',
    credits: (amount) => `${amount}クレジット`,
    testnetHint: 'テストネットワークではチェーンの手数料がかかりません。',
    laterHint: '料金はファイルが届くと確定します。お支払いはこのサイトが行います。',
    shownFirst: '登録の前に正確な料金をご確認いただけます。',
    heldFor: '有効期間',
    over: 'この料金は期限が切れました。支払いの前に現在の料金をご確認いただけます。',
    renew: '現在の料金を見る',
    refunded: '登録に失敗した場合は全額戻ります。',
    accept: (amount) => `${amount}クレジットで登録`,
    acceptFree: '登録する',
  },

  upload: {
    heading: (title) => `「${title}」を送信中`,
    lead: '送信が終わるまでこのページを開いたままにしてください。接続が切れた場合は自動でやり直します。',
    starting: '開始しています',
    sent: (part, whole) => `${part} / ${whole}`,
    label: (filename) => `${filename}を送信中`,
    valueText: (percent, left) => (left === null ? percent : `${percent}、残り約${left}`),
    speed: '速度',
    perSecond: (size) => `毎秒${size}`,
    left: '残り時間',
    verify:
      '送信中にお使いの端末がファイルの指紋を計算します。支払いの前に、こちらの指紋と一致することを確かめます。',
    cancel: (filename) => `${filename}の送信をキャンセル`,
    retrying: '接続が切れました。やり直しています。入力内容は保たれています。',
    offline: 'オフラインです。接続が戻ると自動で再開します。',
    announce: {
      start: '送信を開始しました。',
      quarter: '4分の1を送信しました。',
      half: '半分を送信しました。',
      threeQuarters: '4分の3を送信しました。',
    },
  },

  quoting: {
    heading: '指紋を確認しています',
    lead: 'ファイルが届きました。支払いの前に2つの指紋を照合します。',
    announce: 'ファイルを送信しました。指紋を確認しています。',
    leadKept: '支払いの前に、新しいバージョンの2つの指紋を照合します。',
    announceKept: '指紋を確認しています。',
  },

  restarted:
    'セッションが別の方のものに更新されたため、同じ入力内容とファイルで最初からやり直しました。支払いは発生していません。',

  confirming: {
    heading: '登録しています',
    lead: '指紋が一致しました。登録を引き渡しています。',
    leadUnverified: '登録を引き渡しています。',
    again: 'まだ応答がありません。同じ登録をもう一度依頼しています。二重に支払われることはありません。',
    announce: '登録しています。',
  },

  tracking: {
    heading: 'チェーンに書き込んでいます',
    lead: (seconds) =>
      `${seconds}ほどかかります。最後にアクセスコードが届きますので、このページを開いたままにしてください。`,
    leadWithoutCode: (seconds) => `${seconds}ほどかかります。`,
    steps: {
      validating: '検証',
      preparing_transaction: '準備',
      signing: '署名',
      submitting: '送出',
      confirming: '承認',
    },
    blockHint: (seconds) => `チェーンは${seconds}ごとにブロックを生成します。`,
    done: '、完了',
    now: '、進行中',
    todo: '、これから',
    verified: 'お使いの端末で計算した指紋と一致しました：',
    announce: (step, at, of) => `${step}、ステップ ${at}/${of}。`,
    still: {
      heading: 'まだ処理中です',
      lead: 'チェーンの処理に通常より時間がかかっています。登録は自動で進み、失われることはありません。このトランザクション番号を控えてください。',
      keepWaiting: '引き続き待つ',
      transaction: 'トランザクション番号',
    },
  },

  complete: {
    heading: (title) => `「${title}」を登録しました`,
    lead: (date, time, block) => `${date} ${time}、ブロック${block}に刻まれました。`,
    ats: 'ATS',
    code: 'アクセスコード',
    show: '表示',
    hide: '非表示',
    theCode: '：コード',
    once: '二度と表示されません。',
    keep: 'このコードを持つ人は作品を更新できます。パスワードと同じように保管してください。',
    hidden: (last) => `非表示です。末尾は${last}です。`,
    codePending: 'アクセスコードを準備しています。',
    codeMissing:
      'アクセスコードがまだ届いていません。ページを再読み込みしてもう一度受け取るか、サイトにお問い合わせください。',
    download: 'ダウンロード',
    transaction: 'トランザクション',
    transactionLabel: (short) => `トランザクション${short}、新しいタブでエクスプローラーを開きます`,
    fingerprint: '指紋',
    copyTransaction: 'トランザクションをコピー',
    copyFingerprint: '指紋をコピー',
    another: '別の作品を登録',
    kept: 'アクセスコードを保存しました。',
    announce: (title, atsId) => `「${title}」をATS ${atsId}として登録しました。`,
  },

  certificate: {
    pdf: '証明書',
    pdfLabel: '証明書をPDFでダウンロード',
    json: 'JSON',
    jsonLabel: '証明書をJSONでダウンロード',
    waiting: 'サイトによるセッションの更新を待っています。',
    problem: (reason) => `証明書をダウンロードできませんでした。${reason}作品の登録はそのまま有効です。`,
  },

  leaving: {
    heading: 'アクセスコードがまだ保存されていません',
    text: '先にコピーまたはダウンロードしてください。このコードがないと誰も作品を更新できず、もう一度表示することもできません。',
    stay: 'このページに残る',
    leave: '保存せずに進む',
  },

  works: {
    label: 'あなたの作品',
    search: '作品を検索',
    searchPlaceholder: 'タイトルで検索',
    facts: (atsId, versions, date) => (versions === null ? date : `ATS ${atsId}、${versions}、${date}`),
    versions: (_, shown) => `${shown}バージョン`,
    pending: '登録中',
    count: (shown, total) => `${total}作品中${shown}作品`,
    more: 'さらに読み込む',
    loading: '作品を読み込んでいます。',
    none: '作品はまだありません',
    noneHint: '登録した作品がここに表示されます。',
    notFound: (search) => `「${search}」という作品はありません`,
    notFoundHint: 'タイトルの中を検索します。',
    all: 'すべての作品を表示',
    problem: (reason) => `作品を読み込めませんでした。${reason}`,
  },

  finding: {
    heading: 'どの作品ですか？',
    leadCode: '登録時に受け取ったアクセスコードを貼り付けてください。',
    leadList: '作品を1つ選んでください。',
    code: 'アクセスコード',
    codeHint: 'atc_で始まる68文字',
    showCode: 'アクセスコードを表示',
    hideCode: 'アクセスコードを非表示',
    find: '作品を探す',
    looking: '作品を探しています。',
    opening: (title) => `「${title}」を開いています。`,
    step: '作品',
    resume: (title) =>
      `前回ページを離れたとき、「${title}」の更新が進行中でした。結果を確認するには、アクセスコードをもう一度貼り付けてください。`,
    errors: {
      required: '作品のアクセスコードを貼り付けてください。',
      format: 'アクセスコードではありません。atc_に続けて、数字またはa〜fの英字が64文字並びます。',
      pending: 'この作品はまだチェーンに書き込まれていません。1分ほど待ってからもう一度お試しください。',
    },
  },

  work: {
    ats: (atsId) => `ATS ${atsId}`,
    versionName: (version) => `バージョン${version}`,
    current: '最新',
    failed: '作品を開けませんでした',
    disabled: {
      heading: 'このサイトではこのサービスを停止しています',
      lead: '作品に問題はありません。この参照番号をサイトの管理者に伝えて、再開を依頼してください。',
      leadWithoutReference: '作品に問題はありません。サイトの管理者に再開を依頼してください。',
    },
  },

  resumed: {
    tracking: (title) =>
      `前回ページを離れたときに進行中だった「${title}」の登録が見つかりました。引き続き確認します。`,
    confirming: (title) =>
      `前回ページを離れたとき、「${title}」の登録を引き渡している途中でした。もう一度依頼しています。二重に支払われることはありません。`,
    refunded: 'クレジットは戻されました。作品を登録するには、ファイルをもう一度選んでください。',
    doubt: (title) =>
      `前回ページを離れたとき、「${title}」の登録を引き渡している途中でした。結果をサービスで確認できません。登録が済んでいる可能性があります。二重に支払われることはありません。やり直す前に、サイトに確認を依頼してください。`,
    draft: '入力した内容を復元しました。ファイルは保存されませんので、もう一度選んでください。',
    title: 'タイトル',
    job: 'ジョブ番号',
  },

  elsewhere: {
    heading: '別のタブで開いています',
    lead: '別のタブがすでにこの処理を確認しています。そのタブを閉じると、このページが引き継ぎます。',
    another: 'ここで別の登録を始める',
  },

  unknown: {
    heading: 'このトランザクションが見つかりません',
    lead: '時間が経ちすぎているか、サービスの処理が遅れている可能性があります。トランザクション番号を控えてください。サイトで調べることができます。',
    ask: 'もう一度確認する',
    another: '別の登録を始める',
  },

  access: {
    network: 'ネットワーク',
    networks: { testnet: 'テストネットワーク', mainnet: 'メインネットワーク' },
    owner: '所有者',
    copyOwner: '所有者のアドレスをコピー',
    version: 'バージョン',
    registered: '登録日',
    versions: 'バージョン一覧',
    versionFacts: (date, block) => `${date}、ブロック${block}`,
    fingerprintOf: '指紋：',
    copyVersion: (version) => `バージョン${version}の指紋をコピー`,
    another: '別の作品を調べる',
    announce: (title) => `「${title}」が見つかりました。`,
  },

  download: {
    lead: (atsId, versions) => `ATS ${atsId}、${versions}`,
    announce: (title) => `「${title}」のファイルをダウンロードできます。`,
    list: (title) => `「${title}」のバージョン`,
    allWorks: 'すべての作品',
    anotherCode: '別のアクセスコード',
    audio: '音源',
    audioLabel: (version) => `バージョン${version}の音源をダウンロード`,
    certificate: '証明書',
    certificateLabel: (version) => `バージョン${version}の証明書をダウンロード`,
    started: { audio: '音源を取得しています。', certificate: '証明書を取得しています。' },
    complete: {
      audio: '音源のダウンロードを開始しました。',
      certificate: '証明書のダウンロードを開始しました。',
    },
    problem: {
      audio: (reason) => `音源をダウンロードできませんでした。${reason}`,
      certificate: (reason) => `証明書をダウンロードできませんでした。${reason}`,
    },
    retryAudio: (version) => `バージョン${version}の音源をもう一度ダウンロード`,
    retryCertificate: (version) => `バージョン${version}の証明書をもう一度ダウンロード`,
    creators: '作者',
    creatorsLabel: (version) => `バージョン${version}の作者`,
    creatorsBusy: '作者を読み込んでいます。',
    creatorsProblem: (reason) => `作者を読み込めませんでした。${reason}`,
    retryCreators: (version) => `バージョン${version}の作者をもう一度読み込む`,
  },

  update: {
    steps: { label: '更新' },
    file: {
      heading: '録音は変わりましたか？',
      lead: 'そのまま使うか、新しいバージョンのファイルを選んでください。',
      choose: '別のファイルを選択',
    },
    title: {
      heading: 'タイトルは変わりません',
      lead: '登録内容の一部なので、すべてのバージョンで同じタイトルになります。',
    },
    creators: {
      lead: '現在のバージョンの作者です。自由に変更、追加、削除できます。',
    },
    review: {
      headingQuoted: '更新の準備ができました',
      lead: '新しいバージョンはこれまでのバージョンと並んで刻まれ、以前のものもすべて残ります。',
      sendAndRegister: '送信して更新',
    },
    price: {
      laterHint: '料金は新しいバージョンの確認後に確定します。お支払いはこのサイトが行います。',
      shownFirst: '刻む前に正確な料金をご確認いただけます。',
      refunded: '更新に失敗した場合は全額戻ります。',
      accept: (amount) => `${amount}クレジットで更新`,
      acceptFree: '更新する',
    },
    confirming: {
      heading: '更新しています',
      lead: '指紋が一致しました。更新を引き渡しています。',
      leadUnverified: '更新を引き渡しています。',
      again: 'まだ応答がありません。同じ更新をもう一度依頼しています。二重に支払われることはありません。',
      announce: '更新しています。',
    },
    tracking: {
      still: {
        lead: 'チェーンの処理に通常より時間がかかっています。更新は自動で進み、失われることはありません。このトランザクション番号を控えてください。',
      },
    },
    complete: {
      heading: (title) => `「${title}」を更新しました`,
      another: '別の作品を更新',
      announce: (title, atsId) => `「${title}」（ATS ${atsId}）に新しいバージョンができました。`,
    },
    resumed: {
      tracking: (title) =>
        `前回ページを離れたときに進行中だった「${title}」の更新が見つかりました。引き続き確認します。`,
      confirming: (title) =>
        `前回ページを離れたとき、「${title}」の更新を引き渡している途中でした。もう一度依頼しています。二重に支払われることはありません。`,
      refunded: 'クレジットは戻されました。作品を更新するには、もう一度始めてください。',
      doubt: (title) =>
        `前回ページを離れたとき、「${title}」の更新を引き渡している途中でした。結果をサービスで確認できません。更新が済んでいる可能性があります。二重に支払われることはありません。やり直す前に、サイトに確認を依頼してください。`,
    },
    failed: {
      heading: '更新できませんでした',
      headingDoubt: '更新が受け付けられたか確認できません',
      kept: '変更内容はそのまま残っています。支払いは発生していません。',
      refunded: 'クレジットは戻されました。変更内容はそのまま残っています。',
      doubt:
        '更新を引き渡したときにサービスから応答がありませんでした。二重に支払われることはありません。やり直す前に、サイトに確認を依頼してください。',
    },
    disabled: {
      heading: 'このサイトでは更新を停止しています',
      lead: '作品に問題はありません。この参照番号をサイトの管理者に伝えて、再開を依頼してください。',
      leadWithoutReference: '作品に問題はありません。サイトの管理者に再開を依頼してください。',
    },
  },

  failed: {
    heading: '登録できませんでした',
    headingDoubt: '登録が受け付けられたか確認できません',
    headingSetup: 'ウィジェットが設定されていません',
    kept: 'ファイルと入力内容はそのまま残っています。支払いは発生していません。',
    refunded: 'クレジットは戻されました。ファイルと入力内容はそのまま残っています。',
    doubt:
      '登録を引き渡したときにサービスから応答がありませんでした。二重に支払われることはありません。やり直す前に、サイトに確認を依頼してください。',
    request: 'リクエスト',
    copyRequest: 'リクエストIDをコピー',
    retry: 'もう一度試す',
    back: '確認に戻る',
    restart: '最初からやり直す',
  },

  disabled: {
    heading: 'このサイトでは登録を停止しています',
    lead: 'ファイルに問題はありません。この参照番号をサイトの管理者に伝えて、再開を依頼してください。',
    leadWithoutReference: 'ファイルに問題はありません。サイトの管理者に再開を依頼してください。',
  },

  session: {
    heading: 'セッションを更新しています',
    hint: '入力内容は保たれています。サイトが応答すると自動で再開します。',
  },

  otherError: (message) => `サービスからの応答：「${message}」`,

  errors: {
    'access_code.format_invalid': 'アクセスコードではありません。',
    'access_code.not_found':
      'このアクセスコードの作品はありません。全体がコピーされているか確認してください。',
    'access_code.expired': 'このアクセスコードは期限切れです。',
    'work.not_found': 'この作品が見つかりません。',
    'work.access_forbidden': 'このサイトのセッションは別の作品のものです。',
    'work.not_owned_by_user': 'この作品は別のユーザーのものです。',
    'session.network_not_allowed': 'この作品は、このサイトのセッションとは別のネットワークにあります。',
    'version.already_in_progress': 'この作品の別の更新が進行中です。終わってからもう一度お試しください。',
    'work.no_asset':
      'そのまま使えるファイルがサービスにありません。新しいバージョンのファイルを選んでください。',
    'registration.audio_too_large': 'ファイルがこのサイトの上限を超えています。',
    'registration.audio_empty': 'ファイルのデータが届きませんでした。',
    'registration.invalid_audio_format': '登録できる形式の録音ではありません。',
    'registration.insufficient_credits':
      'このサイトのクレジットが登録に足りません。サイトの管理者が追加できます。',
    'registration.dry_run_failed': 'この登録はチェーンに受け付けられません。',
    'work.certificate_unavailable': 'この形式では用意されていません。JSONはPDFに添付されています。',
    'work.already_registered': '同じファイル、タイトル、作者の組み合わせがすでに登録されています。',
    'common.rate_limited': 'アクセスが集中しています。少し待ってからお試しください。',
    'session.rate_limited': 'アクセスが集中しています。少し待ってからお試しください。',
    'common.quota_exceeded': 'このサイトの利用枠は現在いっぱいです。',
    'common.service_unavailable': '現在サービスを利用できません。',
    'session.action_not_allowed': 'このサイトのセッションでは許可されていません。',
    'session.invalid_external_user_ref':
      'このサイトのセッションは別のユーザーのものです。ページを再読み込みしてください。',
    'registration.upload_session_not_found': 'アップロードの有効期限が切れました。',
    'registration.upload_session_forbidden': 'このアップロードは以前のセッションのものです。',
    'registration.prepared_forbidden': 'このアップロードは以前のセッションのものです。',
    'registration.prepared_not_found': '料金の有効期限が切れました。',
    'registration.commitment_invalid': 'サービスがこの作品の指紋を計算できませんでした。',
    'registration.duplicate_title': 'このタイトルの作品はすでに登録されています。',
    'transaction.not_found': 'サービスにこのトランザクションがありません。',
    'transaction.expired': 'トランザクションの有効期限が切れました。',
    'external_user.not_found': 'サービスにこのユーザーが登録されていません。',
    'common.validation_failed': '入力内容の一部がサービスに受け付けられませんでした。',
    'common.forbidden': 'サービスで許可されていません。',
    'common.not_found': 'サービスで見つかりませんでした。',
    'common.auth.jwks_unavailable': '現在サービスを利用できません。',
    'common.auth.backend_unavailable': '現在サービスを利用できません。',
    'transaction.store_unavailable': '現在サービスを利用できません。',
    'widget.network_error': 'サービスに接続できませんでした。接続を確認してください。',
    'widget.upload_error': 'ファイルを送信できませんでした。',
    'widget.malformed_response': 'サービスからの応答を読み取れませんでした。',
    'widget.unknown_error': '予期しない問題が発生しました。',
    'widget.auth_retry_exhausted': 'サイトのセッションが拒否されました。ページを再読み込みしてください。',
    'widget.token_unavailable': 'サイトがセッションを更新しませんでした。',
    'widget.commitment_mismatch':
      'お使いの端末で計算した指紋がサービスのものと異なるため、登録は行われませんでした。',
    'widget.quote_invalid': 'サービスの判断により、この登録は進められません。',
    'transaction.failed': 'トランザクションはチェーンに受け付けられませんでした。',
  },
};
