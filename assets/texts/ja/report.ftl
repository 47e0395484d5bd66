### The support report, in Japanese: what is written, shown and said about it.

made-by = claude-fix { $tool }が{ $at }に作成。{ $seconds }秒の確認の結果で、何も変更していません。チケットに添付するか、claude-fix open FILEで読んでください（JSON形式の場合）。
result = 結果
machine = マシン
claude-code = Claude Code
version-unknown = バージョン不明
copy-runs = { $version }、{ $path }、{ $method }。これが動きます
copy-beside = { $version }、{ $path }、{ $method }
no-claude = 見つかりませんでした
config-folder = 設定フォルダー
wrong = 問題
notes = 知っておくこと
broken = 故障
warning = 注意
note = 参考
certain = 測定済み
likely = ほぼ確実
possible = 可能性あり
cause = 原因
because = 理由
advice = 助言
repair = 提案する修復
docs = 詳しく
credentials = 認証情報（優先順）
used = 使用中
shadowed = 使われません。別のものが優先されます
unusable = ありますが、使えません
absent = ないもの
set-in = 設定場所
characters =
    { $count ->
       *[other] { $count }文字
    }
value = 値
expires = 有効期限
problems = 問題
checks = 確認した項目
healthy = 正常
found = 発見
skipped = 省略
inconclusive = 不明
hint = 対処
offers = claude-fixにできること
safe = 後に残る変更なし
reversible = 完全に元に戻せる
destructive = 元に戻せないものを失う
changed = 変更したもの
nothing-changed = claude-fixはこのマシンで何も変更していません。
applied = 実行済み
failed = 失敗または取り消し
undone = 元に戻した
unfinished = 未完了
no-help = 効果はありませんでした。
pasted = 貼り付けられたエラーメッセージ
request-id = 要求ID
hidden = 伏せたもの
hidden-email =
    { $names ->
        [1] EMAIL-1はメールアドレスです（{ $places }か所）
       *[other] EMAIL-1～EMAIL-{ $names }はメールアドレスです（{ $places }か所）
    }
hidden-organisation =
    { $names ->
        [1] ORG-1は組織の名前です（{ $places }か所）
       *[other] ORG-1～ORG-{ $names }は組織の名前です（{ $places }か所）
    }
hidden-id =
    { $names ->
        [1] ID-1はアカウントか組織のIDです（{ $places }か所）
       *[other] ID-1～ID-{ $names }はアカウントか組織のIDです（{ $places }か所）
    }
hidden-host =
    { $names ->
        [1] HOST-1はホストの名前です（{ $places }か所）
       *[other] HOST-1～HOST-{ $names }はホストの名前です（{ $places }か所）
    }
hidden-user =
    { $names ->
        [1] USER-1はこのマシンのアカウントです（{ $places }か所）
       *[other] USER-1～USER-{ $names }はこのマシンのアカウントです（{ $places }か所）
    }
hidden-secrets = キー、トークン、パスワードがレポートに入ることはありません。Anthropicのキーは公開の先頭と末尾の4文字だけを示し、残りは「…」です。
hidden-nothing = 伏せた名前はありません。

## In the wizard

key-open = レポート
key-write = ファイルに書き込む
key-copy = コピー
key-names = 名前を表示
key-hide = 名前を伏せる
key-close = 閉じる
copied-practice = これは練習です。何もコピーしていません。
copied-and-file = レポートを端末のクリップボードに送りました。{ $file }にもあります。
copied = レポートを端末のクリップボードに送りました。
title = レポート（書き込む内容そのまま）
title-names = 名前入りのレポート（書き込む内容そのまま）
title-unsafe = レポートなし
making = レポートを作っています。何も書き込まず、送りません。
unsafe = レポートに秘密の値かもしれないものがあるため、表示も書き込みもしません。場所と規則:
unsafe-place = { $line }行目: { $rule }
unsafe-next = 起きてはならないことです。claude-fixの作者に、内容ではなく規則を伝えてください。
what-happens = 何もこのマシンから出ていません。wでファイルに書き込み、cでコピーします。印の付いた語は名前の代わりです。
what-happens-plain = 何もこのマシンから出ていません。EMAIL-1などの語は名前の代わりです。
written = { $file }に書き込みました。{ $os ->
    [windows] そのフォルダーを開ける人は読めます。
   *[other] 読めるのはあなただけです。
    }
replaced = { $file }の以前のレポートを置き換えました。{ $os ->
    [windows] そのフォルダーを開ける人は読めます。
   *[other] 読めるのはあなただけです。
    }
not-yet = 確認がまだ終わっていないため、レポートを作れません。

## claude-fix report

refused = 秘密の値を含む可能性があるため、レポートを書き込みませんでした
refused-place = レポートの{ $line }行目、規則{ $rule }
refused-next = ヒント: 何もこのマシンから出ていません。フォルダーやファイルの名前に、キー、トークン、パスワードがないか確認してください
not-ours = { $file }はすでにあり、claude-fixのレポートではないか、後から書き加えられているため、そのまま残しました
not-ours-next = ヒント: -oの後に別の名前を指定してください
no-file = { $file }は書き込めるファイルではなく、{ $kind }です
interrupted = 中断しました
no-place = 置き場所のホームフォルダーがないため、レポートを書き込めません。cでコピーできます。
