### What is said where Claude Code's own rules decide, in Japanese.

program-may-not-be-run = 実行する権限がありません（コード126）
program-not-found = 見つかりませんでした（コード127）
program-ends-with-code = 終了コード{ $code }で終わりました
program-ended-by-signal = シグナル{ $signal }で終了しました
program-ended-without-code = 終了コードなしで終わりました
program-prints-no-text = テキストではないバイトを出力します
program-prints-nothing = 何も出力せずに終わります
program-prints-lines = { $lines }行を出力します。出力できるのはキーだけです
program-prints-words = 複数の単語を出力します。出力できるのはキーだけです
program-prints-odd-key = 出力したキーの{ $position }文字目に{ $name }（{ $code_point }）があります
program-prints-too-much = 1語で{ $length }文字を出力します。これはキーではありません

login-is-empty = 空です
login-begins-with-mark = 先頭に、Claude Codeが受け付けないバイト順マーク（BOM）があります
login-is-no-text = UTF-8のテキストではありません
login-ends-in-middle = 途中で終わっています（{ $line }行{ $column }桁）
login-is-no-json = JSONではありません（{ $line }行{ $column }桁）
login-no-object = 最も外側の値がオブジェクトではありません
login-entry-no-object = 項目claudeAiOauthがオブジェクトではありません
login-scopes-no-list = 項目scopesが一覧ではありません

given-no-text = テキストではありません
character-at = { $position }文字目の{ $code_point } { $name }
holds-character-none-its-kind = この種類にはない文字が含まれています
has-only-characters-probably-cut = { $length }文字しかありません。コピーの途中で切れた可能性があります
login-token-sk-ant-oat = これはAPIキーではなく、ログイントークン（sk-ant-oat…）です。CLAUDE_CODE_OAUTH_TOKENに入れてください
refresh-token-sk-ant-ort = これはリフレッシュトークン（sk-ant-ort…）で、保存されたログインの中だけで使うものです
admin-key-sk-ant-admin = これは管理者用のキー（sk-ant-admin…）です。組織を管理するもので、モデルは使えません
api-key-sk-ant-api = これはclaude setup-tokenのトークンではなく、APIキー（sk-ant-api…）です。ANTHROPIC_API_KEYに入れてください
no-api-key-one-begins = これはAPIキーではありません。APIキーの先頭は sk-ant-api です
no-token-one-begins-sk = これはトークンではありません。トークンはsk-ant-oatで始まります

the-keychain = キーチェーン

proxy-bare-percent = ユーザー名またはパスワードの中の%は、%25と書きます
proxy-password-cuts = パスワードに/、?、#がそのまま含まれ、アドレスがそこで終わってしまいます
proxy-is-socks = Claude CodeはSOCKSに対応していません
proxy-begins-otherwise = http://で始まっていません
proxy-names-no-host = ホストがありません

page-no-address = アドレスではありません
page-not-anthropic = Anthropicのものではありません
page-incomplete = 不完全です。{ $names }がありません
what-pasted-no-address-begins = 貼り付けたものは、httpsで始まるアドレスではありません。
what-pasted-no-address = 貼り付けたものは、アドレスではありません。
address-does-not-lead-anthropic = このアドレスはAnthropicのものではありません。そこでサインインしないでください。
another-page-than-one-signs = サインインするページとは別のページです。このアドレスからは何も分かりません。
address-whole = このアドレスは欠けていません。
address-not-whole-missing-at = このアドレスは欠けています。末尾に{ $names }がありません。
proxy-no-address = http://host:portのような完全なアドレスではありません
settings-from-server = Anthropicのサーバーまたはゲートウェイからの設定
only-signed-in-is-sent = サインイン済みのClaude Codeにだけ送られます
no-key-given = キーが入力されていません
key-holds-strange =
    { $count ->
       *[other] キーに余分な文字が含まれています
    }
no-token-given = トークンが入力されていません
token-holds-strange =
    { $count ->
       *[other] トークンに余分な文字が含まれています
    }
keychain-answer-unreadable = キーチェーンの応答を読めませんでした
keychain-without-answer = キーチェーンを確認できませんでした。応答せずに終わりました
keychain-not-asked = キーチェーンを確認できませんでした: { $because }
