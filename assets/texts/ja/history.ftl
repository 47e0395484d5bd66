### What went wrong before, as Claude Code wrote it down itself, in Japanese: `claude-fix history`, and the screen behind the key h.

## One kind of error

# In place of the words of an error that has none
without-words = 文のないエラー
# In place of the meaning of an error that is not known
unknown = claude-fixの知らないメッセージです。
# $first and $last are times such as 09:14 or 2026-11-17 09:14
times =
    { $count ->
        [1] 1回（{ $last }）。
       *[other] { $count }回（{ $first }～{ $last }）。
    }
began-at-once-with-version = 始まりは{ $when }で、Claude Code { $version }が初めて使われたのと同じ分です。
began-minutes-after-version = 始まりは{ $when }で、Claude Code { $version }が初めて使われた{ $minutes }分後です。
began-hours-after-version = 始まりは{ $when }で、Claude Code { $version }が初めて使われた{ $hours }時間後です。
began-after-answer = 最後の{ $count }件は{ $when }から続いています。その前、Claudeが最後に答えたのは{ $answer }です。
never-answered = 始まりは{ $when }で、それより前にClaudeの答えの記録はありません。
over = その後、Claudeは答えています。最後は{ $when }です。
stands = その後、Claudeは答えていません。

## Everything

summary =
    { $standing ->
        [0] { $since }以降、Claude Codeが記録したAPIエラーは{ $count }件です。最後のエラーの後、Claudeは答えています。
       *[other] { $since }以降、Claude Codeが記録したAPIエラーは{ $count }件です。最後のエラーの後、Claudeは答えていません。
    }
nothing = { $since }以降、Claude Codeが記録したAPIエラーはありません。
nothing-but-answers = { $since }以降、Claude Codeが記録したAPIエラーはありません。Claudeが最後に答えたのは{ $when }です。
nothing-there = { $since }以降、Claude Codeが記録したセッションはありません。
# On the first screen. $error is Claude Code's own text; $began is one or two sentences
evidence = { $error }。{ $began }
read =
    { $files ->
       *[other] { $files }個のファイル、{ $bytes }を読みました。
    }
read-in-part = { $of }のうち、新しいほうから{ $bytes }だけを読みました。
unread =
    { $files ->
       *[other] { $files }個のファイルを読めませんでした。
    }
undated =
    { $count ->
       *[other] { $count }件のエラーは時刻がありえない値です。
    }
more =
    { $count ->
       *[other] ほか{ $count }件のエラーの詳細は省略しました。
    }

## Labels and headings

title = これまでのエラー
label-means = 意味
label-how-often = 回数
label-began = 始まり
label-now = 現在
# On the first screen, beside what went wrong before
label-before = 履歴
label-projects = プロジェクト
label-versions = バージョン
label-start = ここから
# $digit is the key that opens the step
start = ステップ{ $digit }、{ $title }
bars = 時期
privacy = エラーだけを見ます。あなたとClaudeの会話は、保存も表示も送信もしません。

## While it is read

reading =
    { $errors ->
       *[other] { $done } / { $of }を読み込み、エラー{ $errors }件
    }
reading-newest =
    { $errors ->
       *[other] { $done } / { $of }を読み込み、エラー{ $errors }件。最新: { $when } { $text }
    }
waiting = まだ読んでいます。Ctrl-Cで止めます。
looking = 新しいほうから読んでいます…
interrupted = 中断しました。それまでに読んだ分です

## The command line

no-folder = ホームフォルダーがなく、Claude Codeのセッションの場所が分かりません
not-a-time = --sinceには、7d、24h、2wのような日数、時間、週数か、2026-11-01のような日付を指定してください。{ $text }は使えません

## Keys

key-open = 履歴
key-stop = 読むのをやめる
key-close = 閉じる
