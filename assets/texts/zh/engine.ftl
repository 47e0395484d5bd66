### What engine says, in Chinese.

changed-since-shown = { $path } 在显示更改之后变过，因此没有做任何事。请重新检查
# why a change was not made, and what is so now
because-and-after = { $because }。{ $after }
program-needs-somebody = 需要运行一个程序，但没有人能看到它并作答
cannot-keep-copy-nothing-changed = 无法保存 { $path } 的副本：{ $error }。没有更改任何内容
cannot-write-journal-nothing-changed = 无法写入更改记录：{ $error }。没有更改任何内容
cannot-write-journal = 无法写入更改记录：{ $error }
no-token-made-cancelled = 没有生成令牌：已取消
sign-cancelled = 登录已取消
stopped-before-its-end = { $command } 在结束之前被停止
ended-exit-code = { $command } 以退出代码 { $code } 结束
ended-system = { $command } 被系统终止（{ $signal }）
what-ended-before-does-not = 在此之前结束的程序不会自动重新启动
no-other-program-asked = 没有再请其他程序结束
what-ended-before-done-not = 在此之前的结束操作已经完成，不会撤销
what-did-until-then-not = 到那时为止所做的没有撤销
everything-before = 一切都与之前相同
could-not-taken-back-entry = 无法撤销：{ $error }。以后可以撤销记录 { $id }
everything-before-journal-cannot-written = 一切都与之前相同；无法写入更改记录：{ $error }
there-no-file-make-nothing = 没有要创建的文件。没有更改任何内容
journal-folder-not-moved = claude-fix 把更改记录和备份保存在 { $folder } 中，因此不能移动它。没有更改任何内容
something-at-already-nothing-changed = { $to } 已经存在。没有更改任何内容
changed-at-very-moment = { $real } 刚刚发生了变化
does-not-look-should-after = 更改之后 { $real } 与预期不符

only-what-is-listed = 只更改列出的内容。正在运行的会话可能要重新启动才能看到。
# in place of the path of the configuration folder
folder-unknown = 未知
has-names-disk-hard-links = { $file } 在磁盘上有 { $names } 个名称（硬链接）：只有这一个会更改，之后成为独立的文件。
gets-permissions-of-folder = 在 Windows 上，更改后的文件使用其文件夹的权限；文件自身的权限不会保留。

offline-no-connection-opened = --offline：不建立任何连接
check-itself-failed-bug-claude = 这项检查本身失败了；这是 claude-fix 的缺陷
please-report-id-check = 请报告它，并附上检查的编号
did-not-end-within-s = 在 { $seconds } 秒内没有结束
slow-disk-or-network-try = 磁盘或网络较慢；请再试一次，或用 --timeout 延长时间

beware = 请注意
there-no-home-folder = 没有主文件夹
claude-auth-status-printed-nothing = claude auth status 没有输出可以读取的内容
loggedin-true-does-not-prove = “loggedIn: true” 并不证明服务接受它
stored-login-changed-while-claude = 在 Claude Code 回答期间，保存的登录发生了变化
claude-code-not-path = PATH 中没有 Claude Code
needs-newer-claude-code = 这需要 Claude Code 2.1.41 或更新版本；更旧的版本会把这些词当作提示词发送
claude-not-run-because = 没有运行 { $tilde }：{ $because }
stored-login-not-good-another = 保存的登录剩余有效期不足十分钟；询问可能使 Claude Code 更新或清空它
managed-settings-exist-they-could = 存在受管设置，它们可能使这次询问越过我们的安全措施

claude-fix-stopped-middle-entry = claude-fix 在执行记录 { $id } 的中途被停止：请先完成它或撤销它，它可能还需要其副本
copies-have-changed-since-shown = 副本在显示之后变过，因此没有删除任何副本
cannot-write-journal-nothing-deleted = 无法写入更改记录：{ $error }。没有删除任何内容

secret-not-here = 要写入其中的密钥已不在这里
has-now-not-copy-shown = { $from } 现在为 { $size }，不是显示过的那份副本

what-came-no-text = 收到的不是文本
there-nothing-fetch = 没有要下载的内容
could-not-fetched = 无法下载 { $url }：{ $because }
what-came-empty = 收到的内容为空
what-came-web-page-not = 收到的是网页，不是安装程序
what-came-not-script = 收到的不是脚本

being-taken-back-so-only = 它正在被撤销，因此只能把撤销进行到底
program-belongs-how-far-came = 其中包含一个程序，而它进行到哪一步无法得知
secret-belongs-which-not-kept = 其中包含密钥，而密钥不会为此保存；请重新放入
entry-journal = 更改记录中的 { $id }
file-change = 这次更改的一个文件

cannot-make-folder-backups-below = 无法在 { $shown } 下创建备份文件夹：{ $error }。没有更改任何内容
another-claude-fix-changing-something = 另一个 claude-fix（{ $error }）正在更改内容；请等它结束。没有更改任何内容
cannot-take-lock-below-nothing = 无法在 { $shown } 下取得锁：{ $error }。没有更改任何内容
copy-was-changed = { $path } 变过

change-and-change = { $first }；{ $second }
worked-at-since-then = { $when } 时可用；此后有变化：{ $changes }

# why a key cannot be used; the reason is half a sentence
key-not-usable = { $because }。
keychain-not-offered = 不提供钥匙串：{ $because }。
start-up-file-not-offered = 不提供启动文件：{ $because }。
has-form-token-claude-fix = 它具有令牌的形式。claude-fix 绝不发送令牌：发给 Claude Code 的第一条消息会表明它是否可用。
knows-key = { $host } 认识这个密钥。
does-not-know-key = { $host } 不认识这个密钥（401）。
says-organisation-key-disabled = { $host } 表示这个密钥所属的组织已被停用。
whether-good-not-known-answered = 无法得知它是否有效：{ $host } 回应了 { $status }，这说明不了它是否有效。
whether-good-not-known = 无法得知它是否有效：{ $because }。

could-not-run = 无法运行 { $program }：{ $error }

program-gone = 没有运行 { $name }：它已不存在，或在显示时就不存在
program-changed = 没有运行 { $name }：它在显示之后变过。请重新检查
program-not-run-because = 没有运行 { $name }：{ $because }

process-not-ended = { $name }（进程 { $pid }）：{ $because }
needs-person-at-terminal = 这需要有人在终端前操作
only-can-do-commands-above = 只有您能做这件事；命令在上方
applying-failed-inside-claude-fix = claude-fix 内部在执行时失败；请看 claude-fix undo --list
failed-inside-claude-fix = 在 claude-fix 内部失败
undo-failed-inside-claude-fix = claude-fix 内部在撤销时失败

error-and-hint = { $error }：{ $hint }
secret-should-kept-not-here = 要保存的密钥已不在这里
another-key-put-since-shown = 在显示之后放入了另一个密钥
keychain-said-yes-but-does = 钥匙串表示成功，但没有返回密钥
keychain-holds-another-key-now = 钥匙串现在保存着另一个密钥；它会留在那里
entry-not-whole = 它已损坏
entry-of-another-version = 它由另一个版本的 claude-fix 写入
journal-cannot-be-read = 无法读取迄今的更改记录（{ $because }）。
entry-cannot-be-read = 无法读取更改记录 { $id }（{ $file }：{ $because }）：不清楚当时更改了什么。
may-need-its-copies = { $because } 手动撤销时可能需要这些副本
keychain-key-of-later-entry = 更改记录 { $id } 又把这个密钥放进了钥匙串；请先撤销那一条

journal-folder-stays = claude-fix 把更改记录保存在 { $real } 中，因此它会保留
copies-entry-were-deleted-so = 记录 { $id } 的副本已删除，因此无法再撤销
entry-has-nothing-take-back = 记录 { $id } 没有可以撤销的内容
there-no-entry-journal = 更改记录中没有 { $id }
entry-journal-has-changed-since = 更改记录中的 { $id } 在显示之后变过，因此没有做任何事
has-come-into-being-or = { $path } 在显示之后新出现或变过，因此没有做任何事
moved-and-stays-moved = { $because }（原来位于 { $from } 的内容现在位于 { $to }）
permissions-were-changed-since-they = { $shown } 的权限后来被改过；保持现状
variable-changed-since = { $name } 在 claude-fix 更改之后又在您的 Windows 用户变量中被改过；保持现状
user-variable-failed = 您的 Windows 用户变量中的 { $name }：{ $error }
changed-since-claude-fix-made = { $shown } 在 claude-fix 创建之后被改过；保持现状
changed-since-claude-fix-edited = { $shown } 在 claude-fix 编辑之后被改过；保持现状。原来的内容在 { $copy } 中
not-any-more-what-moved = { $to } 已不是当时移到那里的内容
