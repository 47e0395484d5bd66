### What system says, in Japanese.

## src/dialects/edit.rs

its-line-cannot-taken-apart = この行は安全に分解できません
file-written-utf-16 = ファイルがUTF-16で書かれています
quote-or-bracket-opens-here = ここで始まる引用符かかっこが閉じられていません

## src/dialects/entries.rs

no-json-object = JSONオブジェクトではありません

## src/dialects/jsonc.rs

file-not-valid-utf-8 = ここから先が正しいUTF-8ではありません
file-empty = ファイルが空です
objects-lists-nested-too-deeply = オブジェクトやリストの入れ子が深すぎます
plist-damaged = 読み取れるプロパティリストではありません
plist-no-json = 日付か生データが含まれていて、Claude Codeは設定として受け取りません
file-holds-only-comments = ファイルにコメントしかありません

## src/dialects/jsonc_add.rs

its-outermost-value-no-object = 最も外側の値がオブジェクトではありません
nothing-can-added-safely = 安全に追加できません

## src/dialects/jsonc_put.rs

its-no-object = { $name }がオブジェクトではありません
result-would-not-say-what = 正しい結果になりません
would-no-text-any-more = テキストではなくなります

## src/dialects/jsonc_value.rs

its-value-no-text = 値が文字列ではありません
nobody-can-tell-which-character = そこに入る正しい文字が分かりません
its-quotes-would-have-change = 引用符も変える必要があります

## src/dialects/mend.rs

not-text-utf-8 = UTF-8の文字列ではありません
more-wrong-than-signs = 記号以外にも誤りがあります
sign-missing-middle-line = 行の途中に記号が足りません
something-stands-where-cannot-belong = あってはならない所に何かがあります
ends-middle = 途中で終わっています
there-more-behind-end = 末尾の後に続きがあります
text-does-not-end = 文字列が閉じられていません
comment-does-not-end = コメントが閉じられていません

## src/dialects/pem.rs

certificate-without-name = 名前のない証明書
pem-empty = 空です
der-form-claude-code-reads = DER形式です。Claude Codeが読むのは、-----BEGINで始まるPEM形式です
certificate-cut-off-or-damaged = 中の証明書が途中で切れているか、壊れています
holds-no-certificate = 証明書が入っていません
not-pem-form-which-begins = -----BEGIN CERTIFICATE-----で始まるPEM形式ではありません

## src/dialects/put.rs

value-holds-character-means-something = 値に、シェルで意味を持つ文字が入っています
such-file-has-sections-its = セクションに分かれたファイルで、末尾がどのセクションか分かりません
its-end-not-end-command = 末尾がコマンドの終わりではありません

## src/dialects/rewrite.rs

note-put-before = （+ 前に{ $text }を付ける）
# U+200B, and which character of the value it is
note-becomes-what-it-looks-like = { $place }文字目の{ $point }を、見た目どおりの文字に置き換え
note-taken-out = - { $place }文字目の{ $point }
note-and-more = ほか{ $count }件
note-without = （{ $entries }を除く）
value-no-utf-8 = 値がUTF-8の文字列ではありません
another-line-file-uses = ファイルの別の行が${ $variable }を使っています
its-value-put-together-shell = 値は書かれたままではなく、シェルが組み立てます
its-name-not-written-out = 名前がそのまま書かれていません
has-no-value = 値がありません

## src/dialects/words.rs

stands-there-more-than-once = { $word }が2回以上あります

## src/ports/fetch.rs

nothing-fetched-here = ここでは何も取得しません

## src/ports/keychain.rs

no-keychain = このセッションにキーチェーンがありません: { $because }
keychain-no-collection = キーチェーンに保存先のコレクションがありません
keychain-locked = キーチェーンがロックされています
keychain-timed-out = キーチェーンが{ $seconds }秒以内に応答しませんでした
keychain-several = キーチェーンに同じ名前の項目が複数あります
hint-no-keychain = 代わりにキーをシェルのファイルに保存するか、デスクトップのセッションで実行してください
hint-no-collection = デスクトップに1回ログインしてキーリングを作り、もう一度試してください
hint-keychain-locked = キーチェーンのロックを解除し、もう一度試してください
hint-keychain-timed-out = キーチェーンのパスワードを尋ねるウィンドウを探し、もう一度試してください
hint-keychain-several = システムのキーチェーンのプログラムで、余分な項目を削除してください
hint-keychain-other = システムのキーチェーンのプログラムを試してください
nobody-gave-one = 渡されませんでした

## src/ports/processes.rs

nothing-can-ended-here = ここでは何も終了できません

## src/sys/attributes.rs

its-attribute-cannot-kept = 属性{ $name }を保てません

## src/sys/hands.rs

cannot-replace = { $path }を置き換えられません: { $error }
cannot-write = { $path }に書き込めません: { $error }
cannot-remove = { $path }を取り除けません: { $error }
cannot-make-folder = フォルダー{ $path }を作れません: { $error }
cannot-rename = { $path }の名前を変えられません: { $error }
cannot-set-permissions = { $path }の権限を設定できません: { $error }
cannot-lock = { $path }をロックできません: { $error }
cannot-look-through = { $path }の中を調べられません: { $error }
# who is changing something right now; stands in brackets behind "another claude-fix"
lock-held-by = プロセス{ $id }
another-file-took-its-place = まさに今、変更されたか、別のファイルに置き換わりました
whose-process-not-known = プロセス不明
not-regular-file = 通常のファイルではありません
its-owner-cannot-kept = 所有者を保てません: { $error }
belongs-another-user = 別のユーザーのものです
others-may-write-into = ほかの人が書き込めます

## src/sys/keychain.rs

keychain-cannot-be-reached = 接続できません
items-content-not-what-claude = 項目の内容が、claude-fixがそこに保存するものではありません
longer-than = { $what }が{ $most }より長いです
keychain-refused = キーチェーンに断られました

## src/sys/network/fetch.rs

address-unreadable = アドレスを読めません
sent-on-to-nowhere = 転送先がありません
host-answered = { $host }の応答は{ $status }です
did-not-come-within-s = { $seconds }秒以内に届きませんでした
sent-more-than-times = 転送が{ $most }回を超えました
would-come-from-without-encryption = { $host }から暗号化なしで届きます
would-come-from-which-not = Anthropicのものと確認できない{ $host }から届きます
cannot-reached-through-proxy = プロキシ{ $proxy }:{ $port }経由で{ $host }に届きません
host-cannot-be-reached = { $host }に届きません
name-has-no-address = { $host }の名前にアドレスがありません
name-service-does-not-tell = ネームサーバーが{ $host }のアドレスを返しません
certificate-not-trusted-here-issued = { $host }の証明書（発行者: { $issuer }）は、ここでは信頼されていません
certificate-does-not-hold = { $host }の証明書が無効です
did-not-answer-time = { $host }が時間内に応答しませんでした
has-more-than-taken = 上限の{ $size }を超えています
broke-off-before-its-end = 途中で切れました

## src/sys/network/http.rs

address-holds-character-cannot-sent = アドレスに送れない文字が入っています
what-came-back-not-http = 応答がHTTPではありません
answer-broke-off = 応答が途中で切れました

## src/sys/network/key.rs

key-not-sent-without-encryption = 暗号化なしではキーを送りません
token-login-not-sent = ログインのトークンは送りません
key-holds-character-cannot-sent = キーに送れない文字が入っています
request-could-not-made = 要求を作れませんでした
proxy-does-not-open-tunnel = プロキシがトンネルを開きません
request-could-not-sent = 要求を送れませんでした

## src/sys/network/probe.rs

tls-version-and-issuer = { $version }、証明書の発行者 { $issuer }

## src/sys/network/roots.rs

root-without-name = 名前のないルート証明書

## src/sys/network/stages.rs

name-host-cannot-sent = ホストの名前を送れません
proxy-does-not-answer-http = プロキシの応答がHTTPではありません
proxys-answer-does-not-end = プロキシの応答が終わりません
no-certificate-can-made-out = この名前の証明書は発行できません
what-came-back-not-tls = 応答がTLSではありません

## src/sys/network/trust.rs

certificates-could-not-loaded = 証明書を読み込めませんでした

## src/sys/processes.rs

process-ended-by-itself = その間に自分で終了しました
claude-fix-ends-programs-linux = claude-fixがプログラムを終了できるのは、今はLinuxだけです
process-cannot-be-reached = プロセスに届きません: { $error }
another-program-has-its-number = その番号は別のプログラムのものになったため、何もしていません
cannot-asked-end = 終了を頼めません: { $error }
asked-end-still-runs-after = 終了を頼みましたが、{ $seconds }秒たっても動いています
asked-end-whether-did-not = 終了を頼みましたが、終了したか分かりません: { $error }

## src/sys/programs.rs

its-path-does-not-begin = パスがルートから始まっていません

## src/sys/security.rs

could-not-waited = 終了を待てませんでした


## src/sys/stream.rs

folder-name-files = フォルダーです。中のファイルを指定してください
device-or-socket-not-file = ファイルではなく、デバイスかソケットです

## src/dialects/mod.rs

registry-value-too-large = 値が{ $size }バイトあり、claude-fixが読む上限を超えています
registry-not-renamed = claude-fixが変数間で値を移すのはファイルの中だけです
edit-nothing-to-do = 取り除くものがありません
edit-not-safe = { $line }行目は安全に編集できません: { $because }
edit-broken = { $line }行目、{ $column }桁目: { $because }

## src/ports/programs.rs

program-timed-out = { $seconds }秒以内に応答しませんでした
program-wrote-too-much = 出力が64 KiBを超えました

## src/ports/files.rs

file-missing = 何もありません
file-dangling = シンボリックリンクの先に何もありません
not-a-file = 通常のファイルではなく、{ $what }です
file-too-large = { $size }バイトあり、読む上限の{ $limit }を超えています
file-denied = 権限がありません
file-denied-by-list = Windows がアクセスを拒否しました。アクセス制御リスト（プロパティの「セキュリティ」）が読み取りを許していません

## src/sys/stage.rs

# which signal ended a program
signal-unknown = 不明

## src/sys/held.rs

held-open = 別のプログラムがこのファイルを占有して開いています。Claude Code、エディター、バックアップのプログラムを閉じてから、もう一度お試しください
held-locked = 別のプログラムがこのファイルの一部をロックしています。Claude Code、エディター、バックアップのプログラムを閉じてから、もう一度お試しください
marked-read-only = 読み取り専用の印が付いています。プロパティでその印を外してから、もう一度お試しください
held-or-access-list = Windows が拒否しました。別のプログラムが開いているか、アクセス制御リスト（プロパティの「セキュリティ」）が変更を許していません
