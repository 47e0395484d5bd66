### What the checks say, in Japanese.

### Rows of the registry

credentials-ladder =
    .title = 使用中の認証情報
    .why = Claude Codeは決まった順序で複数の場所を調べ、最初に見つけた認証情報を使います。後の場所により良いものがあっても変わりません。
status-last_worked =
    .title = 最後に動いた時刻
    .why = 最後に動いてから変わったものが、原因であることがよくあります。
status-you_said =
    .title = あなたの答え
    .why = どのアカウントが正しいか、ブラウザーに何が表示されているかなど、人にしか分からないことがあります。
login-claude_ai =
    .title = claude.aiのログイン
    .why = 保存されたログインは、サインインから約1か月の期限まで、数時間ごとに自動で更新されます。サービスがまだ受け入れるかは実際の要求でしか分からず、claude-fixはそれを送りません。
login-account =
    .title = Claude Codeの記憶
    .why = Claude Codeは、ログインのほかに、アカウント、最初の質問に答えたか、どのキーを断ったかを記憶します。それがログインと合わないと、再び尋ねるか、別のアカウントを表示します。
credentials-api_key =
    .title = キーをAPIに確認
    .why = 取り消されたキーも見た目は同じです。無料の要求GET /v1/modelsで、APIがそのキーを認識するかが分かります。費用はかかりません。
credentials-helper =
    .title = キーを出力するプログラム
    .why = 設定にapiKeyHelperがあると、Claude Codeは起動のたびにプログラムを実行し、その出力をキーとして、どのログインよりも先に送ります。そのプログラムが失敗している間は、サインインし直しても解決しません。
credentials-characters =
    .title = キーの中の見えない文字
    .why = ページやチャットからコピーしたキーには、目に見えない文字が混ざることがあります。Claude Codeは両端の改行と空白を取り除きますが、それ以外の文字があるとキーは使えません。
environment-variables =
    .title = 変数とその設定場所
    .why = 起動ファイルで一度設定した変数は、何度ログインしても残ります。claude-fixは、設定している場所で無効にできるように、ファイルと行を探します。
settings-files =
    .title = 設定ファイル
    .why = 読み込めない設定ファイルは、スクリプトでは何も言わずに飛ばされ、その中の変数もすべて無効になります。
provider-configuration =
    .title = クラウド事業者
    .why = クラウド事業者を使う場合、Claude Codeはそのクラウド自身の認証情報でサインインします。Claude Codeのキーやログインは使われません。
provider-credentials =
    .title = クラウドの認証情報
    .why = クラウド事業者を使う場合、Claude Codeはそのクラウド自身のサインインを使います。それには期限があり、分かる範囲でファイルから調べます。
credentials-profile =
    .title = Anthropicのプロファイル
    .why = Anthropic自身のコマンドラインツールのプロファイルが、claude.aiのログインより優先されることがあります。そのログインの期限が切れると、Claude Codeにサインインしても解決しません。
environment-modes =
    .title = Claude Codeのモード
    .why = bareモードでは、Claude Codeはログインをまったく読みません。また、コマンド/loginを隠す変数があります。
settings-policy =
    .title = サインインできる人の制限
    .why = 管理者は、1つの組織のログインだけを許可できます。その場合、キー、トークン、別のアカウントがあると、Claude Codeは起動時に止まります。ほかの設定ファイルでは、同じ項目は提案にすぎません。
policy-company =
    .title = 会社のポリシー
    .why = 会社は、問い合わせ先、会社のマシンで行ってほしくない修復、使うプロキシを決められます。claude-fixはそれに合わせて提案します。このファイルは禁止と推奨だけができ、何かを実行させることはありません。
store-credentials =
    .title = 保存されたサインイン
    .why = Claude Codeは、ログインを1つのファイルに保存します。途中で切れたり読めなくなったりすると、理由を言わずに、誰もサインインしたことがないかのように動きます。
store-keychain =
    .title = macOSのキーチェーン
    .why = Macでは、Claude Codeはログインをキーチェーンに保存します。ユーザーと設定フォルダーの名前で探し、SSHのようにキーチェーンがロックされていると読めません。
store-config =
    .title = Claude Code自身の状態ファイル
    .why = ~/.claude.jsonには、アカウント、プロジェクト、初回起動の状態があります。途中で切れると、Claude Codeは起動のたびに止まり、サインインやサインアウトのコマンドも止まります。
store-folder =
    .title = 設定フォルダー
    .why = Claude Codeが記憶するものは、すべて1つのフォルダーにあります。削除を勧める記事もありますが、その前に何が失われるかを知る必要があります。
store-place =
    .title = ログインを探す場所
    .why = CLAUDE_CONFIG_DIRは、ログインの場所を変えます。展開されない書き方をすると、誰もサインインしていないフォルダーを指します。
network-settings =
    .title = プロキシと証明書の設定
    .why = Claude Codeは、独自の順序で最初に設定されているプロキシ変数を使い、デスクトップのプロキシ設定は見ません。証明書は3つの場所から読みます。
network-api =
    .title = APIへの経路
    .why = APIに届かなければ何も動かず、サインインし直しても変わりません。
network-sign_in =
    .title = サインインサービスへの経路
    .why = platform.claude.comは、ログインの発行と更新を行います。このホストだけが遮断されていると、ログインの更新が必要になるまで動き、その後失敗します。
network-claude_ai =
    .title = claude.aiへの経路
    .why = サブスクリプションでのサインインはこのページを通り、インストーラーもここから取得します。保存済みのサインインには必要ありません。
network-claude_com =
    .title = claude.comへの経路
    .why = ブラウザーでのサインインは、ここから始まります。保存済みのサインインには必要ありません。
network-downloads =
    .title = ダウンロードと更新の経路
    .why = Claude Codeの新しいバージョンは、このホストから届きます。利用やサインインには必要ありません。
network-original_api =
    .title = Anthropic自身のAPIへの経路
    .why = ここでは要求が別のアドレスに送られています。Anthropic自身のAPIが応答するかどうかで、どちらに問題があるかが分かります。
network-other_proxy =
    .title = Claude Codeに見えないプロキシ
    .why = デスクトップやほかのプログラムは、Claude Codeが探さないプロキシを使うことがあります。それでしか外に出られない場合、ブラウザーは動き、Claude Codeは動きません。
network-portal =
    .title = ネットワークのサインインページ
    .why = ホテルや列車のWi-Fiは、誰かがサインインするまで、すべてに自分のページを返します。暗号化も認証情報もない要求を1回送れば分かります。
network-names =
    .title = hostsファイルとネームサーバー
    .why = hostsファイルの行は、どのネームサーバーよりも優先されます。広告ブロッカーや古い手順が、どこにも通じない行を残すことがあります。
network-interfaces =
    .title = ネットワークの接続口とVPN
    .why = VPNは、Anthropicへの経路を開くことも閉じることもあります。片付けずに終わったVPNは、どこにも通じない経路を残します。
network-routes =
    .title = このマシンから外への経路
    .why = VPNは通信を専用のデバイスに通し、終了時に経路を残すことがあります。
network-exceptions =
    .title = プロキシの例外
    .why = NO_PROXYは、プロキシを通さないホストの一覧です。プロキシでしか外に出られない場合、そのホストにはまったく届きません。
network-certificates =
    .title = 証明書ファイル
    .why = 会社のルート証明書は、PEM形式のファイルでClaude Codeに渡します。ファイルがないか形式が違うと、Claude Codeは何も言わずに、それなしで続けます。
network-stores =
    .title = 証明書の一式
    .why = CLAUDE_CODE_CERT_STOREは、会社のものを含め、このシステムが信頼する証明書を外すことがあります。
install-copies =
    .title = インストール済みのClaude Code
    .why = PATHの最初のclaudeが動きます。新しいものより前に古いものがあると、サインインに失敗します。
service-real_message =
    .title = 実際のメッセージ
    .why = claude-fixは、保存されたログインを決して送りません。サービスが受け入れるかは、Claude Code自身がメッセージを送ったときだけ分かり、利用枠を少し使います。
service-status =
    .title = Anthropicの稼働状況ページ
    .why = 障害の間、このマシンに問題はなく、そのときの削除やサインアウトは失うだけです。
environment-home =
    .title = 誰のホームフォルダーか
    .why = Claude Codeは、起動した人のホームフォルダーでログインを探します。sudo、root、コンテナー、WSLではいつもと別のフォルダーになり、そこでは誰もサインインしていません。
login-sessions =
    .title = 動いているClaude Codeのセッション
    .why = セッションは起動時のログインを使い続け、複数が同時に更新するとログインが失われることがあります。使用量の表示やアカウントの切り替えを行うプログラムも更新します。
editors-settings =
    .title = エディターのClaude Code
    .why = 拡張機能には専用のClaude Codeがあり、端末にない変数を渡せます。そのため、同じアカウントでも、一方で動き、もう一方で動かないことがあります。
editors-callback =
    .title = ブラウザーからの戻り道
    .why = サインインの後、ブラウザーはlocalhostという名前でこのマシンに応答を渡します。その名前が別の場所を指していると、応答は届きません。

## src/checks/account.rs

answered = 回答済み
account-of-organisation = { $address }（{ $letter }…）
without-home-folder-nothing-remembered = ホームフォルダーがないため、何も記憶されません
no-state-file-first-questions = { $file }がないため、Claude Codeは最初の質問をします
file-cannot-be-read = { $file }を読めません: { $error }
state-file-damaged = { $file }が壊れています。ステップ6を見てください
claude-code-remembers-account = Claude Codeはアカウントを記憶しています
claude-code-remembers-no-account = Claude Codeはアカウントを記憶していません
not-answered-yet = 未回答
label-first-questions = 最初の質問
declined-earlier = 以前に断っています

## src/checks/api_key.rs

host-answered-401 = { $host }が401を返しました { $message }
length-in-characters = { $length }文字
key-comes-from-program-asked = キーはプログラムが出力するもので、その実行時に確認します
no-api-key-or-auth = APIキーも認証トークンも使われていません
holds-login-token-which-claude = { $source }にログイントークンがあります。claude-fixはこれを決して送りません
key-holds-characters-claude-code = キーに、Claude Codeが送らない文字があります
anthropic-base-url-no-complete = ANTHROPIC_BASE_URLがhttps://hostのような完全なアドレスではありません
anthropic-base-url-names-no = ANTHROPIC_BASE_URLにホストがありません
key-never-sent-unencrypted-address = キーは暗号化せずに送りません。今のアドレス: http://{ $host }
send-requests-key-goes-there = { $settings }が要求を{ $host }に送ります。あなたの指示がない限り、キーをそこへ送りません
set-so-key-could-read = { $settings }が{ $name }を設定しており、途中でキーを読まれる可能性があります。あなたの指示がない限り送りません
see-step-7-then-run = ステップ7を見てから、もう一度確認してください
address-force-names-no-host = 今のアドレスにホストがありません
variable-cannot-be-used = { $variable }を使えません: { $because }
answered-401-without-anthropic-custom = { $host }はANTHROPIC_CUSTOM_HEADERSなしで401を返しました。キーについては何も分かりません
connection-not-trusted-so-key = { $host }への接続が信頼できないため、キーを送りませんでした
no-answer-came-from = { $host }から応答がありませんでした（{ $stage }）
knows-key = { $host }はこのキーを認識しています
says-organisation-key-disabled = { $host }によると、このキーの組織は無効です
answered-which-says-nothing-about = { $host }が{ $status }を返しました。キーについては何も分かりません
wait-few-minutes = 数分待ってください
hint-step-7 = ステップ7を見てください
label-looks-like = 種類の見た目
kind-api-key = APIキー
kind-login-token = ログイントークン
kind-refresh-token = リフレッシュトークン
kind-admin-key = 管理者用のキー（モデルは使えません）
kind-unknown = Anthropicが発行するものではありません
label-would-be-asked = 確認先

## src/checks/aws.rs

aws-keys-environment-ended-at = 環境変数のAWSのキーは、{ $when }に期限が切れました。
aws-profile-names-profile-which = AWS_PROFILEがプロファイル{ $profile }を指していますが、AWSのどのファイルにもありません。
aws-has-no-profile-called = AWSのプロファイルdefaultがここになく、AWS_PROFILEも別のものを指していません。
aws-keys-profile-ended-at = プロファイル{ $profile }のAWSのキーは、{ $when }に期限が切れました。
aws-profile-names-neither-keys = AWSのプロファイル{ $profile }に、キーもサインインの方法もありません。
aws-sign-profile-ended-at = プロファイル{ $profile }のAWSのサインインは、{ $when }に期限が切れました。
nobody-has-signed-aws-profile = このマシンでは、プロファイル{ $profile }で誰もAWSにサインインしていません。

## src/checks/certificates.rs

file-of-variable-cannot-be-used = { $variable }の{ $file }を使えません: { $because }
verification-certificates-switched-off = 証明書の検証が無効になっています
no-variable-names-certificate-file = 証明書ファイルを指す変数はありません
certificate-files-named-can-used = 指定された証明書ファイルは使えます
value-no-path = 値がパスではありません
certificate-ended-at = 証明書は{ $when }に期限が切れました
key-does-not-belong-certificate = このキーは証明書と対になっていません
not-set-key-alone-no = { $variable }が未設定で、キーだけでは使えません
holds-no-certificate = 証明書が入っていません
not-set-certificate-alone-no = { $variable }が未設定で、証明書だけでは使えません
holds-no-private-key = 秘密鍵が入っていません
no-set-certificates-left-out = 外されている証明書の一式はありません
address-api-cannot-used = APIのアドレスを使えません
proxy-set-cannot-used = 設定されたプロキシを使えません
all-sets-certificate-trusted = { $variable }は{ $stores }です。すべての一式を使えば、証明書は信頼されます
all-sets-not-trusted-either = { $variable }は{ $stores }です。すべての一式を使っても、信頼されません
no-connection-comes-through = 接続が通りません

## src/checks/cloud.rs

google-credentials-file = GOOGLE_APPLICATION_CREDENTIALSは{ $shown }を指していますが、問題があります: { $error }。
no-cloud-sign-in-looked-at = クラウドを使っていないため、そのサインインは確認していません
no-cloud-provider-switched = クラウド事業者は使われていません
nothing-its-files-speaks-against = ファイルを見る限り、クラウドのサインインに問題はありません
does-not-hold-credentials-googles = { $shown }に、Googleのプログラムが理解できる認証情報がありません。
not-there-programs-machine-not = { $shown }がありません。このマシンのプログラムはGoogle Cloudにサインインしていません。
not-there-nobody-signed-azure = { $shown }がありません。このマシンでは誰もAzureにサインインしていません。
damaged-nobody-signed-azure-machine = { $shown }が壊れています。このマシンでは誰もAzureにサインインしていません。
names-no-subscription-nobody-signed = { $shown }にサブスクリプションがありません。このマシンでは誰もAzureにサインインしていません。

## src/checks/config_file.rs

no-copy = なし
copy-and-size = { $file }、{ $size }
no-home-no-place = ホームフォルダーがないため、置く場所がありません
no-state-file-yet = { $file }はありません。Claude Codeが作ります
file-may-not-be-read = { $file }を読む権限がありません
look-at-its-owner = 所有者を確認してください
run-again-when-closed = このファイルを開いている可能性のあるプログラムを閉じてから、もう一度確認してください
has-which-more-than-read = { $file }は{ $size }あり、読み取る上限を超えています
look-whether-claude-starts-file = claudeが起動するか確認してください。これほど大きいと遅くなります
file-can-be-read = { $file }は読めます
file-cannot-be-read-because = { $file }を読めません: { $because }
label-newest-good-copy = 最新の正常な写し
could-not-read-its-end = 最後まで読めませんでした
ends-middle = 途中で終わっています（{ $line }行{ $column }桁）
no-json-object = JSONオブジェクトではありません（{ $line }行{ $column }桁）
file-is-empty = 空です
holds-nothing-but-zeros = ゼロだけが入っています

## src/checks/config_folder.rs

folder-holds = { $shown }の中: { $holds }
because-of = 理由: { $reason }
no-folder-yet = { $shown }はありません。Claude Codeが作ります
symbolic-link-nothing-there = { $shown }は{ $target }へのシンボリックリンクですが、その先に何もありません
not-yours-alone = { $shown }はあなただけのものではありません: { $whose }
not-folder = { $shown }は{ $what }で、フォルダーではありません
label-is-a-link = リンク
link-to-what = { $link }（実体は{ $real }）
label-not-looked-into = 未調査
folders-may-not-read = 読めないフォルダー{ $count }個
label-perhaps-not-claudes = 別のものの可能性
label-not-moved-whole = 全体は移動しません
belongs-root = rootのものです
belongs-user-number = ユーザー番号{ $owner }のものです
others-may-write-into = ほかの人も書き込めます

## src/checks/editors.rs

editor-extension = 拡張機能{ $version }
sets-names = { $names }を設定
without-home-folder-no-editor = ホームフォルダーがないため、エディターを探せません
starts-claude-code-another-way = { $name }は、端末とは別の方法でClaude Codeを起動します
no-editor-claude-code-found = Claude Codeを使うエディターは見つかりませんでした
editors-start-claude-code-like = 設定を見る限り、エディターは端末と同じようにClaude Codeを起動します
file-cannot-be-read-at-all = { $file }を読めません
name-localhost-leads-machine = localhostという名前は、このマシンを指しています
gives-localhost-address = { $file }がlocalhostにアドレス{ $address }を与えています

## src/checks/elsewhere.rs

store-of-unknown-form = 保存形式が不明です。gsettings get org.gnome.system.proxy modeで確認できます
store-not-read = { $error }。gsettings get org.gnome.system.proxy modeで確認できます
this-system = このシステム
scutil-proxy-shows = scutil --proxyで確認できます
proxy-by-a-script = ネットワークのスクリプトでプロキシを決めています。そのスクリプトは実行しません

## src/checks/exceptions.rs

no-proxy-set = プロキシは設定されていません
set-without-exceptions = { $through }が設定され、例外はありません
lets-pass-proxy = { $list }により、{ $host }はプロキシを通りません
names-no-host-claude-code = { $list }に、Claude Codeが必要とするホストはありません

## src/checks/gather.rs

its-outermost-value-no-object = 最も外側の値がオブジェクトではありません
claude-code-reads-plain-json = { $error }。Claude Codeは標準のJSONだけを読みます
projects-settings-set-which-decides = プロジェクトの設定が{ $name }を設定しており、通信の経路や信頼する相手がこれで決まります
cannot-used-proxy = { $variable }はプロキシとして使えません: { $because }
login-keychain-locked = このセッションではキーチェーンがロックされています
has-stored-login-has-few = { $size }あります。保存されたログインは数千バイト程度です

## src/checks/hidden_characters.rs

character-taken-away = { $place }: { $point } { $name }、{ $length }文字中{ $position }文字目。Claude Codeが取り除くため、害はありません
character-refused = { $place }: { $point } { $name }、{ $length }文字中{ $position }文字目。Claude Codeはこの値を拒否します
character-sent-along = { $place }: { $point } { $name }、{ $length }文字中{ $position }文字目。Claude Codeはそのまま送るため、値が違うものになります
characters-and-more = { $place }: ほか{ $more }件
no-key-token-header-or = キー、トークン、ヘッダー、アドレスのどれも設定されていません
value-holds-characters-do-not = 値に余分な文字が含まれています
value-claude-code-does-not = ここでClaude Codeが使わない値に、余分な文字が含まれています
every-character-one-belongs-there = すべて正しい文字です
only-white-space-at-edges = 両端の空白だけです。Claude Codeが取り除きます
bytes-no-text-utf-8 = { $place }: UTF-8の文字列ではないバイト

## src/checks/home.rs

decides-where-login-not-home = ログインの場所は、ホームフォルダーではなく{ $variable }で決まります
there-no-other-home-folder = ほかに見るべきホームフォルダーはありません
login-lies-another-home-folder = 別のホームフォルダー{ $folder }にログインがあります
usual-home-folder-user = このユーザーのいつものホームフォルダーです
no-login-lies-another-home = 別のホームフォルダーにログインはありません
home-holds-login = ログインあり
no-login-there = ログインなし
login-looked-usual-place = ログインはいつもの場所で探されます
misspelt-variable-leads-to = { $variable }は{ $chosen }を指しています: { $because }
folder-variable-leads-to = { $variable }は{ $chosen }を指しています
label-a-login-lies-in = ログインの場所
not-replaced-home-folder = 中の~はホームフォルダーに置き換えられません
variable-not-replaced-its-value = 中の変数は値に置き換えられません
quotes-or-blanks-around-count = 前後の引用符や空白も名前の一部とみなされます
no-whole-path-so-means = 完全なパスではないため、作業フォルダーごとに別のフォルダーを指します
no-such-folder-exists = そのフォルダーはありません

## src/checks/hosts.rs

vs-code-remote = VS Code（リモート）
jetbrains-editor = JetBrainsのエディター

## src/checks/hosts_edit.rs

belongs-another-user = 別のユーザーのものです

## src/checks/injected.rs

not-edited-launch-agent = claude-fixはlaunch agentを編集しません
program-quarantined = ネットワークから来て誰も承認していないファイルとして、macOSが隔離しています。xattr -d com.apple.quarantine { $path } で解除できます
program-needs-rosetta = Intelプロセッサー搭載Mac用なので、ここではRosettaが必要です: softwareupdate --install-rosetta
program-apple-silicon = Appleプロセッサー搭載Mac用ですが、このMacのプロセッサーは違います
not-edited-launchd = ファイルではなく、launchdが保持しています
not-edited-form = claude-fixはこの形式のファイルを編集しません

## src/checks/installs/find.rs

link-leads-nowhere = リンク先がないリンクです
cannot-looked-at = 調べられません
may-not-executed = 実行する権限がありません
stray-is-folder = フォルダーです
stray-is-no-program = プログラムではありません

## src/checks/installs/means.rs

winget-asks-itself = WinGet自身があなたに確認します
no-node-found-path-user = このユーザーが信頼できるnodeがPATHにありません
belongs-another-user-claude-fix = 別のユーザーのもので、claude-fixはほかの人の権限を求めません
no-npm-found-safe-run = 安全に実行できるnpmが見つかりません
no-found-safe-run = 安全に実行できる{ $name }が見つかりません
no-brew-found-safe-run = 安全に実行できるbrewが見つかりません
systems-packages-need-administrators-rights = システムのパッケージには管理者の権限が必要で、claude-fixはそれを求めません
its-folder-belongs-another-user = そのフォルダーは別のユーザーのものです

## src/checks/installs/mod.rs

told-by-npms-folder = npmのフォルダーは{ $shown }です
told-by-script = { $shown }のスクリプトがこれを指しています
systems-list-packages-names = システムのパッケージ一覧にあります
told-by-place = { $folder }にあります
told-by-target = { $shown }を指しています
claude-code-runs-from = { $others ->
    [0] Claude Code { $number }が{ $shown }から動きます
   *[other] Claude Code { $number }が{ $shown }から動きます。ほかに{ $others }個あります
}
does-not-start = { $shown }は起動しません: { $because }
npms-stub-its-second-half = { $shown }はnpmの仮のファイルで、本体がありません
gives-no-answer = { $shown }は応答しません: { $because }
version-not-known = { $shown }のバージョンは不明です: { $because }
run-claude-version-yourself-see = claude --versionを自分で実行し、起動するか確認してください。
makes-claude-lead-something-not = { $place }により、claudeは存在しないものを指しています
installed-but-its-folder-not = { $shown }はインストール済みですが、そのフォルダーがPATHにありません
no-claude-folders-path = PATHの{ $searched }個のフォルダーにclaudeがありません
claude-stands = claudeは{ $path }のエイリアスです
claude-stands-itself-options = claudeは、オプション付きのclaude自身のエイリアスです
claude-function-or-alias-only = claudeは、シェルだけが追える関数またはエイリアスです

## src/checks/installs/safe.rs

belongs-project-which-could-have = プロジェクトのもので、プロジェクトが置いた可能性があります
lies-working-folder-where-project = 作業フォルダーにあり、プロジェクトが置いた可能性があります
others-could-change = ほかの人も{ $file }を変更できます

## src/checks/installs/version.rs

claude-version-complained = claude --versionが終了コード{ $code }で終わりました: { $complaint }
printed-no-version = claude --versionが、バージョンではなく{ $text }を出力しました
because-and-fault = { $because }。{ $fault }
only-copy-runs-asked = 確認するのは実際に動くものだけです
another-processor = 別のプロセッサー
program-linux = Linux用のプログラムです
made-machine = { $made_for }用ですが、このマシンは{ $arch }です
program-cut-off = 途中で切れています: { $whole }のうち{ $there }
program-macos = macOS用のプログラムです
program-windows = Windows用のプログラムです
claude-version-did-not-answer = claude --versionが、2回とも{ $seconds }秒以内に応答しませんでした
script-whose-first-line-does = 最初の行に実行プログラムの指定がないスクリプトで、シェルからしか実行できません
program-its-first-line-names = 最初の行が指定するプログラム、またはその必要な部分が、このマシンにありません
signal-ended = シグナル（{ $signal }）で終了しました
claude-version-ended-code = claude --versionが終了コード{ $code }で終わりました
ended-without-code = 終了コードなしで終わりました

## src/checks/interfaces.rs

interface-on = 有効
interface-off = 無効
on-way-to-everywhere = 有効 · すべての宛先への経路
on-way-to-some = 有効 · 一部の宛先への経路
off-way-to-everywhere = 無効 · すべての宛先への経路
off-way-to-some = 無効 · 一部の宛先への経路
system-does-not-list-its = このシステムでは、ネットワークの接続口を一覧できません
off-routes-still-lead-into = { $left }は切れていますが、経路がまだ向いています。そこへの通信は失われます
vpn = VPNが有効です: { $on }
no-vpn-seen-machine = このマシンにVPNは見つかりません
vpn-windows-counts-too-not = WindowsのVPNも経路に関わりますが、ここからは見えません

## src/checks/key_program.rs

no-settings-file-names-apikeyhelper = apiKeyHelperを指定する設定ファイルはありません
apikeyhelper-set-something-comes-before = apiKeyHelperが設定されていますが、より優先されるものが使われます
label-named-in = 指定場所
label-it-took = 所要時間
projects-local-settings = このプロジェクトのローカル設定
projects-settings = このプロジェクトの設定
program-from-not-run-without = { $whose }のプログラムは、あなたの「はい」なしに実行しません（指定: { $file }）
read-what-runs-if-trust = 何を実行するかを読み、信頼できるなら端末で実行してください。キーだけを出力する必要があります
program-names-another-one-every = { $file }が指定するプログラムはフォルダーごとに変わるため、実行しませんでした
name-its-whole-path-from = ルートまたは~から始まる完全なパスで指定してください
has-not-ended-after-s = { $seconds }秒たっても終わらず、Claude Codeが待ち続けます
writes-without-end = 出力が終わりません
cannot-started = 起動できません: { $error }
prints-which-no-api-key = 出力は{ $what }で、APIキーではありません
without-variables-projects-settings-set = このプロジェクトの設定の変数なしでは失敗します。変数ありでは実行していません
login-token-sk-ant-oat = ログイントークン（sk-ant-oat…）
refresh-token-sk-ant-ort = リフレッシュトークン（sk-ant-ort…）
admin-key-sk-ant-admin = 管理者用のキー（sk-ant-admin…）
program-names-key = { $file }が指定する、キーを出力するプログラム: { $because }
label-it-wrote = 出力
start-claude-fix-home-folder = プロジェクトの影響を受けないホームフォルダーで、claude-fixを起動してください
program-names-prints-key = { $file }が指定するプログラムは、キーを出力します

## src/checks/keychain.rs

keychain-holds-login-of = キーチェーンに{ $date }のログインがあります
keychain-item-of = { $name }（{ $date }）
keychain-state-locked = ロック中
only-macos-keeps-login-keychain = ログインをキーチェーンに保存するのはmacOSだけです
keychain-holds-login = キーチェーンにログインがあります
keychain-holds-no-login-named = キーチェーンに、{ $account }の「{ $service }」という名前のログインはありません
keychain-is-locked = このセッションではキーチェーンがロックされています
run-security-show-keychain-info = 実行してください: security show-keychain-info
label-looked-for = 探したもの
label-the-keychain = キーチェーン
label-console-key = Consoleログインのキー
label-another-login = 別のログイン
keychain-could-not-asked = キーチェーンを確認できませんでした: { $error }

## src/checks/ladder.rs

state-used = 使用中
state-absent = なし
no-usable-credential-claude-code = 使える認証情報がありません。Claude Codeはサインインを求めます
claude-code-uses = Claude Codeは{ $used }を使います
claude-code-uses-hides = Claude Codeは{ $used }を優先し、{ $hidden }を使いません
home-not-set-folder-so = HOMEがフォルダーを指していないため、Claude Codeがサインインを保存する場所がありません
set-home-home-folder-then = HOMEにホームフォルダーを設定し、claude-fixをもう一度実行してください
not-used-but-sent-too = 使われませんが、一緒に送られます
not-used = 使われません
state-cannot-be-used = 使えません

## src/checks/last_worked.rs

there-no-home-folder-which = 記憶を置くホームフォルダーがありません
claude-fix-has-not-seen = claude-fixは、このマシンで動いたところをまだ見ていません
memory-cannot-be-read = { $file }を読めません: { $error }
worked-when-claude-fix-looked = { $when }にclaude-fixが見たときは動いていました
not-what-claude-fix-writes = { $file }はclaude-fixが書いた内容ではありません

## src/checks/message.rs

message-uses-little-quota-sent = メッセージは利用枠を少し使います。--live、またはここでmを押すと送ります
label-claude-code-said = Claude Codeの応答
claude-code-not-path = PATHにClaude Codeがありません
message-not-run = { $shown }を実行しません: { $because }
claude-code-too-old-bring = このClaude Codeは古すぎます。先に最新にしてください
claude-code-stopped = Claude Codeが止まりました: { $error }
claude-code-does-not-know = このClaude Codeは必要なオプションに対応していません。先に最新にしてください
real-message-answered-service-accepts = 実際のメッセージに応答がありました。サービスはこのサインインを受け入れています
real-message-turned-down = 実際のメッセージは拒否されました。{ $words }
real-message-not-answered = 実際のメッセージに応答がありませんでした。{ $words }
no-message-sent = メッセージは送信されませんでした: { $because }
run-claude-yourself-send-any = claudeを自分で起動してメッセージを送り、表示された内容をpで貼り付けてください。

## src/checks/modes.rs

switches-bare-mode = { $variable }によりbareモードが有効です
line-starts-claude-its-bare = { $file }の{ $line }行目が、claudeをbareモードで起動します
hides-command-login = { $variable }によりコマンド/loginが隠されています
claude-code-starts-usual = Claude Codeは通常どおりに起動します

## src/checks/network.rs

host-answers = { $host }は応答します
host-answered = { $host }は応答しました
answered-status-ms = { $host }は{ $millis } msで{ $status }を返しました
certificate-until = { $date }まで有効、{ $trusted }
signed-by = { $subject }（署名: { $issuer }）
signed-by-from-to = { $subject }（署名: { $issuer }、{ $from }～{ $until }）
label-certificate-number = 証明書{ $number }
label-says = 内容
label-wait = 待ち時間
no-complete-address-such-https = https://hostのような完全なアドレスではありません
anthropic-base-url-cannot-used = ANTHROPIC_BASE_URLを使えません: { $because }
mozillas-list = Mozillaの一覧
systems-store = このシステムの保管庫
trusted-nobody-here = ここでは信頼されていません
trusted-by = { $sets }で信頼
label-without-proxy = プロキシなし
s-apart-from-servers = サーバーとの差は{ $skew }秒
answered-ms = { $host }は{ $millis } msで応答しました
wants-proof-only-browser-gives = { $host }が、ブラウザーでしか通れない検査を求めています
does-not-serve-requests-from = { $host }は、このネットワークまたは場所からの要求に応じません
something-between-answers-page-its = 途中の何かが、{ $host }の代わりに自分のページを返しています
says-too-many-requests-came = { $host }によると、ここからの要求が多すぎます（429）
trouble-answered = { $host }に障害があります: { $status }を返しました
connects-ms = { $millis } msで接続
name-has-no-such-address = この名前にその種類のアドレスはありません
not-tried = 未確認
label-proxy-wants = プロキシの要求
label-sends-on-to = 転送先
label-title-of-page = ページ名

## src/checks/new_key.rs

file-of-another-user = { $shown }は別のユーザーのものです
file-and-error = { $shown }: { $error }
new-key = 新しいキー
claude-code-reads-token-from = Claude Codeは、トークンを変数からだけ読みます
key-belongs-into-keychain-or = キーの置き場所はキーチェーンまたは変数です
no-desktop-session-keychain-runs = キーチェーンを使えるデスクトップセッションが動いていません
there-no-home-folder = ホームフォルダーがありません
claude-code-does-not-read = Claude Codeは{ $file }を読みません: { $because }
cannot-edited = { $file }を編集できません: { $error }
not-known-where-claude-fix = claude-fix自身の場所が分かりません
folder-not-there = { $shown }のフォルダーがありません
cannot-edited-safely = { $shown }を安全に編集できません: { $error }
windows-variable-kept-system-not = Windowsでは、変数はファイルではなくシステムに保存されます
start-up-files-not-known = { $shell }の起動ファイルが分かりません
no-start-up-file-known = { $home }の下に、対応している起動ファイルがありません
others-may-read-close-first = ほかの人も{ $file }を読めます。先に読めないようにしてください

## src/checks/other_hosts.rs

requests-go-anthropics-own-api = 要求はAnthropic自身のAPIに送られます（上を見てください）
proxy-set-cannot-used-see = 設定されたプロキシを使えません（上を見てください）

## src/checks/other_proxies.rs

start-up-file = 起動ファイル

## src/checks/other_proxy.rs

proxy-named-in = { $of }（{ $file }）
proxy-set-claude-code-itself = Claude Code自身にプロキシが設定されています
proxy-not-read = { $of }のプロキシを読みませんでした: { $because }
no-other-program-here-names = 読める範囲では、プロキシを指定するほかのプログラムはありません
proxy-another-program-has-no = 別のプログラムのプロキシにポートがありません

## src/checks/policy.rs

decides-who-may-sign = { $file }が、サインインできる人を制限しています
suggests-account-which-binds-nobody = { $file }がアカウントを提案していますが、強制ではありません
no-settings-file-decides-who = サインインできる人を制限する設定ファイルはありません
only-administrator-changes-computer = コンピューター全体の環境変数は管理者だけが変更できます
registry-value-no-text = そこにある値はテキストではありません
cmd-runs-it-at-start = cmdが起動のたびに実行するもので、claude-fixはコマンドを変更しません
belongs-to-desktop-app = Claude Desktopアプリのものです
powershell-does-not-run = PowerShellはこれを実行しません。スクリプトの規則が{ $rule }です
administrator-manages-file = このファイルは管理者が管理しています

## src/checks/portal.rs

proxy-set-which-answers-network = プロキシが設定されており、それがネットワークの代わりに応答します
network-answers-page-its-own = このネットワークは自分のページを返します
no-page-network-stands-between = 途中にネットワークのページはありません
nothing-answers-without-encryption-so = 暗号化なしでは何も応答しないため、ネットワークのページがあっても見えません

## src/checks/profile.rs

chosen-by-variables = 変数
profile-login-ended = ログインの期限が切れており、更新できません
no-profile-chosen = プロファイルは選ばれていません
profile-chosen-cannot-work = プロファイル{ $name }が選ばれていますが、使えません: { $because }
profile-chosen = プロファイル{ $name }が選ばれています
file-active-config = ファイルactive_config
label-chosen-by = 選択元
profile-of-environment = 環境変数のもの
its-identity-token-cannot-read = IDトークン{ $file }を読めません: { $error }
others-may-read-claude-code = ほかの人も{ $shown }を読めるため、Claude Codeはこのファイルを拒否します
no-json = { $shown }はJSONではありません

## src/checks/provider.rs

nothing-set-up-cloud = { $flag }が有効ですが、そのクラウドの設定がありません
cloud-is-set-up = { $flag }が有効で、{ $found }があります

## src/checks/put.rs

set-come-first = { $settings }が{ $variable }を設定しており、優先されます
there-no-home-folder-settings = 設定を置くホームフォルダーがありません
put-cannot-edit-because = { $shown }を編集できません: { $because }
put-cannot-edit = { $shown }を編集できません: { $error }
folder-does-not-exist-yet = { $shown }のフォルダーがまだありません。claudeを1回起動してください
put-file-cannot-be-read = { $shown }を読めません: { $error }

## src/checks/ready.rs

claude-fix-does-not-try = claude-fixはこれを試しません

## src/checks/service.rs

status-page-answered-nothing = 応答がありませんでした
incident = { $name }（{ $state }）
incident-since = { $name }（{ $state }、{ $since }から）
incident-elsewhere = { $name }（{ $state }、Claude Codeには関係なし）
incident-elsewhere-since = { $name }（{ $state }、{ $since }から、Claude Codeには関係なし）
what-came-back-not-what = 届いた内容は、稼働状況ページのものではありません
status-page-answered = { $status }を返しました
could-not-asked-whether-incident = { $host }に確認できませんでした: { $because }。障害が起きているかは不明です
incident-reported = Anthropicの発表: { $name }（{ $state }）
component-state = Anthropicの発表: { $name }（{ $state }）
anthropic-reports-no-incident-concerns = Claude Codeに関係する障害の発表はありません
label-in-one-sentence = 要約

## src/checks/sessions.rs

session-since = { $version } · { $since }から
session-since-in = { $version } · { $since }から · { $place }
label-process = プロセス{ $pid }
folder-service = フォルダー同期サービス
which-sessions-run-told-linux = 動いているセッションは、今のところLinuxでしか分かりません
list-processes-cannot-read = プロセスの一覧を読めません
no-claude-code-session-runs = 動いているClaude Codeのセッションはありません
one-claude-code-session-runs = Claude Codeのセッションが1つ動いています
claude-code-sessions-run = Claude Codeのセッションが{ $count }個動いています
session-version-not-known = バージョン不明
label-also-runs = ほかに実行中

## src/checks/settings_files.rs

name-no-variable-has = 変数として使えない名前
no-settings-file-exists-none = 設定ファイルはありません。なくても構いません
one-settings-file-can-read = 設定ファイルは1つで、読めます
settings-files-all-can-read = 設定ファイルは{ $count }個で、すべて読めます
claude-code-cannot-read = Claude Codeは{ $file }を読めません: { $because }
sets-no-variable = 変数の設定なし
not-read-because = 読めません: { $because }

## src/checks/shown.rs

switch-on = 有効
switch-off = 無効
characters-not-shown = { $length }文字（表示しません）
not-shown-because-piece-password = パスワードの一部を含む可能性があるため、表示しません
not-shown-because-no-complete = 完全なアドレスではないため、表示しません

## src/checks/sign_in.rs

keychain-login-not-opened = キーチェーンにログインがあります。開いていません
keychain-login-written = キーチェーンに{ $when }に書かれたログインがあります。開いていません
no-home-no-login = ホームフォルダーがないため、ログインを置く場所がありません
nobody-signed-claude-ai-here = ここでは誰もclaude.aiにサインインしていません
signed-login-renews-itself-next = サインイン済みです。ログインは自動で更新されます（次は{ $when }）
signed-until-nothing-stored-which = { $until }までサインイン済みです。ログインを更新するためのものは保存されていません
signed-login-ran-out-at = サインイン済みです。ログインは{ $when }に期限が切れ、次の要求でClaude Codeが更新します
login-ended-at-cannot-renewed = ログインは{ $when }に期限が切れ、更新できません
login-cannot-renewed = ログインを更新できません
claude-code-emptied-login-after = ログインを更新できなかったため、Claude Codeが空にしました
stored-login-cannot-used = 保存されたログインを使えません: { $because }
whether-somebody-signed-cannot-told = 誰かがサインインしているかは分かりません: { $because }
hint-step-6 = ステップ6を見てください

## src/checks/stored_login.rs

file-cannot-be-used = { $file }を使えません: { $because }
could-not-judged = { $file }を判断できませんでした: { $because }
look-at-owner-permissions-file = ファイルの所有者と権限を確認してください
does-not-exist-login-keychain = { $file }はありません。ログインはキーチェーンにあります
does-not-exist-none-stored = { $file }はありません。何も保存されていません
whole-but-its-tokens-empty = { $file }は壊れていませんが、トークンが空です
whole-but-others-may-read = { $file }は壊れていませんが、ほかの人も読めます
login-file-whole = { $file }は壊れていません
label-what-it-is = 種類
label-also-inside = ほかの内容

## src/checks/surroundings.rs

entry-leads-nowhere = { $host } → { $address }（どこにも通じません）
servers-written-by = { $servers }（{ $by }が設定）
a-vpn = VPN
windows-keeps-its-name-servers = Windowsはネームサーバーをレジストリーに保存します。ipconfig /allで確認できます
does-not-name-anthropics-hosts = { $file }にAnthropicのホストはありません
gives-address-its-own = { $file }が{ $host }に独自のアドレスを与えています
label-name-servers = ネームサーバー
none-named-machine-itself-asked = 指定がないため、このマシン自身に問い合わせます
system-does-not-show-its = ここでは、システムの経路を確認できません
there-no-usual-way-out = このマシンから外への通常の経路がありません
no-vpn-device-leads-packets = VPNのデバイスを通る経路はありません
packets-can-leave-through = 通信は{ $devices }から外に出られます
no-usual-way = 通常の経路なし

## src/checks/told.rs

label-you-said = あなたの答え
label-you-pasted = 貼り付けた内容
nothing-asked-or-pasted-session = このセッションでは、質問への回答も貼り付けもありません
nothing-tells-more-about-machine = この中に、このマシンについての手がかりはありません
one-thing = 手がかり1つ: { $one }
things-count = 手がかり{ $count }つ

## src/checks/variables.rs

only-names-looked-for = 変数の名前だけを探しました: { $error }
variables-set = 設定あり: { $names }
from-places = { $places }から
file-line = { $file }の{ $line }行目
label-start-up-files = 起動ファイル
more-than-rest-not-read = { $most }個を超えるため、残りは読みませんでした
file-not-read = 読めません: { $error }
no-variable-and-files-left = Claude Codeのサインインを左右する変数はありません。読んだ起動ファイルは{ $most }個だけです
no-variable-steers = Claude Codeのサインインを左右する変数はありません
terminal-no-file-sets-found = この端末。設定しているファイルは見つかりませんでした
not-terminal-set = この端末にはありません。設定場所: { $places }
terminal-has-another-value-than = この端末の値はファイルの内容と違います。{ $from }
too-large-edited-safely = 大きすぎて安全に編集できません

## src/checks/walk.rs

name-cannot-shown = 表示できない名前

## src/checks/way.rs

proxy-counts = 使用中
file-holds-certificates = { $file } · 証明書{ $count }件
only-store = { $store }だけ
der-form-claude-code-reads = DER形式です。Claude CodeはPEMだけを読みます
holds-no-certificate-pem-form = PEM形式の証明書が入っていません
no-such-file-exists = そのファイルはありません
claude-code-goes-through-proxy = Claude Codeは{ $variable }のプロキシを通ります
no-proxy-no-certificates-own = プロキシも独自の証明書も設定されていません
no-proxy-set-certificates-own = プロキシは設定されていませんが、独自の証明書があります
proxy-does-not-count = 使われません
without-proxy-lists = プロキシなし（{ $variable }に{ $entry }があるため）
certificates-not-verified = 0: 証明書をまったく検証しません
which-claude-code-does-not = { $file }の{ $proxy }（Claude Codeは読みません）
label-proxy-of = { $of }のプロキシ

## Labels of evidence: what was measured, before its value

label-asked = 問い合わせ先
label-certificate = 証明書
label-clock = 時計
label-deadline = 期限
label-from = 読み込み元
label-holds = 中身
label-incident = 障害
label-key = キー
label-kind = 種類
label-length = 長さ
label-permissions = 権限
label-plan = プラン
label-proxy = プロキシ
label-request = 要求ID
label-sent = 送信
label-set = 設定
label-size = サイズ
label-took = 所要時間

## src/checks/own_roots.rs

certificate-without-name = 名前のない証明書
subject-until = { $subject }（{ $date }まで有効）

## src/checks/together.rs

not-readable-any-more = もう読めません
