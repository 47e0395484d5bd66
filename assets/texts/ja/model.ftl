### What the parts of the model say, in Japanese. First the steps of the wizard, by their ids.

step-status =
    .title = 状態
    .question = Claude Codeはどの認証情報を、どこから使っていますか。
step-sign_in =
    .title = サインイン
    .question = ここで誰がサインインし、いつまで有効ですか。
step-api_key =
    .title = APIキー
    .question = 設定されたキーをAPIは受け入れますか。
step-hidden_characters =
    .title = 見えない文字
    .question = キーに見えない文字が入っていませんか。
step-environment =
    .title = 環境変数と設定
    .question = サインインの方法を変える変数や設定ファイルはどれですか。
step-stored_sign_in =
    .title = 保存されたサインイン
    .question = このマシンに保存されたサインインは壊れていませんか。
step-network =
    .title = ネットワークとVPN
    .question = ここからClaude CodeはAnthropicに届きますか。
step-install =
    .title = インストール
    .question = Claude Codeはインストールされていますか。どれが動きますか。
step-service =
    .title = サービスとアカウント
    .question = サービスは動作していますか。このアカウントで使えますか。
step-editors =
    .title = エディターとリモート
    .question = エディターやリモートのシェルでも同じサインインが使えますか。

rung-gateway-session = ゲートウェイのセッション
rung-cloud-provider = クラウド事業者
rung-auth-token = 認証トークン
rung-api-key-helper = APIキーのヘルパー
rung-api-key = APIキー
rung-oauth-token = OAuthトークン
rung-anthropic-profile = Anthropicのプロファイル
rung-console-key = Consoleのキー
rung-claude-ai-login = claude.aiのログイン

without-proxy-answers-proxy-what = プロキシなしなら{ $host }は応答します。プロキシが止めています。
without-proxy-does-not-work = プロキシなしでも動きません: { $trouble }。
api-answers = APIが応答します
sign-service-answers = サインインのサービスが応答します
everything-answers = すべて応答します
helped-vpn-off = VPNを切ると、{ $answers }。VPNか、その会社のファイアウォールが止めています。VPNは{ $vpn }でした。Anthropicのホストを通すよう管理者に依頼するか、VPNなしで使ってください。
helped-vpn-on = VPNを入れると、{ $answers }。このネットワークだけではAnthropicに通じません。Claude Codeを使う間は、VPNを入れたままにしてください。
helped-unseen = 今度は{ $answers }。前は応答しませんでした。あなたの変更が効いたか、自然に復旧したかのどちらかです。確かめるには、変更を戻してもう一度見てください。
harmed-vpn-off = VPNを切ると動かなくなります: { $trouble }。ここでは、Claude CodeにVPNが必要です。
harmed-vpn-on = VPNを入れると動かなくなります: { $trouble }。VPNか、その会社のファイアウォールが止めています。VPNは{ $vpn }です。
harmed-unseen = 前は動きましたが、今は動きません: { $trouble }。変更を元に戻してください。
works-both-times-what-changed = どちらの場合も動きます。あなたの変更は、Claude Codeが止まる原因ではありません。
works-vpn-without-vpn-not = VPNがあってもなくても動きます。VPNは、Claude Codeが止まる原因ではありません。
works-vpn-without-but-answer = VPNがあってもなくても動きますが、VPNがあると応答が{ $quick } msから{ $slow } msに延びます。
works-vpn-without-but-without = VPNがあってもなくても動きますが、VPNがないと応答が{ $quick } msから{ $slow } msに延びます。
works-both-times-first-ms = どちらの場合も動きます。最初は{ $first } ms、次は{ $then } msです。
fails-at-same-place-both = どちらの場合も同じ所で失敗します: { $then }。ここからはVPNの変化が見えませんでした。切ったり入れたりしたのなら、VPNは原因ではありません。
fails-at-same-place-vpn = VPNがあってもなくても同じ所で失敗します: { $then }。VPNは原因ではありません。
vpn-without-neither-way-leads = VPNありの場合: { $first }。VPNなしの場合: { $then }。どちらもAnthropicに通じません。
without-vpn-neither-way-leads = VPNなしの場合: { $first }。VPNありの場合: { $then }。どちらもAnthropicに通じません。
fails-both-times-at-different = どちらの場合も失敗しますが、場所が異なります。最初: { $first }。次: { $then }。

effect-trimmed = 取り除くので無害
effect-refused = 値を拒否
effect-sent = そのまま送るため、値が無効

by-anthropics-installer = Anthropicのインストーラー
by-npm-global = npm（全プロジェクト用）
by-npm-local = npm（~/.claude/localの旧式）
by-npm-project = npm（プロジェクト内）
by-version-manager = バージョン管理ツール
by-desktop-app = Claude Desktopアプリ
by-package-manager = システムのパッケージ
by-unknown = インストール方法は不明
nobody-asked = 確認していません
runs-because-comes-before-path = PATHで{ $folder }が{ $other }より先にあるため、これが動きます
runs-because-path = { $folder }がPATHにあるため、これが動きます
not-used-because-comes-first = PATHで{ $folder }が先にあるため、使われません
not-used-because-not-path = { $folder }がPATHにないため、使われません



service-has-incident = サービスに障害が出ています: { $name }
wants-check-only-browser-passes = { $host }が、ブラウザーしか通れない検査を求めています
asks-wait-too-many-requests = 要求が多すぎるため、{ $host }が待つよう求めています（429）
refuses-requests-from-here = { $host }が、ここからの要求を断っています（{ $status }）
answers-cannot-serve-now = { $host }は今、応じられません（{ $status }）
web-page-answers-place = { $host }の代わりにWebページが返ってきます

stage-tls = 暗号化

the-proxy = プロキシ{ $proxy }
name-cannot-be-found = { $hop }の名前が見つかりません
name-service-does-not-tell = ネームサーバーが{ $hop }のアドレスを返しません
refuses-connection = { $hop }が接続を拒否しています
there-no-route = { $hop }への経路がありません
does-not-answer = { $hop }の応答がありません
asks-user-name-password-407 = { $hop }がユーザー名とパスワードを求めています（407）
refuses-connect = { $hop }が{ $host }への接続を断っています（{ $status }）
certificate-not-trusted-issued = { $host }の証明書（発行者: { $issuer }）が信頼されていません
connection-cut = { $hop }への接続が切断されます
answers-something-claude-code-does = { $hop }の応答をClaude Codeが理解できません
issuer-without-name = 名前のない発行者
short-no-such-name = 名前が見つかりません
short-no-name-service = ネームサーバーの応答なし
short-timed-out = 時間内に応答なし
short-no-route = 経路なし
short-cut = 切断
short-proxy-login = 407: ユーザー名とパスワードの要求
short-proxy-status = 接続せずに{ $status }

changes-nothing-lasts = 後に残る変更はありません
can-undone-byte = 1バイトも違わず元どおりになります
removes-more-than-one-file = 2つ以上のファイルを取り除くか、何かを失います
ends-programs-run-undo-does = 動いているプログラムを終了します。「元に戻す」でも起動しません
loses-nothing-undo-does-not = 何も失いません。「元に戻す」では戻りません
signs-anew-undo-does-not = サインインし直します。「元に戻す」では戻りません
signs-out-undo-does-not = サインアウトします。「元に戻す」では戻りません
removes-program-undo-does-not = プログラムを取り除きます。「元に戻す」では戻りません
installs-program-undo-does-not = プログラムをインストールします。「元に戻す」では戻りません
takes-several-things-out-use = 複数のものを一度に外します。元に戻せます

claude-code-became = Claude Codeが{ $then }から{ $now }になりました
claude-runs-instead = 動くclaudeが{ $then }から{ $now }に変わりました
credential-took-place = 使われるものが、{ $then_from }の{ $then }から{ $now_from }の{ $now }に変わりました
credential-is-gone = { $then_from }の{ $then }がなくなりました
api-asked-at-instead = APIの接続先が{ $then }から{ $now }に変わりました
proxy-stands-between = 間にプロキシ{ $now }が入りました
proxy-no-longer-set = プロキシ{ $then }の設定がなくなりました
proxy-took-place = プロキシが{ $then }から{ $now }に変わりました
certificate-signed-instead = 証明書の署名者が{ $then }から{ $now }に変わりました


impact-maintenance = メンテナンス中
impact-minor = 遅延または不安定
impact-major = 一部停止

signed-console-account-its-api = Consoleアカウントでサインインしました。APIキーが保存されています。
claude-code-said-worked-where = Claude Codeは成功と表示しました。ログインの保存先は、ここからは見えません。
claude-code-said-worked-whether = Claude Codeは成功と表示しましたが、確かめられません: { $because }。
signed-login-good-until-renews = サインインしました。ログインは{ $when }まで有効で、自動で更新されます。
said-worked-unchanged = Claude Codeは成功と表示しましたが、ディスクのログインは変わっていません。
signed-claude-code-renews-login = サインインしました。次の要求のとき、Claude Codeがログインを更新します。
said-worked-no-login = Claude Codeは成功と表示しましたが、使えるログインがディスクにありません。
signed-login-keychain-new = サインインしました。キーチェーンのログインが新しくなっています。
said-worked-keychain-unchanged = Claude Codeは成功と表示しましたが、キーチェーンのログインは変わっていません。
claude-code-said-worked-keychain = Claude Codeは成功と表示しました。ログインが新しいかどうかは、キーチェーンからは分かりません。
signed-keychain-holds-login-now = サインインしました。キーチェーンにログインがあります。
said-out-key-still-there = Claude Codeはログアウトしたと表示しましたが、Consoleアカウントのキーがまだ保存されています。
no-login-stored-machine-any = このマシンに保存されたログインはなくなりました。
said-out-cannot-be-seen = Claude Codeはログアウトしたと表示しました。何か残っているかどうかは、ここからは見えません。
said-out-login-still-there = Claude Codeはログアウトしたと表示しましたが、ログインがまだ保存されています。

scope-managed = 管理設定
scope-local = このプロジェクトのローカル設定
scope-project = このプロジェクトの設定
scope-user = あなたの設定

kind-link = シンボリックリンク
kind-value = レジストリの値
user-variables = Windowsのユーザー環境変数（HKCU\Environment）
machine-variables = このコンピューターのWindows環境変数（全ユーザー用）
command-at-start-of-cmd = cmdが起動のたびに実行するコマンド（{ $key }）
kind-special = パイプ、ソケット、デバイスのいずれか
node-became = nodeが{ $then }から{ $now }になりました
does-not-work = 動きません
vpn-off-only-without-proxy = VPNを切るとAPIが応答しますが、プロキシなしの場合だけです: { $then }。プロキシを設定元で無効にしてください。
vpn-on-only-without-proxy = VPNを入れるとAPIが応答しますが、プロキシなしの場合だけです: { $then }。プロキシを設定元で無効にしてください。
now-only-without-proxy = 今度はAPIが応答しますが、プロキシなしの場合だけです: { $then }。プロキシを設定元で無効にしてください。
character-invisible = 見えない文字
character-control = 制御文字
character-space = 空白
character-look-alike = 似た文字
character-quote = 引用符
runs-because-of-alias = { $file }の{ $line }行目がclaudeをこれにしているため、PATHに関係なく動きます
not-used-because-of-alias = { $file }の{ $line }行目がclaudeを別のものにしているため、使われません
some-vpn = VPN
ipsec-vpn = IPsecのVPN
dialled-vpn = ダイヤルアップ接続またはVPN
no-connection-could-be-tried = APIへの接続を試せませんでした
stage-dns = 名前解決
stage-tcp = 接続
stage-proxy = プロキシ
stage-http = 応答
short-refused = 拒否
certificate-not-trusted = { $issuer }が発行した証明書は、ここでは信頼されていません
certificate-ended = { $issuer }が発行した証明書は期限切れです
certificate-not-yet-valid = { $issuer }が発行した証明書は、まだ有効期間前です
certificate-wrong-name = { $issuer }が発行した証明書は、別の名前のものです
certificate-not-accepted = { $issuer }が発行した証明書は受け入れられません
impact-none = 正常
impact-critical = 停止
kind-missing = 存在しないもの
kind-file = ファイル
kind-folder = フォルダー
sought-key = キー
sought-token = トークン
deed-sign-out = サインアウト
deed-sign-in = サインイン
deed-make-token = トークンの作成
deed-remove-copy = このClaude Codeの削除
deed-run-installer = インストーラーの実行
deed-move-aside = 脇への移動
deed-this = この操作
size-bytes = { $count }バイト
size-kb = { $count } kB
size-mb = { $count } MB
size-gb = { $count } GB
stays-root = ファイルシステム全体のルートです
stays-home = あなたのホームフォルダーです
stays-above-home = あなたのホームフォルダーを含んでいます
stays-mount-point = そこにマウントされた別のファイルシステムです
stays-mount-inside = その中の{ $path }に、別のファイルシステムがマウントされています
stays-git-work-tree = { $path }のgit作業ツリーの一部で、すべて削除された扱いになります
stays-of-root = あなたではなく、rootのものです
stays-of-another = あなたではなく、別のユーザー（番号{ $owner }）のものです
stays-parent-closed = 親のフォルダーが別のユーザーのものです
stays-not-claude = Claude Codeのものが何も入っていません
stays-no-folder = フォルダーではなく、{ $kind }です
stays-holds-program = 動くclaudeがその中（{ $path }）にあります。先にインストールし直してください（ステップ8）
holds-sessions =
    { $count ->
       *[other] セッション{ $shown }件
    }
holds-settings =
    { $count ->
       *[other] 設定ファイル{ $shown }個
    }
holds-memory =
    { $count ->
       *[other] メモリーファイル{ $shown }個
    }
holds-todos =
    { $count ->
       *[other] ToDoリスト{ $shown }個
    }
holds-plugins =
    { $count ->
       *[other] プラグインのファイル{ $shown }個
    }
holds-files =
    { $count ->
       *[other] ファイル{ $shown }個
    }
holds-sessions-and-others =
    { $count ->
       *[other] { $sessions }、ほかのファイル{ $shown }個
    }
holds-in-all = { $files }、全部で{ $size }
holds-more-than = { $what }以上
holds-short = { $what }（{ $size }）
holds-no-file = ファイルなし
no-copies = 写しなし
copies-from-today = 写し{ $count }件、{ $size }、最も古いものは今日
copy-of-days = 写し1件、{ $size }、{ $days }日前（{ $date }）
copies-of-days = 写し{ $count }件、{ $size }、最も古いものは{ $days }日前（{ $date }）
stopped-while-taking-back = claude-fixは、{ $date } { $clock }に開始した変更を元に戻す途中で止まりました: { $title }。
stopped-before-any = claude-fixは{ $date } { $clock }に、次の途中で止まりました: { $title }。まだ何も変更していませんでした。
stopped-after-all = claude-fixは{ $date } { $clock }に、次の途中で止まりました: { $title }。変更はすべて終わりましたが、その後の確認をしていません。
stopped-between = claude-fixは{ $date } { $clock }に、次の途中で止まりました: { $title }。{ $all }段階のうち{ $done }段階まで開始または完了しています。
hands-off-fresh-login = 何も削除せず、ログインし直さないでください。新しいログインも拒否されました。
hands-off-accepted = 何も削除せず、ログインし直さないでください。サインインは受け入れられています。
hands-off-incident = Anthropicのサービスに障害がある間は、何も削除しないでください。ここに原因はないかもしれません。
hands-off-service = 何も削除せず、ログインし直さないでください。問題はこのマシンではなく、Anthropic側にあります。
hands-off-clock = 何も削除せず、ログインし直さないでください。問題はログインではなく、このマシンの時計です。
hands-off-way = 何も削除せず、ログインし直さないでください。問題はログインではなく、Anthropicへの経路にあります。
list-comma = {"、"}
lies-aside =
    { $what ->
        [login] 新しいほうのサインインは削除していません。{ $to }にあります。また使うには、端末で次を入力してください:
       *[other] その後に{ $path }に現れたものは削除していません。{ $to }にあります。また使うには、端末で次を入力してください:
    }
undo-signs-out =
    { $works ->
        [yes] 今のサインインは使えています。これを元に戻すとサインアウトします。そのログインは脇へ移り、前の壊れたものが戻ります。
       *[other] 新しいログインが保存されています。これを元に戻すとサインアウトします。そのログインは脇へ移り、前にあったものが戻ります。
    }
