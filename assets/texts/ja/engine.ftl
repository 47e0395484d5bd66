### What engine says, in Japanese.

## src/engine/apply.rs

changed-since-shown = { $path }は変更内容の表示後に変わったため、何もしませんでした。もう一度確認してください
because-and-after = { $because }。{ $after }
program-needs-somebody = プログラムを実行する必要がありますが、画面を見て答える人がいません
cannot-keep-copy-nothing-changed = { $path }の写しを残せません: { $error }。何も変更していません
cannot-write-journal-nothing-changed = 変更の記録を書けません: { $error }。何も変更していません
cannot-write-journal = 変更の記録を書けません: { $error }
no-token-made-cancelled = 取り消したため、トークンは作られませんでした
sign-cancelled = サインインを取り消しました
stopped-before-its-end = { $command }は途中で止められました
ended-exit-code = { $command }が終了コード{ $code }で終わりました
ended-system = { $command }はシステムによって終了されました（{ $signal }）
what-ended-before-does-not = その前に終了したものは、自動では再び起動しません
no-other-program-asked = ほかのプログラムには終了を頼んでいません
what-ended-before-done-not = その前に終わった作業は実行済みで、元に戻していません
what-did-until-then-not = それまでに行ったことは、元に戻していません
everything-before = すべて元のままです
could-not-taken-back-entry = 元に戻せませんでした: { $error }。項目{ $id }は後で元に戻せます
everything-before-journal-cannot-written = すべて元のままです。変更の記録を書けません: { $error }
there-no-file-make-nothing = 作るファイルがありません。何も変更していません
journal-folder-not-moved = claude-fixは変更の記録と写しを{ $folder }に置いているため、これを移動できません。何も変更していません
something-at-already-nothing-changed = { $to }にはすでに何かがあります。何も変更していません
changed-at-very-moment = { $real }がちょうど今変わりました
does-not-look-should-after = 変更後の{ $real }が、予定した内容になっていません

## src/engine/assess.rs

only-what-is-listed = ここに示したもの以外は変わりません。動いているセッションには、再起動するまで反映されないことがあります。
folder-unknown = 不明
has-names-disk-hard-links = { $file }には、ディスク上に{ $names }個の名前（ハードリンク）があります。変更されるのはこの1つだけで、その後は独立したファイルになります。
gets-permissions-of-folder = Windowsでは、変更したファイルの権限はフォルダーのものになり、ファイル自身の権限は残りません。

## src/engine/checks.rs

offline-no-connection-opened = --offline: 接続しません
check-itself-failed-bug-claude = この確認自体が失敗しました。claude-fixの不具合です
please-report-id-check = 確認のIDを添えて報告してください
did-not-end-within-s = { $seconds }秒以内に終わりませんでした
slow-disk-or-network-try = ディスクまたはネットワークが遅いためです。もう一度試すか、--timeoutを長くしてください

## src/engine/claude_says.rs

beware = 注意
there-no-home-folder = ホームフォルダーがありません
claude-auth-status-printed-nothing = claude auth statusの出力を読み取れませんでした
loggedin-true-does-not-prove = “loggedIn: true”は、サービスが受け入れる証明にはなりません
stored-login-changed-while-claude = Claude Codeの応答中に、保存されたログインが変わりました
claude-code-not-path = PATHにClaude Codeがありません
needs-newer-claude-code = Claude Code 2.1.41以降が必要です。それより古いと、言葉をプロンプトとして送ってしまいます
claude-not-run-because = { $tilde }を実行しません: { $because }
stored-login-not-good-another = 保存されたログインの残りが10分未満です。確認すると、Claude Codeがログインを更新したり空にしたりする可能性があります
managed-settings-exist-they-could = 管理設定があり、安全のための制限を越えて確認が送られる可能性があります

## src/engine/copies.rs

claude-fix-stopped-middle-entry = claude-fixは項目{ $id }の途中で止まりました。写しが必要になる可能性があるため、先に最後まで行うか、元に戻してください
copies-have-changed-since-shown = 表示後に写しが変わったため、何も削除しませんでした
cannot-write-journal-nothing-deleted = 変更の記録を書けません: { $error }。何も削除していません

## src/engine/edits.rs

secret-not-here = 中に入れるキーまたはトークンが、もうここにありません
has-now-not-copy-shown = { $from }は今{ $size }で、表示した写しではありません

## src/engine/fetch.rs

what-came-no-text = 届いた内容がテキストではありません
there-nothing-fetch = 取得するものがありません
could-not-fetched = { $url }を取得できませんでした: { $because }
what-came-empty = 届いた内容が空です
what-came-web-page-not = 届いたのはインストーラーではなくWebページです
what-came-not-script = 届いた内容がスクリプトではありません

## src/engine/finish.rs

being-taken-back-so-only = 元に戻している途中だったため、最後まで元に戻すことだけができます
program-belongs-how-far-came = プログラムの実行が含まれており、どこまで進んだかが分かりません
secret-belongs-which-not-kept = キーまたはトークンが必要ですが、このために保存されてはいません。もう一度入力してください
entry-journal = 変更の記録の項目{ $id }
file-change = この変更のファイル

## src/engine/journal.rs

cannot-make-folder-backups-below = { $shown }の下に写しのフォルダーを作れません: { $error }。何も変更していません
another-claude-fix-changing-something = 別のclaude-fix（{ $error }）が今変更しています。終わるまで待ってください。何も変更していません
cannot-take-lock-below-nothing = { $shown }の下でロックを取得できません: { $error }。何も変更していません
copy-was-changed = { $path }が変わりました

## src/engine/memory.rs

change-and-change = { $first }、{ $second }
worked-at-since-then = { $when }には動いていました。その後の変化: { $changes }

## src/engine/new_key.rs

key-not-usable = { $because }。
keychain-not-offered = キーチェーンは選べません: { $because }。
start-up-file-not-offered = 起動ファイルは選べません: { $because }。
has-form-token-claude-fix = トークンの形式です。claude-fixはトークンを決して送りません。使えるかどうかは、Claude Codeへの最初のメッセージで分かります。
knows-key = { $host }はこのキーを認識しています。
does-not-know-key = { $host }はこのキーを認識していません（401）。
says-organisation-key-disabled = { $host }によると、このキーの組織は無効です。
whether-good-not-known-answered = 使えるかどうかは不明です。{ $host }が{ $status }を返しましたが、キーについては何も分かりません。
whether-good-not-known = 使えるかどうかは不明です: { $because }。

## src/engine/pane.rs

could-not-run = { $program }を実行できませんでした: { $error }

## src/engine/programs.rs

program-gone = { $name }を実行しませんでした。今はないか、表示したときからありませんでした
program-changed = { $name }は表示後に変わったため、実行しませんでした。もう一度確認してください
program-not-run-because = { $name }を実行しませんでした: { $because }

## src/engine/repair.rs

process-not-ended = { $name }（プロセス{ $pid }）: { $because }
needs-person-at-terminal = 端末で操作する人が必要です
only-can-do-commands-above = あなただけができる操作です。コマンドは上にあります
applying-failed-inside-claude-fix = claude-fixの内部で変更の実行に失敗しました。claude-fix undo --listを見てください
failed-inside-claude-fix = claude-fixの内部で失敗しました
undo-failed-inside-claude-fix = claude-fixの内部で、元に戻す処理に失敗しました

## src/engine/secrets.rs

error-and-hint = { $error }: { $hint }
secret-should-kept-not-here = 保存するキーまたはトークンが、もうここにありません
another-key-put-since-shown = 表示後に別のキーが入りました
keychain-said-yes-but-does = キーチェーンは保存できたと応答しましたが、キーを読み出せません
keychain-holds-another-key-now = キーチェーンに今あるのは別のキーです。そのまま残します
entry-not-whole = 壊れています
entry-of-another-version = 別のバージョンのclaude-fixが書いたものです
journal-cannot-be-read = これまでの変更の記録を読み取れません（{ $because }）。
entry-cannot-be-read = 変更の記録の項目{ $id }を読み取れません（{ $file }: { $because }）。そのとき何を変更したかは分かりません。
may-need-its-copies = { $because } 手作業で元に戻すために写しが必要になることがあります
keychain-key-of-later-entry = 変更の記録の項目{ $id }がこのキーをもう一度保存しました。先にそちらを元に戻してください

## src/engine/undo.rs

journal-folder-stays = claude-fixは変更の記録を{ $real }に置いているため、これは残ります
copies-entry-were-deleted-so = 項目{ $id }の写しは削除済みのため、もう元に戻せません
entry-has-nothing-take-back = 項目{ $id }には元に戻すものがありません
there-no-entry-journal = 変更の記録に項目{ $id }はありません
entry-journal-has-changed-since = 変更の記録の項目{ $id }は表示後に変わったため、何もしませんでした
has-come-into-being-or = { $path }は表示後に現れたか変わったため、何もしませんでした
moved-and-stays-moved = { $because }（{ $from }にあったものは{ $to }にあります）
permissions-were-changed-since-they = { $shown }の権限はその後変わったため、そのままにします
variable-changed-since = { $name }はclaude-fixが変更した後にWindowsのユーザー環境変数で変わったため、そのままにします
user-variable-failed = Windowsのユーザー環境変数の{ $name }: { $error }
changed-since-claude-fix-made = { $shown }はclaude-fixが作った後に変わったため、そのままにします
changed-since-claude-fix-edited = { $shown }はclaude-fixが編集した後に変わったため、そのままにします。元の内容は{ $copy }にあります
not-any-more-what-moved = { $to }にあるのは、移動したものではなくなっています
