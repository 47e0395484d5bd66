### claude-fix open, in Japanese: reports of other machines, read-only.

badge = { $at }のレポート（読み取り専用）: ここでは何も変更できません
badge-folder =
    { $count ->
       *[other] レポート{ $count }件（読み取り専用）: ここでは何も変更できません
    }
unknown-checks =
    { $count ->
       *[other] このバージョンのclaude-fixが知らない確認項目が{ $count }件あり、ここには表示しません。端末の外でclaude-fix openを実行すると、すべて出力します。
    }
key-open = 開く
key-above = 上のマシン
key-below = 下のマシン
key-page-above = 10件上
key-page-below = 10件下
key-rub = 1文字消す
key-filter = 入力して絞り込む
key-leave = 終了
key-all = マシン一覧
title = { $folder }のマシン
by-cause = 根本原因ごと
filter = 絞り込み
no-match = 入力に合うマシンはありません。
not-read = 読めないもの
more-unread = ほか{ $count }件
more-machines = ほか{ $count }件。claude-fix open FILEで1件を開けます
too-many = ファイルが多すぎるため、残りを省略しました。
healthy = 問題なし
unknown = 不明
not-in-report = レポートに記載なし
banner = 別のマシンのレポートです。ここでは何も変更できません。
machines =
    { $count ->
       *[other] { $folder }のマシン{ $count }台
    }
nothing-there = { $folder }にレポートがありません
hint-json = ヒント: 開けるレポートは、claude-fix check --json > FILEまたはclaude-fix report --format json -o FILEで作れます
cannot-read = { $file }を読めません: { $because }
not-ours = claude-fixのJSON形式のレポートではありません
newer = より新しいclaude-fix（{ $schema }）が書いたもので、開くには新しいバージョンが必要です
broken = JSONの文書として不完全です: { $because }
not-checked = レポートの内容、未確認: { $command }
label-words = レポート
compare = 未確認: ファイルに書かれた文です。claude-fix自身の説明は、eキーかclaude-fix explain { $code }で見られます。
compare-not-known = 未確認: ファイルに書かれた文で、このclaude-fixが知らない原因です。ここにあるものは何も入力しないでください。
banner-text = 別のマシンのレポートです。ここでは何も変更できません。文とコマンドはファイルに書かれたもので、確認していません。入力する前にclaude-fix explain CODEと見比べてください。
badge-undated = レポート（読み取り専用）: ここでは何も変更できません
