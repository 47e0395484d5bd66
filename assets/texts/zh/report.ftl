### What report says, in Chinese.
made-by = 由 claude-fix { $tool } 于 { $at } 生成，检查用时 { $seconds } 秒，没有更改任何内容。请附到工单中，或用 claude-fix open FILE 阅读（JSON 格式）。
result = 结果
machine = 系统
claude-code = Claude Code
version-unknown = 版本未知
copy-runs = { $version }，{ $path }，{ $method }；运行的是这个
copy-beside = { $version }，{ $path }，{ $method }
no-claude = 没有找到
config-folder = 配置文件夹
wrong = 问题
notes = 须知
broken = 故障
warning = 警告
note = 提示
certain = 已测量
likely = 很可能
possible = 可能
cause = 原因
because = 理由
advice = 建议
repair = 可提供的修复
docs = 了解更多
credentials = 凭据，按优先级排列
used = 正在使用
shadowed = 未被使用，有别的优先
unusable = 存在，但不能使用
absent = 没有的
set-in = 设置于
characters = { $count } 个字符
value = 值
expires = 有效期至
problems = 问题
checks = 检查了什么
healthy = 正常
found = 有发现
skipped = 已跳过
inconclusive = 无法判断
hint = 有用的做法
offers = claude-fix 可以做什么
safe = 不做任何持久的更改
reversible = 可逐字节恢复原样
destructive = 会失去撤销无法恢复的东西
changed = 更改的内容
nothing-changed = claude-fix 没有更改本机的任何内容。
applied = 已执行
failed = 失败或已取消
undone = 已撤销
unfinished = 未完成
no-help = 没有用。
pasted = 粘贴的错误信息
request-id = 请求编号
hidden = 隐藏的内容
hidden-email = { $names ->
        [one] EMAIL-1 是电子邮件地址（位置：{ $places }）
       *[other] EMAIL-1 至 EMAIL-{ $names } 是电子邮件地址（位置：{ $places }）
    }
hidden-organisation = { $names ->
        [one] ORG-1 是组织名称（位置：{ $places }）
       *[other] ORG-1 至 ORG-{ $names } 是组织名称（位置：{ $places }）
    }
hidden-id = { $names ->
        [one] ID-1 是账户或组织的编号（位置：{ $places }）
       *[other] ID-1 至 ID-{ $names } 是账户或组织的编号（位置：{ $places }）
    }
hidden-host = { $names ->
        [one] HOST-1 是主机名称（位置：{ $places }）
       *[other] HOST-1 至 HOST-{ $names } 是主机名称（位置：{ $places }）
    }
hidden-user = { $names ->
        [one] USER-1 是本机的用户（位置：{ $places }）
       *[other] USER-1 至 USER-{ $names } 是本机的用户（位置：{ $places }）
    }
hidden-secrets = 报告中绝不会有密钥、令牌和密码。Anthropic 密钥只显示公开的开头和最后四个字符；省略号代表其余部分。
hidden-nothing = 没有隐去任何名称。
key-open = 报告
key-write = 写入文件
key-copy = 复制
key-names = 显示名称
key-hide = 隐藏名称
key-close = 关闭
copied-practice = 这是练习：没有复制任何内容。
copied-and-file = 报告已发送到终端的剪贴板。它也在 { $file } 中。
copied = 报告已发送到终端的剪贴板。
title = 报告，与将写入的内容完全一致
title-names = 含名称的报告，与将写入的内容完全一致
title-unsafe = 没有报告
making = 正在生成报告。不会写入或发送任何内容。
unsafe = 报告中有内容可能是密钥，因此既不显示也不写入。位置和规则：
unsafe-place = 第 { $line } 行：{ $rule }
unsafe-next = 本不该如此：请把规则（而不是文字）告诉 claude-fix 的开发者。
what-happens = 没有任何内容离开本机。w 把它写入文件，c 复制它。标记的词代替名称。
what-happens-plain = 没有任何内容离开本机。EMAIL-1 之类的词代替名称。
written = 已写入 { $file }。{ $os ->
    [windows] 能打开其文件夹的人都能读取。
   *[other] 只有您能读取。
    }
replaced = 已写入 { $file }，替换了那里原有的报告。{ $os ->
    [windows] 能打开其文件夹的人都能读取。
   *[other] 只有您能读取。
    }
not-yet = 检查尚未结束，还没有可报告的内容。
refused = 没有写入报告：其中可能有密钥
refused-place = 报告第 { $line } 行，规则 { $rule }
refused-next = 提示：没有任何内容离开本机；请在文件夹或文件的名称中查找密钥、令牌或密码
not-ours = { $file } 已经存在，但不是 claude-fix 的报告，或者有人在其中写过内容；没有触碰它
not-ours-next = 提示：请在 -o 后另选名称
no-file = { $file } 是{ $kind }，不是可以写入的文件
interrupted = 已中断
no-place = 无法写入报告：没有主文件夹可以保存。c 可以复制它。
