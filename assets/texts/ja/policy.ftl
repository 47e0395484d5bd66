### A company's own policy, in Japanese: the file that an administrator may put on a machine (docs/policy.md).

your-company = あなたの会社

## Whether there is one, and whether it counts

none = このマシンに会社のポリシーはありません（{ $file }）
in-force = { $who }のポリシーが有効です: { $file }
in-force-with-doubts =
    { $count ->
       *[other] { $who }のポリシーが有効ですが、{ $file }に解釈できない所が{ $count }件あります
    }
ignored = ポリシー{ $file }は使われません。理由: { $because }
ignored-hint = 会社のものであれば、管理者に伝えてください。ファイルと上のフォルダーはすべてrootのもので、ほかの人が書き込めない必要があります。それまで内容は無効です。
unreadable = ポリシー{ $file }は使われません: { $because }
unreadable-hint = { $file }を置いた管理者に伝えてください。それまで内容は無効です。
cannot-look = { $path }を調べられません
owner-not-known = 誰が書き込めるか、ここでは分かりません
a-link = { $path }はリンクで、その先は誰のものか分かりません
not-a-file = { $path }は{ $kind }です
not-roots = { $path }はrootではなく、ユーザー{ $owner }のものです
others-may-write = root以外も{ $path }に書き込めます（権限{ $mode }）
not-utf8 = UTF-8の文字列ではありません

## What in it is not understood

no-toml = { $line }行目がTOMLではありません: { $because }
too-deep = 入れ子が深すぎます
ends-early = 最後が足りません
unexpected = ここに「{ $found }」は入りません
not-closed = ここで始まる文字列が閉じられていません
bad-escape = バックスラッシュの後の文字が不明です
twice = { $key }が2回あります
unknown-key = { $line }行目: { $key }はこのバージョンでは不明なため、無効です
missing-key = { $line }行目: { $table }に{ $key }がないため、無効です
wrong-type = { $line }行目: { $key }は{ $wanted }のはずですが、{ $found }のため無効です
too-many = { $line }行目: { $key }が{ $most }件を超えています。最初の{ $most }件だけが有効です
empty = { $line }行目: { $key }が空のため、無効です
no-proxy-address = { $line }行目: network.proxyがhttp://proxy.example.com:3128のようなアドレスではないため、無効です
password-in-proxy = { $line }行目: network.proxyに、このマシンの誰でも読めるユーザー名かパスワードがあります。ここでは省略します
no-such-repair = このバージョンに{ $repair }という修復はないため、この項目は無効です
no-such-cause = このバージョンに{ $cause }という原因はないため、この文は無効です
ca-not-there = { $file }がありません
a-text = 文字列
a-number = 数値
a-yes-or-no = trueまたはfalse
a-list = リスト
a-table = テーブル

## The row's labels

label-contact = 問い合わせ先
label-note = 用意するもの
label-proxy = 指定のプロキシ
label-ca = 指定の証明書
label-forbidden = ここで禁止
label-recommended = 推奨
label-doubt = 解釈できない所
label-missing = ないもの
no-reason = 理由の記載なし

## What follows from it

forbidden = 「{ $title }」は提案しません。{ $who }がこのマシンで許可していません（{ $file }）。
forbidden-because = 「{ $title }」は提案しません。{ $who }がこのマシンで許可していません（{ $file }）。記載: 「{ $because }」
not-offered = 提案しません: { $who }が許可していません
recommended = { $who }の推奨: { $title }
own-text = { $who }より: 「{ $text }」
ask = { $who }の問い合わせ先: { $contact }
ask-with = { $who }の問い合わせ先: { $contact }。用意するもの: { $note }
send-to = { $who }のポリシーによる送り先: { $contact }
help-desk = ヘルプデスク: { $contact }
help-desk-label = ヘルプデスク

## The way to Anthropic

expects-proxy-none = { $who }のポリシーが指定するプロキシは{ $proxy }ですが、ここのClaude Codeはプロキシを使っていません
expects-proxy-other = { $who }のポリシーが指定するプロキシは{ $proxy }ですが、ここのClaude Codeは{ $used }を使っています（{ $variable }）
expects-ca-none = { $who }のポリシーではNODE_EXTRA_CA_CERTSに{ $file }を指定しますが、ここでは未設定です
expects-ca-other = { $who }のポリシーではNODE_EXTRA_CA_CERTSに{ $file }を指定しますが、ここでは{ $used }になっています
