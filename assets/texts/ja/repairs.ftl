### What repairs say, in Japanese. First the rows of `repairs::ALL`, by their ids. Titles end in the plain form of the verb.

install-add_to_path =
    .title = Claude CodeのフォルダーをPATHに入れる
network-ask_it =
    .title = このネットワークの管理者に送る文
tls-better_file =
    .title = Claude Codeが読める証明書ファイルを指定する
it-ask =
    .title = 管理者に依頼する（送る文つき）
provider-sign_in =
    .title = クラウドにサインインする
profile-sign_in =
    .title = プロファイルにサインインする、または使うのをやめる
remote-keep_sign_in =
    .title = WSL、SSH先、コンテナにサインインを渡し、そこに残す
remote-paste_code =
    .title = ブラウザーの開かない所でサインインする
editor-update =
    .title = エディターの拡張機能を更新する
context-go_home =
    .title = ログインのある所でClaude Codeを起動する
remote-fix_hosts =
    .title = localhostをこのマシンに戻す
keychain-unlock =
    .title = このセッションでキーチェーンのロックを解除する
keychain-right_user =
    .title = USERを正しい名前に戻す
session-restart =
    .title = 古いセッションを起動し直す
session-one_login =
    .title = すべてのセッションを終了し、1回サインインする
session-stop_other =
    .title = ほかのプログラムがログインに触れないようにする
daemon-stop =
    .title = バックグラウンドの管理プロセスを起動し直す
store-take_back =
    .title = 別のユーザーの所有物を自分のものに戻す
store-bring_back =
    .title = ログインを書き込める場所を用意する
env-start_without =
    .title = 変数なしでClaude Codeを起動する
store-close_folder =
    .title = ほかの人が設定フォルダーに書き込めないようにする
store-move_config_aside =
    .title = Claude Codeの壊れた状態ファイルを脇へ移す
store-restore_config =
    .title = Claude Code自身の写しから状態ファイルを復元する
store-move_credentials_aside =
    .title = 壊れたログインを脇へ移す
editor-remove_variables =
    .title = エディターの設定から、サインイン用の独自の変数を取り除く
editor-inherit_variables =
    .title = エディターの端末に、再びシステムの変数を渡す
session-end =
    .title = 動いているClaude Codeのセッションを終了する
network-hosts_lines =
    .title = hostsファイルからAnthropicの名前を取り除く
install-fetch_installer =
    .title = Anthropicのインストーラーを取得する（実行はしない）
install-run_installer =
    .title = 取得したインストーラーを実行する
proxy-into_settings =
    .title = ほかのプログラムが使うプロキシをClaude Codeの設定に入れる
store-make_private =
    .title = ほかの人がログインを読めないようにする
key-keep =
    .title = 新しいキーを保存する
store-open_folder =
    .title = 自分が設定フォルダーに書き込めるようにする
store-open_login =
    .title = 自分が保存されたログインを読めるようにする
store-move_place_aside =
    .title = 設定フォルダーの場所にあるものを脇へ移す
proxy-sign_in =
    .title = プロキシの認証を設定する
mode-remove_bare =
    .title = エイリアスから--bareを取り除く
install-remove =
    .title = Claude Codeを1つ取り除く
settings-remove_key =
    .title = 設定ファイルから設定を1つ取り除く
env-remove_pair =
    .title = ゲートウェイのアドレスとトークンを一緒に無効にする
policy-remove_pin =
    .title = 設定ファイルから組織の指定を取り除く
env-remove_variable =
    .title = 変数を設定元で無効にする
reset-credential =
    .title = リセット（最小）: 保存されたログインだけ
reset-folder =
    .title = リセット（最大）: 設定フォルダー全体
reset-sign_in =
    .title = リセット（中）: サインインの跡すべて
secret-remove_hidden =
    .title = 値から見えない文字を取り除く
secret-move =
    .title = 値を正しい変数へ移す
proxy-add_scheme =
    .title = プロキシのアドレスの前にhttp://を付ける
proxy-take_exceptions =
    .title = プロキシの除外からClaude Codeのホストを取り除く
clock-set =
    .title = 時計が自動で合うようにする
settings-move_aside =
    .title = 壊れた設定ファイルを脇へ移す
settings-fix_syntax =
    .title = 設定ファイルの記号を直す
token-setup =
    .title = サーバーやCI用のトークンを作る
login-sign_in =
    .title = サインインする
login-again =
    .title = サインアウトして、サインインし直す
login-afresh =
    .title = 保存されたログインを脇へ移し、サインインする
login-sign_out =
    .title = サインアウトする
store-mark_answered =
    .title = Claude Codeの最初の質問を回答済みにする
key-allow_again =
    .title = キーを断った記録を消す
key-remove_managed =
    .title = 古いConsoleのサインインのキーを取り除く
account-forget =
    .title = Claude Codeが記憶しているアカウントを消す
tls-trust_root =
    .title = このシステムが信頼するルート証明書をClaude Codeにも信頼させる
tls-verify_again =
    .title = 足りないルート証明書を指定し、証明書の検証を再び有効にする
install-update =
    .title = Claude Codeを更新する
service-wait =
    .title = 何も削除せずに待ち、もう一度確認する
service-stop =
    .title = ここで止める: このマシンでは変えられない

let-variable-name-file = { $variable }に{ $file }を指定する
bring-folder-back = { $said }を元の場所に戻す
move-file-aside = { $file }を脇へ移す
set-variable-in = { $file }で{ $name }を設定する
keep-key-in = { $key }を{ $file }に保存する
afterwards-runs = この後は{ $copy }が動きます。
put-path = { $folder }をPATHに入れる
adds-line-end-open-new = { $file }の末尾に1行追加します。後で新しい端末を開いてください。
changes-own-path-open-new = あなた自身のPathを変更します。後で新しい端末を開いてください。
fish-remembers-open-new-terminal = fishが覚えます。後で新しい端末を開いてください。

write-certificate-pem-form-name = 証明書をPEM形式で書き出し、そのファイルを指定する
same-certificate-written-another-form = 書き方が違うだけの、同じ証明書です: { $about }。
file-named-now-stays = 今指定されているファイルはそのまま残ります。
file-holds-certificate = そのファイルには{ $holds }件の証明書があります。
claude-code-needs-whole-path = Claude Codeには完全なパスが必要です。この値では ~ や $HOME を解釈しません。

let-only-write-into = { $folder }に自分だけが書き込めるようにする
programs-other-users-put-files = そこにファイルを置くほかのユーザーのプログラムは、置けなくなります。

move-aside-begin-anew = { $file }を脇へ移し、新しく始める
claude-code-makes-new-one = Claude Codeが新しいファイルを作り、最初の質問（テーマ、各プロジェクトの信頼、キーの承認）をもう一度表示します。自分用に追加したMCPサーバーは、追加し直しが必要です。
conversations-settings-stored-login-other = 会話、設定、保存されたログインは別のファイルにあり、残ります。

copy-made =
    { $unit ->
        [minute] 写し{ $copy }（{ $size }）は{ $at }に作られました（{ $count }分前）。
        [hour] 写し{ $copy }（{ $size }）は{ $at }に作られました（{ $count }時間前）。
       *[day] 写し{ $copy }（{ $size }）は{ $at }に作られました（{ $count }日前）。
    }
what-claude-code-wrote-into = その後Claude Codeがこのファイルに書いたもの（新しいプロジェクトの信頼、サーバー、回答、回数など）は失われます。会話は別の場所にあり、残ります。
newer-copies-damaged-too = それより新しい{ $count }件の写しも壊れています。
copy-holds-console-key-time = 写しには当時のConsoleのキーが入っており、その後ログアウトしていても、再び有効になります。
restore-from-claude-codes-own = Claude Code自身の写しから{ $file }を復元する

nobody-signed-afterwards-sign-once = この後は未サインインになります。claude auth loginで1回サインインしてください。

another-settings-file-stays-because = { $name }の別の設定ファイルはそのまま残ります。理由: { $because }。
belongs-project-others-who-work = { $file }はプロジェクトのものです。ほかの参加者にもこの変更が及びます。
afterwards-close-every-window-start = 後で{ $name }のウィンドウをすべて閉じ、起動し直してください。
extension-then-signs-like-terminal = 拡張機能は端末と同じ方法でサインインします。そこにあったキーは、ほかには保存しません。
take-out-settings = { $editor }の設定から{ $names }を取り除く
let-terminals-have-systems-variables = { $name }の端末に、再びシステムの変数を渡す

end-one = { $session }を終了する
end-all-claude-code-sessions = Claude Codeのセッション{ $others }個をすべて終了する
ends-one = { $session }を終了します。
prompt-typed-there-not-sent = そこに入力して未送信の内容は失われ、実行中の作業は止まります。
conversation-stored-claude-resume-goes = 会話は保存されています。claude --resumeで、その時点のログインを使って再開できます。
itself-stays-open-starts-claude = { $host }自体は開いたままです。次のメッセージでClaude Codeが起動し直します。しない場合は、{ $host }を再起動してください。
background-agents-end-their-supervisor = 管理プロセスと一緒に、バックグラウンドエージェントも終了します。
asked-end-never-forced-if = 終了を頼むだけで、強制はしません。終了しない場合は、そう表示します。

whoever-put-there-ad-blocker = 書き込んだもの（広告ブロッカーやテストなど）が、また書き込むかもしれません。
claude-fix-does-not-change = claude-fixは{ $file }を変更しません。理由: { $because }。コマンドがパスワードを尋ねます。
take-lines-out =
    { $count ->
       *[other] { $file }の{ $lines }行目から{ $names }を取り除く
    }

fetch-anthropics-installer-anew = Anthropicのインストーラーを取得し直す
fetch-anthropics-installer = Anthropicのインストーラーを取得する
only-fetched-what-comes-next = 取得するだけです。内容は次のカードで示し、実行の前に確認します。
comes-over-verified-connection-from = 検証された接続で{ $hosts }から取得します。それ以外からは取得しません。
put-into-claude-fixs-own = claude-fix自身のフォルダーに{ $file }として置きます。
fetched-from-at-lines = { $date } { $clock }に{ $url }から取得: { $size }、{ $lines }行。
sha-256-file-compared-right = SHA-256 { $digest }。実行の直前に、ファイルと照合します。
installer-begins = 先頭: { $line }
puts-newest-claude-code-into = 最新のClaude Codeを~/.local/binと~/.local/share/claudeに置きます。
what-there-stays-remove-afterwards = 今あるものは残ります: { $copies }。そちらが優先される場合は、後で取り除いてください。
if-fails-what-there-now = 失敗しても今あるものは動き続け、続く確認で状態が分かります。
run-anthropics-installer = Anthropicのインストーラーを実行する

names-proxy = { $file }の{ $capital }がこのプロキシを指定しています。
its-user-name-password-not = ユーザー名とパスワードは移しません。設定の中で、誰でも読める状態になるためです。
claude-code-then-goes-through = Claude Codeは、エディターを含め、どこで起動してもこのプロキシを通ります。
put-proxy-into-claude-code = プロキシ{ $address }をClaude Codeの設定に入れる

let-only-read = 自分だけが{ $file }を読めるようにする

claude-code-asks-claude-fix = Claude Codeは起動のたびにclaude-fixからキーを受け取ります。claude-fixを削除したり移したりしないでください。
claude-code-asks-systems-own = Claude Codeは起動のたびに、システムのプログラムからキーを受け取ります。claude-fixがなくても動きます。
macos-asks-once-whether-program = そのプログラムに項目の読み取りを許すか、macOSが1回尋ねます。「常に許可」（Always Allow）を選んでください。
takes-place-program-names-key = 今{ $file }でキーのために指定されているプログラムに代わるものです。
over-ssh-ci-nobody-unlocks = SSHやCIではキーチェーンのロックを解除できず、Claude Codeがキーを受け取れません。そこでは変数を使ってください。
wsl-works-only-where-linux = WSLでは、Linux側で独自のキーリングが動いている場合だけ使えます。Windowsからは見えません。
not-used-long-names-another = { $other }が別のプログラムを指定している間は、そちらが優先され、使われません。
keep-keychain = { $key }をキーチェーンに保存する
stands-whoever-can-read-file = { $file }にそのまま書かれます。そのファイルを読める人は、キーを読めます。
others-machine-may-read-file = 今、このマシンのほかの人もそのファイルを読めます。chmod 600 { $command }で読めなくなります。
every-program-start-from-new = 新しい端末から起動するすべてのプログラムに渡ります。この端末にはありません。
claude-code-asks-once-whether = 変数のキーを使うかどうか、Claude Codeが1回尋ねます。Yesと答えてください。
over-ssh-works-shells-read = SSHでは、このファイルを読むシェルで使えます。WSLではLinuxだけで有効で、Windowsでは無効です。CIは読まないため、CIのシークレットを使ってください。
only-can-read-claude-code = { $os ->
    [windows] フォルダーを開ける人は{ $file }を読めます。
   *[other] { $file }を読めるのはあなただけです。
    }Claude Codeが自分で探すことはありません。
what-starts-claude-code-loads = ジョブやサービスのように、Claude Codeを起動するものが読み込みます: { $load }
over-ssh-wsl-works-line = SSHやWSLでも、キーチェーンのロックに関係なく、この行で使えます。CIではCIのシークレットを使ってください。
not-used-long-set-which = { $source }が設定されている間は、そちらが優先され、使われません。
keeps-setting-another = { $file }は別の{ $name }を設定し続けます。

let-yourself-write-into = 自分が{ $path }に書き込めるようにする
let-yourself-read = 自分が{ $path }を読めるようにする

claude-code-makes-folder-there = Claude Codeがそこにフォルダーを作ります。その後、1回サインインしてください: claude auth login

first-way-name-password-become = 方法1: { $name }のアドレスで、{ $address }の前にユーザー名とパスワードを入れます。そのファイル、そのバックアップ、環境変数を表示するプログラムの出力で、読める状態になります。
claude-fix-never-asks-password = claude-fixがそのパスワードを尋ねたり書き込んだりすることはありません。自分のファイルに自分で入力してください。
signs-mean-something-address-written = アドレスの中で意味を持つ記号は番号で書きます: @は%40、:は%3A、/は%2F、#は%23、?は%3F、%は%25、空白は%20。コマンドがパスワードを尋ね、この形で出力します。
proxy-asks-which-claude-code = プロキシの認証方式は{ $schemes }で、Claude Codeは対応していません。
way-small-relay-machine-signs =
    { $nth ->
        [second] 方法2: このマシンに、代わりに認証する小さな中継（cntlm、px）を置きます。{ $name }にはその中継をhttp://127.0.0.1:3128のように指定し、パスワードは入りません。
       *[first] 方法1: このマシンに、代わりに認証する小さな中継（cntlm、px）を置きます。{ $name }にはその中継をhttp://127.0.0.1:3128のように指定し、パスワードは入りません。
    }
or-ask-let-claude-codes = または、Claude Codeのホストを認証なしで通すようIT部門に依頼してください。依頼の文も用意しています。
let-proxy-know-who = プロキシ{ $address }の認証を設定する

take-bare-out-alias = { $file }のエイリアスから--bareを取り除く
terminals-open-now-keep-old = 今開いている端末では古いエイリアスのままです。新しい端末から新しくなります。
scripts-rely-bare-mode-name = bareモードが必要なスクリプトは、自分で--bareを付けてください。

claude-fix-undo-cannot-bring = claude-fix undoでは戻せません。インストールし直せば戻せます。
only-renamed-takes-its-space = 名前を変えるだけで、{ $file }を削除するまで容量を使います。
program-itself-stays-which-can = プログラム自体は{ $folder }に残ります。これも削除できます。
claude-fix-does-not-run = claude-fixはこれを実行しません。理由: { $because }。
settings-sessions-sign-stay-they = 設定、セッション、サインインは残ります。プログラムの一部ではないためです。
remove-claude-code-at = { $path }のClaude Codeを取り除く
only-copy-works-afterwards-there = 動くのはこれだけです。取り除くと、インストールし直すまでClaude Codeがなくなります。
afterwards-comes-first-does-not = この後は{ $copy }が優先されますが、起動しません。
still-runs-afterwards-does-now = この後も、今と同じく{ $copy }が動きます。
afterwards-no-copy-path-add = この後はPATHにClaude Codeがなくなります。残っているもののフォルダーを追加してください。
line-makes-claude-stand-delete = { $file }の{ $line }行目がclaudeをこれにしています。その行も削除してください。

names-program-key-too-used = { $file }にもキーのプログラムが指定されており、そちらが使われます。
program-itself-stays-claude-code = プログラム自体は残ります。Claude Codeは、あればあなたのキーかログインを使います。
sessions-open-now-keep-old = 今開いているセッションは、起動し直すまで古い設定のままです。
take-key-out-of-file = { $file }から{ $key }を取り除く

turn-off-together = { $base_url }と{ $auth_token }を一緒に無効にする

page-signing-then-lets-choose = サインインのページでアカウントを選べるようになります。
file-belongs-project-others-who = このファイルはプロジェクトのものです。ほかの参加者にも変更が及びます。
take-forceloginorguuid-out = { $file }からforceLoginOrgUUIDを取り除く

keeps-setting-because =
    { $count ->
       *[other] { $file }は設定し続けます。理由: { $because }。
    }
no-file-found-gives-terminal = この端末に値を渡しているファイルが見つかりません。端末を起動するものが設定しています。
windows-programs-keep-variable = 起動し直したプログラムがまだ古い値を持っていたら、Windowsからサインアウトして、もう一度サインインしてください。
terminals-keep-variables =
    { $count ->
       *[other] 今開いている端末やプログラムでは、起動し直すまでそのままです。
    }
turn-off-in-terminal = この端末で{ $names }を無効にする
turn-off-at-source =
    { $count ->
       *[other] { $names }を設定元で無効にする
    }
services-read-again-after-systemctl = サービスが{ $file }を読み直すのは、systemctl --user daemon-reloadの後に起動し直したときです。
programs-project-need-from-miss =
    { $count ->
       *[other] { $file }のこの設定が必要なプロジェクトのプログラムは、使えなくなります。direnvの許可も必要です: direnv allow
    }
if-projects-own-program-reads =
    { $count ->
       *[other] プロジェクト自体のプログラムが{ $file }を読む場合、この設定がなくなります。必要な場合は、代わりにこの変数なしでClaude Codeを起動してください。
    }

does-not-fix-claude-code = 直りません: Claude Codeは、ログインより優先される{ $source }の{ $kind }を使っています。
does-not-fix-way-broken = 直りません: サインインし直すのに必要な{ $host }への経路が壊れています。
does-not-fix-no-claude = 直りません: このシェルのPATHにclaudeがありません。
does-not-fix-program-itself = 直りません: プログラム自体が起動しません（ステップ8）。
does-not-fix-damaged-claude = 直りません: { $file }が壊れており、Claude Codeはそこで止まります。
stored-login-looks-good-until = 保存されたログインは{ $until }まで有効に見えます。使えるかもしれないログインを失います。
stored-login-looks-if-can = 保存されたログインは、まだ更新できるようです。それを失います。
grants-mcp-servers-same-file = 同じファイルにMCPサーバー{ $many }個の許可があります。それぞれ許可し直しが必要です。
running-claude-code-sessions-keep = 動いているClaude Codeのセッション（{ $count }個）がそこに書き込み続けます。先に終了してください。
macos-login-keychain-which-claude = macOSではログインはキーチェーンにあり、claude-fixはここでは触れません。コマンドは自分で入力してください。その項目は、元に戻す操作でも戻りません。
sign-in-again-replaces-login = この後は未サインインになります。claude auth loginで1回サインインしてください。リセットしなくても、サインインだけで保存されたログインは置き換わります。

sessions-settings-projects-plugins-stay = セッション、設定、プロジェクト、プラグインはそのまま残ります。
smallest-reset-move-stored-login = リセット（最小）: 保存されたログインを脇へ移す

largest-reset-move-aside-whole = リセット（最大）: { $folder }を丸ごと脇へ移す
goes-only-link-folder-leads = 移すもの: リンク{ $path }だけ。リンク先のフォルダー{ $folder }（{ $holds }）には触れません。
goes-only-link-nothing-where = 移すもの: リンク{ $path }だけ。リンク先には何もありません。
nothing-deleted-lies-afterwards-undo = 何も削除しません。移した先は{ $to }です。Claude Codeが次のセッションで新しい{ $path }を作るまでは、元に戻せます。
stays-projects-trust-mcp-servers = 残るもの: プロジェクト、信頼、MCPサーバーの入った{ $file }。アカウントは除きます。
claude-code-asks-its-first = Claude Codeが最初の質問（テーマ、各プロジェクトの信頼、サーバー）をもう一度表示します。
goes-along-perhaps-not-claude = 一緒に移るもの（Claude Codeのものではない可能性あり）: { $names }。
not-claude-runs-goes-along = { $program }は動くclaudeではなく、一緒に移ります。これを起動するエイリアスは動かなくなります。

only-what-belongs-sign-goes = { $file }からはサインインに関するものだけを除きます。プロジェクト、信頼、MCPサーバー、履歴は残ります。
sessions-settings-plugins-stay-they = セッション、設定、プラグインはそのまま残ります。
middle-reset-take-every-trace = リセット（中）: サインインの跡をすべて取り除く

every-other-character-file-stays = ファイルのほかの文字はすべてそのまま残ります。
other-programs-read-do-not = { $name }を読むほかのプログラムからは見えなくなります。今後は{ $to }です。
every-host-stands-goes-through = { $names }に当たるホストも、すべてプロキシを通るようになります。
terminals-keep-old-value = 今開いている端末やプログラムでは、起動し直すまで古い値のままです。
take-hidden-characters-out = { $name }から見えない文字を取り除く
move-secret-from = 値を{ $name }から{ $to }へ移す
put-before-address = { $name }のアドレスの前に{ $text }を付ける
take-hosts-out-of-variable = { $name }から{ $names }を取り除く
stays-because = { $file }はそのまま残ります。理由: { $because }。

first-command-takes-time-from = 1つ目のコマンドは、時刻をWindowsから取ります。まずこれだけを試してください。
second-one-ends-every-wsl = 2つ目は、WSLのウィンドウとその中で動くものを、未保存の作業も含めてすべて終了します。1つ目で直らない場合だけ使い、その後WSLを開き直してください。
if-clock-windows-wrong-too = Windowsの時計も違う場合: 設定、時刻と言語、今すぐ同期。
container-has-clock-machine-runs = コンテナの時計は、動かしているマシンの時計です。コンテナではなく、そちらを合わせてください。
or-system-settings-general-date = または: システム設定、一般、日付と時刻、日付と時刻を自動的に設定。
command-needs-terminal-opened-administrator = コマンドには、管理者として開いた端末が必要です。
or-settings-time-language-sync = または: 設定、時刻と言語、今すぐ同期。
first-command-lets-system-fetch = 1つ目のコマンドで、システムが今後時刻を取得します。2つ目で、取得できたか分かります。
virtual-machine-clock-host-may = 仮想マシンでは、先にホストの時計を合わせる必要があるかもしれません。
let-system-set-its-clock = 時計が自動で合うようにし、もう一度確認する

claude-code-leaves-file-out = Claude Codeはこのファイルをすでに無視しているため、今有効なものは失われません。
what-set-correct-there-move = 設定の内容は{ $to }にあります。そこで直し、元の場所に戻してください。

only-comments-commas-brackets-text = 変わるのはコメント、コンマ、かっこ、末尾の後の文字だけです。名前と値はすべて残ります。
what-file-sets-counts-again = ファイルの設定が再び有効になります。これまで無効だったキーやアドレスも有効になります。
correct-signs = { $file }の記号を直す

gets-whole-terminal-claude-fix = 端末全体を使います。claude-fixはその出力を読まず、何も保存しません。
sign-browser-then-prints-token = ブラウザーでサインインすると、トークンが出力されます。コピーしてください。次の画面で、トークンと保存先を尋ねます。
token-lasts-year-works-other = トークンは1年間有効で、別のマシンでも使えます。使えるのはモデルだけで、Remote Controlやコネクターは使えません。有料プランが必要です。
stays-what-terminal-remembers-until = 端末の履歴を消すまで、そこに残ります。
whatever-signed-here-stays = ここのサインインはそのまま残ります。
machine-not-used-long-set = このマシンでは、{ $source }が設定されている間は使われません。

sign-in-with-claude-code = Claude Codeでサインインする
own-page-opens-in-browser = Anthropicのサインインページがブラウザーで開きます。パスワードはそのページだけに入力します。貼り付けたコードはClaude Codeに渡り、claude-fixは保存しません。
sign-in-with-console-account = Anthropic Consoleのアカウントでサインインする
for-accounts-that-pay = APIの利用分を支払うアカウント用です。そこでAPIキーを作り、ここに保存します。ProやMaxのサブスクリプションは使われません。
sign-in-through-organization = 組織（SSO）でサインインする
organizations-page-opens = 組織のサインインページがブラウザーで開きます。
claude-then-type-login = claudeを起動し、/login と入力
browser-opens-come-back-here = ブラウザーが開きます。終わったらここに戻り、もう一度確認してください。
new-login-will-not-used = { $source }が設定されている間は、新しいログインは使われません。Claude Codeはそちらを優先します。
will-fail-now-cannot-reached = 今は失敗します: ここから{ $host }に届きません。理由はステップ7にあります。先にそれを直してください。
likely-fail-claude-code-cannot = 失敗する可能性が高いです: Claude Codeは{ $file }を読めません。先にそれを修復してください。

right-after-browser-opens-sign = 直後にブラウザーが開き、サインインし直します。そこで取り消すと、サインアウトしたままになります。
claude-code-then-finds-no = Claude Codeはログインがないと判断し、新しいログインをすべて書き込みます。取り消すと、古いログインが戻ります。
sign-ins-mcp-servers-file = そのファイルにMCPサーバー{ $many }個のサインインがあります。それぞれサインインし直してください。
anthropic-not-told-its-permission = Anthropicには通知しません。古いログインの許可は、期限が切れるまで残ります。

sign-out-claude-code = Claude Codeからサインアウトする
login-goes-so-does-anthropics = { $file }のログインと、Anthropic側の許可がなくなります。
sign-ins-mcp-servers-which = 一緒に保存されたMCPサーバー{ $many }個のサインインもなくなります。
api-key-signing-console-account = Consoleアカウントのサインインで保存されたAPIキーもなくなります。
claude-code-forgets-which-account = Claude Codeはこのアカウントを忘れ、最初の質問をもう一度表示することがあります。セッション、設定、履歴は残ります。
stays-still-used-no-login = { $source }は残り、引き続き使われます。ログインではないためです。
needs-network-without-login-goes = ネットワークが必要です。ないとログインはこのマシンから消えるだけで、https://claude.ai/settings/claude-code で取り消すまで、Anthropicはその写しを受け入れます。
will-fail-claude-code-cannot = 失敗します: Claude Codeは{ $file }を読めずに止まります。先にそれを修復してください。

end-open-sessions-first-one = 先に、開いているセッションを終了してください。動いているセッションが古い項目を書き戻すことがあります。

let-claude-code-trust-system = このシステムと同じく、Claude Codeに「{ $subject }」を信頼させる
then-certificates-verified-again-nobody = 証明書が再び検証され、途中の誰もあなたのキーを読めなくなります。
name-missing-root-then-verify = 足りないルート証明書「{ $subject }」を指定し、再び検証する
systems-own-store = このシステムの保管庫
root-vouches-what-shows-here = ルート証明書は「{ $subject }」です。ここで{ $host }が示す証明書を保証します。
its-sha-256-fingerprint = SHA-256フィンガープリント: { $fingerprint }
copied-from-nothing-taken-from = { $place }から写します。ネットワークからは取得しません。フィンガープリントをIT部門のものと照合してください。
whoever-has-its-key-reads = その秘密鍵を持つ者は通信を読めます。このシステムを信頼するほかのプログラムでも同じです。
certificates-file-names-now-copied = 今{ $variable }が指定しているファイルの証明書も一緒に写し、有効なままにします: { $names }。
settings-comes-before-value-any = 設定の{ $variable }は、どのシェルの値よりも優先されます。後でClaude Codeを起動し直してください。


fetch-missing-half-claude-code = { $path }のClaude Codeの足りない部分を取得する
update-claude-code-at = { $path }のClaude Code { $number }を更新する
install-claude-code-anew-at = { $path }にClaude Codeをインストールし直す
puts-program-npm-fetched-place = npmが取得したプログラムを、仮のファイルの代わりに置きます。
fetches-newest-version-claude-fix = 最新のバージョンを取得します。claude-fix undoでは古いものに戻せません。
if-fails-checks-follow-say = 失敗した場合は、続く確認で状態が分かります。
node-here-npm-asks-22 = ここのNodeは{ $node }です。npmは22以降を求め、古い場合は警告だけを出します。

nothing-machine-has-change-do = このマシンで変えるものはありません。サインアウト、~/.claudeの削除、再インストールはしないでください。
signing-again-again-makes-worse = 試行が多すぎることが理由の場合、サインインを繰り返すと悪化します。自動で試すスクリプトやプログラムを終了し、数分待ってください。
https-status-claude-com-says = Anthropicが把握していること: https://status.claude.com
then-check-again-here-r = その後、もう一度確認してください。ここではrです。
anthropic-does-not-serve-requests = この接続がインターネットに出る場所からの要求を、Anthropicは受け付けていません。アカウント、ファイル、このプログラムに問題はありません。
signing-again-new-key-or = サインインし直しても、新しいキーやリセットでも変わりません。
if-supported-country-vpn-proxy = 対応している国にいる場合は、VPN、プロキシ、ホスティング会社により別の国に見えることがあります。そのネットワークの管理者に問い合わせてください。
supported-countries-https-www-anthropic = 対応している国: https://www.anthropic.com/supported-countries

makes-claude-code-use-clouds = { $flag }により、Claude Codeはそのクラウドのサインインを使います。Claude Codeのログインは無効です。
sign-cloud-again = クラウドにサインインし直す
close-profiles-login-others = ほかの人がプロファイルのログインを読めないようにする
claude-code-refuses-login-others = Claude Codeは、ほかの人も読めるログインを拒否します。プロファイル{ $name }のログインです。
give-machine-its-identity-again = このマシンに身元を渡し直す、または使うのをやめる
variables-describe-identity-machine-whoever = このマシンの身元を表す変数があります。設定した人がトークンを更新できます。変数がなければ、Claude Codeはあなたのログインを使います。
sign-profile-again-or-sign = プロファイルにサインインし直す、またはサインアウトする
first-command-renews-login-profile = 1つ目のコマンドはプロファイル{ $name }のログインを更新します。2つ目はそれを取り除き、Claude Codeはあなた自身のログインを使います。
leave-profile = プロファイルを使うのをやめる
profile-identity-machine-which-whoever = プロファイル{ $name }はこのマシンの身元で、設定した人が更新できます。使わない場合は:

hand-key-windows-wsl = WindowsのキーをWSLに渡す
login-windows-does-not-count = WindowsのログインはWSLでは無効です。サブスクリプションを使うには、この中で1回サインインしてください。
key-windows-has-handed-typed = Windowsのキーは、Windowsで次を入力すると渡せます。その後、新しいWSLの端末を開いてください。
hand-key-over-ssh = SSHでキーを渡す
sign-once-here-simplest-lasts = ここで1回サインインするのが最も簡単で、長く続きます。
key-own-machine-handed-one = サーバーのAcceptEnvが許せば、自分のマシンで次を入力して、キーを1セッションだけ渡せます。
volume-keeps-login-first-answers = コンテナを作り直しても、ボリュームにログインと最初の回答が残ります。代わりにキーを渡すこともできます。
add-then-rebuild-container = 次を{ $file }に追加し、コンテナを作り直す
remoteenv-hands-key-machine-outside = remoteEnvは外のマシンのキーを渡します。中でサインインする場合は除いてください。
add-service-then-start-anew = 次を{ $file }のサービスに追加し、起動し直す
name-without-value-environment-handed = environmentに値のない名前を書くと、外の値が渡ります。
start-container-volume-sign = サインイン用のボリュームを付けてコンテナを起動する
e-name-alone-hands-value = -eに名前だけを書くと、外の値が渡ります。
home-write-home-folder-inside = HOMEには、コンテナの中のホームフォルダーを書いてください。中でecho $HOMEを実行すると分かります。
first-line-lets-claude-code = 1行目で、Claude CodeがWindowsのブラウザーを開けるようになります。何も開かない場合は、アドレスをブラウザーにコピーし、コード全体をここに貼り付けてください。
open-address-shows-browser-own = 表示されたアドレスを自分のマシンのブラウザーで開き、# の後も含めてコード全体をここに貼り付けてください。
sign-pasting-code = コードを貼り付けてサインインする

extension-brings-claude-code-terminal = { $name }の拡張機能に含まれるClaude Codeは{ $version }、端末のものは{ $own }です。
then-close-every-window-start = その後{ $name }のウィンドウをすべて閉じ、端末から起動してください。変数が渡るようになります。
update-extension = { $name }の拡張機能を更新する

leave-sudo-then-start-claude = sudoをやめて、Claude Codeを起動する
login-claude-code-needs-no = { $user }のログインは{ $folder }にあります。Claude Codeにsudoは不要です。使うと、ファイルがrootのものになります。
start-claude-code-user-who = サインインしたユーザーでClaude Codeを起動する
login-lies-root-has-none = ログインは{ $folder }にあります。rootにはありません。
set-home-back-terminal = この端末のHOMEを元に戻す
login-which-home-folder = ログインは、あなたのホームフォルダー{ $folder }にあります。
whatever-starts-terminal-or-service = この端末やサービスを起動するものが、HOMEを変えています。そちらも直してください。
become-yourself-whole = 完全に自分のユーザーになる
home-another-users-su-without = HOMEが別のユーザーのものです。ハイフンなしのsuではこうなります。ハイフンを付けると、HOMEが自分のものになります。
sign-once-inside-wsl = WSLの中で1回サインインする
login-windows-side-stays-both = Windows側の{ $folder }のログインは残ります。2つは共存できます。
do-not-copy-or-link = コピーやリンクはしないでください。1つのログインを2か所で使うと、片方が使えなくなります。

first-line-localhost-begins-has = localhostの最初の行の先頭は{ $address }ですが、127.0.0.1でなければなりません。
file-belongs-administrator-so-claude = このファイルには管理者の権限が必要なため、claude-fixは変更を示すだけです。それまでは、コードを貼り付けてサインインできます。
old-file-stays-beside-hosts = 元のファイルは、同じ場所にhosts.bakとして残ります。
let-localhost-machine-again = localhostをこのマシンに戻す

asks-password-mac-which-goes = このMacのパスワードを尋ねられます。渡る先はmacOSだけで、claude-fixからは見えません。
holds-session-until-keychain-locks = このセッションで、キーチェーンが再びロックされるまで有効です。その後、もう一度確認してください。ここではrです。
nothing-keychain-changes-login-stays = キーチェーンの中は変わらず、ログインもそのまま残ります。
claude-code-looks-its-login = Claude CodeはUSERの名前でログインを探しますが、ここではいつもと違う名前になっています。
line-helps-terminal-put-also = この行はこの端末で有効です。端末なしでClaude Codeを起動する所（ランチャー、cronジョブ、plist）にも入れてください。
login-keychain-stays-signing-again = キーチェーンのログインはそのまま残ります。ここでサインインし直しても、2つ目ができるだけです。

start-older-sessions-anew = 古いセッションを起動し直す
they-were-started-before-login = ログインが最後に書き込まれる前に起動しています: プロセス{ $processes }。
only-if-one-says-not = ログインしていないと出る場合だけ: /exit で終了し、続きから再開してください。入力して未送信の内容は失われます。エディターの場合は、ウィンドウを閉じて開き直してください。
update-end-all-sessions-then = 更新し、すべてのセッションを終了して、1回サインインする
sessions-run-update-first-then = { $count }個のセッションが動いています。先に更新し、エディターも含めてそれぞれ /exit で終了し、サインインしてください。
scripts-run-side-side-token = 並行して動くスクリプトには、専用のトークンのほうが安全です: claude setup-token
runs-can-renew-or-replace = 動いている{ $name }が、ログインを更新したり置き換えたりすることがあります。終了して、ログインが残るか確認してください。
if-does-let-program-sign = 残るなら、そのプログラムは別にサインインさせるか、止めておいてください。
take-claude-codes-folder-out = Claude Codeのフォルダーを{ $service }から外し、マシンごとに別々にサインインしてください。
login-can-renewed-once-same = 同じトークンでログインを更新できるのは1回だけです。2台で共有すると失われます。
let-only-claude-code-renew = Claude Codeだけがログインを更新するようにする
end-background-supervisor = バックグラウンドの管理プロセスを終了する
process-every-background-agent-ends = プロセス{ $pid }です。バックグラウンドエージェントも、すべて作業の途中で終了します。
claude-code-starts-anew-when = 必要になると、Claude Codeがその時のログインで起動し直します。

make-own-again = { $path }を自分のものに戻す
belongs-another-user-often-root = 別のユーザーのものです。sudoで実行した後のrootであることが多いです。管理者のパスワードが必要なため、claude-fixはコマンドを示すだけです。
points-if-another-disk-or = { $path }のリンク先です。別のディスクやフォルダー同期サービスにある場合は、先にマウントするか起動してください。設定と会話はそこにあります。
only-if-gone-good-make = 完全に失われた場合だけ、そこに空のフォルダーを作ってください:
mount-file-system-so-can = 書き込めるようにファイルシステムをマウントする
file-system-mounted-read-only = { $path }のファイルシステムは読み取り専用でマウントされています。ディスクの異常の後、システムが自動でそうします。
make-room-disk = ディスクの空きを作る
see-what-full-what-takes = 何がいっぱいで、何が容量を使っているか確認してください。そのためにClaude Codeのものを削除しないでください。

stays-so-projects-own-programs = { $file }はそのままなので、プロジェクト自体のプログラムは引き続き{ $name }を使えます。
started-from-folder-outside-project = プロジェクトの外のフォルダーから起動しても、Claude Codeには渡りません。
gives-what-systemd-starts-shell = { $file }は、systemdが起動するものに{ $name }を渡します。あなた自身のシェルにはありません。
gives-what-started-at-login = { $file }は、OSへのログイン時に起動するものに{ $name }を渡します。変えるには、エディターでの変更とOSへの再ログインが必要です。
launchd-gives-it-to-all = launchdは、端末を含め、起動するすべてのものに{ $name }を渡します。2つ目のコマンドは、それ以降に起動するものについてこれをやめさせます。ログイン時に起動するプログラムが再び設定することがあります。
start-claude-code-without-change = { $name }なしでClaude Codeを起動し、何も変更しない

ask-for-requests = モデルへのすべての要求
ask-for-signing-in = サインインと、数時間ごとのサインインの更新
ask-for-sign-in-pages = ブラウザーのサインインページ
ask-for-installing = インストールと更新
ask-send-whoever-runs-network-text = 足りないものを伝える文を、このネットワークの管理者に送る
ask-names-hosts-ports-times-what = ホスト、ポート、時刻、ここで測定した内容が入ります。キー、パスワード、アカウントは入りません。
ask-when-copied-also-written-file = コピーするとファイルにも書き込みます。送る前に読んで、変更できます。
ask-answered-web-page = { $status }とWebページを返しました
ask-connections-opened-signed-anew-way = { $host }への接続が途中で開かれ、私のコンピューターが信頼していない「{ $issuer }」により署名し直されています。上記のホストを検査の対象外にしていただくか、そのルート証明書を私のシステムの保管庫に入れていただくか、信頼できる方法で、PEMファイルとSHA-256フィンガープリントをお送りいただけますでしょうか。
ask-until-then-verification-certificates-switched = それまで、私のコンピューターでは証明書の検証が無効になっており、安全ではありません。
ask-anthropic-s-guard-at-door = Anthropicの手前にあるCloudflareが、このネットワークのアドレスからの接続をロボットとみなし、ブラウザーしか出せない証明を求めています（cf-mitigated: challenge）。上記のホストへの通信を、サーバーやVPNと共有していないアドレスから出していただけますでしょうか。
ask-place-service-web-page-answers = サービスの代わりに、ネットワークのサインインページかフィルターのWebページが返ってきます。上記のホストを対象外にしていただけますでしょうか。

letter-send-administrator = 管理者に次の文を送る
letter-by-api-key = APIキー
letter-by-gateway-token = ゲートウェイのトークン
letter-by-key-program = キーを渡すプログラム（apiKeyHelper）
letter-by-setup-token = claude setup-tokenのトークン
letter-rule-nobody = 空の一覧のforceLoginOrgUUID（どのログインも許可しない）
letter-rule-unreadable = Claude Codeが読めない形のforceLoginOrgUUID（どのログインも止まる）
letter-rule-listed = 特定の組織のログインだけを許可するforceLoginOrgUUID
letter-rule-method = その種類のログインだけを許可するforceLoginMethod { $method }
letter-rule-unknown = 誰がサインインできるかの規則
letter-not-start-managed = 管理設定により、私のコンピューターでClaude Codeが起動しません
letter-file-sets = 設定しているファイル: { $file }。内容: { $demands }。
letter-signs-in-with = このコンピューターのClaude Codeのサインイン方法: { $by }。
letter-tell-me-which-account = どのアカウントまたはどの種類のログインを使えばよいか、お知らせください。このコンピューターを対象としていない設定の場合は、修正をお願いします。
letter-uses-from-managed = 私のコンピューターのClaude Codeが、管理設定の{ $name }を使っています
letter-file-sets-env = { $file }のenvで{ $name }が設定されているため、私自身のログインより優先されています。
letter-check-the-value = このコンピューターではそれが動作しません。値を確認するか、その項目を外していただけますでしょうか。
letter-value-not-part = 値はこの文に含まれていません。
letter-program-fails = 私のコンピューターで、Claude Codeにキーを渡すプログラムが失敗します
letter-file-names-program = { $file }のapiKeyHelperにプログラムが指定されており、Claude Codeが起動のたびに実行します。
letter-correct-program = このコンピューターでは失敗するか、拒否されるキーを返します。プログラムか設定の修正をお願いします。
letter-file-cannot-be-read = Claude Codeの管理設定ファイルを読めません
letter-cannot-read-because = Claude Codeは{ $file }を読めません: { $because }。
letter-without-effect = 中の設定がすべて無効になっています。修正をお願いします。
copy-made-unknown = 写し{ $copy }（{ $size }）の作成時刻は不明です。
session-in-program =
    { $what ->
        [supervisor] { $host }のバックグラウンドエージェントの管理プロセス（プロセス{ $pid }、{ $since }から）
       *[session] { $host }のClaude Codeのセッション（プロセス{ $pid }、{ $since }から）
    }
session-in-terminal =
    { $what ->
        [supervisor] 端末{ $terminal }のバックグラウンドエージェントの管理プロセス（プロセス{ $pid }、{ $since }から）
       *[session] 端末{ $terminal }のClaude Codeのセッション（プロセス{ $pid }、{ $since }から）
    }
session-alone =
    { $what ->
        [supervisor] バックグラウンドエージェントの管理プロセス（プロセス{ $pid }、{ $since }から）
       *[session] Claude Codeのセッション（プロセス{ $pid }、{ $since }から）
    }
program-in-place = { $place }の{ $program }
line-says = { $file }の{ $line }行目: { $text }
list-and = { $rest }と{ $last }
list-or = { $rest }または{ $last }
remove-version-at = { $path }のClaude Code { $version }を取り除く
copy-with-version = { $path }（{ $version }）
copy-without-version = { $path }（バージョン不明）
goes = 移すもの: { $holds }。
goes-along-and-more = 一緒に移るもの（Claude Codeのものではない可能性あり）: { $names }、ほか{ $more }件。
sign-again-nobody-has-sign = サインインし直すのに、先にサインアウトする必要はありません。
login-now-is-replaced =
    { $copy ->
        [kept] 今保存されているログインは、サインインが終わった時点で置き換わります。その前にファイルの写しを残します。
       *[none] 今保存されているログインは、サインインが終わった時点で置き換わります。それまでは残ります。
    }
ended-login-is-replaced =
    { $copy ->
        [kept] 期限切れの古いログインは、サインインが終わった時点で置き換わります。その前にファイルの写しを残します。
       *[none] 期限切れの古いログインは、サインインが終わった時点で置き換わります。それまでは残ります。
    }
empty-login-is-replaced =
    { $copy ->
        [kept] 空になった古いログインは、サインインが終わった時点で置き換わります。その前にファイルの写しを残します。
       *[none] 空になった古いログインは、サインインが終わった時点で置き換わります。それまでは残ります。
    }
damaged-login-is-replaced =
    { $copy ->
        [kept] 壊れた古いログインは、サインインが終わった時点で置き換わります。その前にファイルの写しを残します。
       *[none] 壊れた古いログインは、サインインが終わった時点で置き換わります。それまでは残ります。
    }
possible-login-is-replaced =
    { $copy ->
        [kept] 保存されているかもしれないログインは、サインインが終わった時点で置き換わります。その前にファイルの写しを残します。
       *[none] 保存されているかもしれないログインは、サインインが終わった時点で置き換わります。それまでは残ります。
    }
note-answered-in = 最初の質問に回答済みと{ $file }に記録する
starts-without-questions = Claude Codeは質問なしで起動します。テーマは既定のもので、/theme で変更できます。
signs-nobody-in = サインインするわけではありません。
forget-declined-in = このキーを断った記録を{ $file }から消す
asks-once-more-for-key = キーを使うか、Claude Codeがもう一度尋ねます。はいと答えるとログインより優先され、料金が請求されます。
other-declined-stay = 断ったほかのキーは、そのままです。
take-console-key-out-of = { $file }からConsoleのサインインのキーを取り除く
without-console-key = このキーがなければ、Claude Codeはclaude.aiのログインを使うか、サインインを求めます。
key-exists-in-console = キー自体はConsoleに残っています。不要ならConsoleで削除してください。
take-account-out-of = { $file }から記憶されたアカウントだけを取り除く
sign-in-once-more-first = 先にもう1回サインインしてください。これは、それで直らない場合のものです。
login-itself-stays = ログイン自体、プロジェクト、信頼、MCPサーバー、履歴は残ります。アカウントはClaude Codeが書き直します。
systems-own-store-file = このシステムの保管庫（{ $file }）
root-vouches-until = ルート証明書は「{ $subject }」で、{ $until }まで有効です。ここで{ $host }が示す証明書を保証します。
list-and-more = { $first }、ほか{ $more }件
quoted = 「{ $name }」
because-shell-puts-together = 値はシェルが組み立てます

# Causes without a repair.
none-for-tls-certificate_invalid =
    .because = 証明書はサーバー自身のもので、このマシンでは直せません。
none-for-network-ipv6_broken =
    .because = ルーターやVPNの示す経路が通じていません。Claude Codeは自動でIPv4を使います。
none-for-login-refresh_pending =
    .because = 問題ありません。Claude Codeがログインを自動で更新します。
none-for-account-no_access =
    .because = プランやシートを追加できるのは、アカウントの持ち主か組織だけです。
none-for-keychain-split_brain =
    .because = サインインが続く限り害はなく、どちらのログインも使用中の可能性があります。
none-for-keychain-many_items =
    .because = 害はありません。ランチャーがどれを必要としているかは、本人にしか分かりません。
none-for-server-rejects_clean_login =
    .because = 問題はAnthropic側にあります。ここで何かを削除しても、失うだけです。
letter-comes-from-claude-fix = この文は、これらのファイルを読むだけで変更しないclaude-fixが作成しました。
letter-by-login = ログイン
ask-subject = 件名: 私のコンピューターのClaude CodeからAnthropicに接続できません
ask-hello = お世話になっております。
ask-who-i-am = Anthropicのコマンドラインツール、Claude Codeを使っていますが、必要な接続先に届きません。
ask-measured-on = { $date } { $clock }（{ $system }）、claude-fix { $version }で測定:
ask-allow-connections = 届かなかった上記のホストへの接続を許可していただけますでしょうか。
ask-all-that-is-needed = Claude Codeに必要な接続先の一覧（TCPポート443、HTTPS）です。許可リストとの照合にお使いください:
ask-own-list = Anthropicの一覧: https://code.claude.com/docs/en/network-config
ask-thank-you = よろしくお願いいたします。
ask-host-through-proxy = { $host }（プロキシ{ $proxy }経由）
ask-answered-status = 応答{ $status }
ask-answered = 応答あり
ask-line-address = { $host }: { $how }（{ $millis } ms、アドレス{ $address }）
ask-line = { $host }: { $how }（{ $millis } ms）
ask-proxy-wants-login = プロキシがユーザー名とパスワードを求めています。Claude Codeが対応しているのは、両方をプロキシのアドレスに含めるBasicだけです。上記のホストを認証なしで通していただくか、Basicに対応したプロキシをお知らせください。
ask-proxy-wants-schemes = プロキシがユーザー名とパスワードを求めています（{ $schemes }）。Claude Codeが対応しているのは、両方をプロキシのアドレスに含めるBasicだけです。上記のホストを認証なしで通していただくか、Basicに対応したプロキシをお知らせください。
ask-link = - { $subject }用、発行者 { $issuer }
ask-certificates-sent = 送られてきた証明書:
