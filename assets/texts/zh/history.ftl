### What history says, in Chinese.
without-words = 没有文字的错误
unknown = claude-fix 不认识这条信息。
times = { $count ->
        [one] 1 次，于 { $last }。
       *[other] { $count } 次，从 { $first } 到 { $last }。
    }
began-at-once-with-version = 始于 { $when }，正是首次使用 Claude Code { $version } 的那一分钟。
began-minutes-after-version = 始于 { $when }，首次使用 Claude Code { $version } 的 { $minutes } 分钟后。
began-hours-after-version = 始于 { $when }，首次使用 Claude Code { $version } 的 { $hours } 小时后。
began-after-answer = 最近 { $count } 次是连续的，从 { $when } 开始。Claude 此前最后一次回复于 { $answer }。
never-answered = 始于 { $when }，此前没有 Claude 回复的记录。
over = 此后 Claude 有回复，最后一次于 { $when }。
stands = 此后 Claude 没有回复。
summary = { $standing ->
        [0] 自 { $since } 起，Claude Code 记录了 { $count } 个 API 错误。最后一个之后，Claude 有回复。
       *[other] 自 { $since } 起，Claude Code 记录了 { $count } 个 API 错误。最后一个之后，Claude 没有回复。
    }
nothing = 自 { $since } 起，Claude Code 没有记录 API 错误。
nothing-but-answers = 自 { $since } 起，Claude Code 没有记录 API 错误。Claude 最后一次回复于 { $when }。
nothing-there = 自 { $since } 起，Claude Code 没有记录任何会话。
evidence = { $error }。{ $began }
read = 读取了 { $files } 个文件，共 { $bytes }。
read-in-part = { $of } 中只读取了 { $bytes }，从最新的开始。
unread = 有 { $files } 个文件无法读取。
undated = 有 { $count } 个错误的时间不可能是真的。
more = 另有 { $count } 个错误没有详细显示。
title = 之前出过什么错
label-means = 含义
label-how-often = 次数
label-began = 开始
label-now = 现在
label-before = 历史
label-projects = 项目
label-versions = 版本
label-start = 从这里开始
start = 步骤 { $digit }，{ $title }
bars = 时间
privacy = 只查看错误。您与 Claude 的对话内容不会保存、显示或发送。
reading = 已读 { $done }/{ $of }，{ $errors } 个错误
reading-newest = 已读 { $done }/{ $of }，{ $errors } 个错误。最新：{ $when } { $text }
waiting = 仍在读取；Ctrl-C 停止。
looking = 从最新的开始读取…
interrupted = 已停止；这是停止之前读到的内容
no-folder = 不知道 Claude Code 把会话保存在哪里：没有主文件夹
not-a-time = --since 接受天数、小时数或周数（如 7d、24h、2w），或日期（如 2026-11-01）；不接受 { $text }
key-open = 历史
key-stop = 停止读取
key-close = 关闭
