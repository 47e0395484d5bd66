### The walkthrough for a help desk on the phone, in Japanese (key w, claude-fix --walkthrough), and the ticket at its end.
### .title  the name of a step
### .aloud  words to read aloud; they are said to a person who may be worried and cannot see your screen
### .sees   what the person has before them
### .yes .no .other   what each answer means

call =
    .title = 電話の始め
    .aloud = 「ご承諾なしに、お使いのコンピューターを変更することはありません。チケットの番号と、Claude Codeに出ているメッセージを読み上げていただけますか。」
    .sees = 作業中のウィンドウに出ている、Claude Codeのメッセージ。iで番号を記録し、pで貼り付けたり入力したりしたメッセージの意味を調べます。
    .yes = Claude Codeがサインインできない、または拒否されたというメッセージが出ています。
    .no = 自然に直りました。確認して記録するだけです。
    .other = メッセージはありません。固まる、起動しない、何度もサインインを求められるなど。起きていることをeで書いてください。
diagnosis =
    .title = 診断
    .aloud = 「claude-fixがこのコンピューターを調べました。何も変更していません。結果を読みますので、見えている状況と合っているか教えてください。」
    .sees = 相手もclaude-fixを実行していれば、同じ文が画面にあります。コードを読み上げてもらえます。
    .yes = 合っています。
    .no = 合っていない、または別のものが見えています。eで書いてください。
    .other = ここでは問題が見つからないか、分かりませんでした。
evidence =
    .title = 根拠
    .aloud = 「claude-fixがそう判断した理由を読みます。心当たりがあるか、読んだとおりか教えてください。」
    .sees = 名前の出たファイル、変数、ネットワークの応答。キー全体が出ることはありません。末尾の4文字で照合できます。
    .yes = そのとおりで、変更できます。
    .no = 違うものがあるか、変更できないものがあります。
    .other = 相手に分かりません。よくあることで、止める理由にはなりません。
questions =
    .title = 本人だけが知ること
    .aloud = 「ご本人にしか分からない質問が1つあります。分からなければ、そうお答えください。」
    .sees = アカウントやブラウザーなど、質問の対象。aで答えを記録すると、claude-fixがもう一度調べます。
    .yes = 答えがあったか、新しいことが分かりました。診断をもう一度見てください。
    .no = 付け加えることはありません。
    .other = 管理者やアカウントの持ち主など、別の人が答える必要があります。
repair =
    .title = 修復
    .aloud = 「変更の内容を示すカードを開きます。一緒に読みましょう。ご承諾までは何も起きず、カードに別の記載がない限り、元に戻せます。」
    .sees = カード: 各ファイルと行、残す写し、後でやり直す必要があること。
    .yes = カードまたは手作業で、終わりました。
    .no = 今は希望しません。何も変更していません。
    .other = ここではできません。ファイル、ネットワーク、アカウントの持ち主が別の人です。
verify =
    .title = 動きますか
    .aloud = 「新しい端末を開いて、claudeと入力し、挨拶を送ってみてください。答えは返ってきますか。」
    .sees = 新しい端末でのClaudeの答え。前から開いていた端末では、変数が古いままかもしれません。
    .yes = Claudeが答えます。
    .no = 前と同じメッセージです。診断をもう一度見てください。
    .other = 別のメッセージに変わりました。それを読んでもらってください。
ticket =
    .title = チケット
    .aloud = 「記録しました。チケットの番号をもう一度読みます。ご協力ありがとうございました。」
    .sees = することはもうありません。cでチケットをコピーし、fで自分だけが読めるファイルに書き込みます。
    .yes = 解決。チケットを閉じられます。
    .no = 未解決。チケットは開いたままです。
    .other = 別の担当に引き継ぎました。

answer-yes = はい
answer-no = いいえ
answer-other = その他
leads = { $means }次は{ $code }、{ $title }。

label-aloud = 読む言葉
label-sees = 相手の画面
label-read = 読み上げ
label-code = コード
label-because = 理由
label-ask = 質問
label-change = 変更
label-by-hand = 手作業
label-warning = 注意
label-note = メモ

still-looking = claude-fixはまだこのマシンを調べています。
explain-seen = 見え方
explain-repair = claude-fixが行うこと
code-is = { $code }、読み方「{ $spoken }」（{ $id }）
no-evidence = ここには、根拠の必要な問題がありません。
no-question = 質問はありません。
no-change = このマシンを変更する提案はありません。
change-is = { $title }（{ $stakes }）
the-ticket = チケット

field-number = チケットの番号
field-note = チケットに付けるメモ
field-hint = ここにパスワードやキーを書かないでください。そう見えるものは除かれます。

key-walkthrough = 電話での案内
key-show-change = 変更を見る
key-back-to-work = 作業に戻る
key-copy-text = 文をコピー
key-copy-ticket = チケットをコピー
key-keep-ticket = チケットをファイルに書き込む
key-number = チケットの番号
key-note = メモを書く
key-back = 戻る
key-paste = エラーを貼り付け
key-again = もう一度調べる
key-undo = 元に戻す
key-help = ヘルプ
key-quit = 終了
key-write-down = 記録する
key-forget = 記録せずに閉じる
key-rub = 1文字消す
key-type = 入力または貼り付け

kept = チケットは{ $file }にあります。読めるのはあなただけです。
kept-in-practice = チケットは架空のマシンの{ $file }にあります。これは練習です。このコンピューターにはファイルを書き込んでいません。
not-kept = チケットをファイルに書き込めませんでした。cでコピーできます。
write-in-lines = ここに書き、空の行でEnterを押してください。何も入れなければ戻ります。
needs-a-terminal = 電話での案内には、質問のための端末が必要です
needs-a-terminal-hint = claude-fix checkなら、同じ診断を出力します

mark-running = 未完了
mark-broken = 故障
mark-unknown = 不明
mark-warning = 注意
mark-noted = 参考
mark-healthy = 正常
mark-empty = 対象なし

## The ticket, in Markdown

ticket-heading = # Claude Codeのサインイン: { $number }
ticket-heading-plain = # Claude Codeのサインイン
ticket-took = 開始{ $began }、所要時間{ $took }。
ticket-machine = マシン: { $system }。Claude Code: { $version }。claude-fix: { $own }。
ticket-no-version = 見つかりません
ticket-solved = **解決。**
ticket-not-solved = **未解決。**
ticket-handed-on = **引き継ぎ。**
ticket-open = **解決したかどうか未確認。**
ticket-before-after = ## 前と後
ticket-columns = | ステップ | 前 | 後 |
ticket-answer = 答え
ticket-not-looked = 未確認
ticket-found = ## 見つかったもの
ticket-found-nothing = サインインの問題を説明するものはありません。
ticket-cause = - { $code } `{ $id }`: { $title }（{ $stands }）
ticket-gone = 後でなくなった
ticket-stays = 残っている
ticket-new = 後で現れた
ticket-changed = ## 変更したもの
ticket-changed-nothing = このマシンでは何も変更していません。
ticket-entry = - { $title }（{ $state }）
ticket-entry-file = {"  "}- { $change }
ticket-entry-undo = {"  "}- 元に戻すには: `claude-fix undo { $id }`
ticket-by-hand = ## 手作業
ticket-asked = ## 質問したこと
ticket-given = - { $code } { $title }: { $answer }。{ $means }
ticket-notes = ## メモ
ticket-note = - { $code } { $note }
ticket-left-out =
    { $count ->
       *[other] 秘密の値を含む可能性があるため、{ $count }行を除きました。
    }
state-applied = 実行済み
state-undone = 元に戻した
state-failed = 失敗または取り消し
state-stopped = 途中で停止
no-such-code = コード{ $code }はありません。コードはF、H、K、L、Q、R、W、X、Yのいずれか1文字と、2から9までの数字2桁です。もう一度、1文字ずつ聞いてください。
