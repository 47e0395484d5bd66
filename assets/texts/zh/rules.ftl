### What is said where Claude Code's own rules decide, in Chinese.

program-may-not-be-run = 不允许运行（代码 126）
program-not-found = 找不到（代码 127）
program-ends-with-code = 以代码 { $code } 结束
program-ended-by-signal = 被信号 { $signal } 终止
program-ended-without-code = 已结束，但没有返回代码
program-prints-no-text = 输出的不是文本
program-prints-nothing = 没有输出任何内容就结束了
program-prints-lines = 输出了 { $lines } 行，而它只能输出密钥
program-prints-words = 输出了多个词，而它只能输出密钥
program-prints-odd-key = 输出的密钥在第 { $position } 个字符处有 { $name }（{ $code_point }）
program-prints-too-much = 输出了一个 { $length } 个字符的词，那不是密钥

login-is-empty = 它是空的
login-begins-with-mark = 它以字节顺序标记（BOM）开头，Claude Code 不接受
login-is-no-text = 它不是 UTF-8 文本
login-ends-in-middle = 它在中途中断（第 { $line } 行第 { $column } 列）
login-is-no-json = 它不是 JSON（第 { $line } 行第 { $column } 列）
login-no-object = 它的最外层不是对象
login-entry-no-object = 其中的 claudeAiOauth 不是对象
login-scopes-no-list = 其中的 scopes 不是列表

given-no-text = 这不是文本
character-at = 第 { $position } 个字符是 { $code_point } { $name }
holds-character-none-its-kind = 其中有一个此类密钥不会有的字符
has-only-characters-probably-cut = 只有 { $length } 个字符：很可能复制时被截断了
login-token-sk-ant-oat = 这是登录令牌（sk-ant-oat…），不是 API 密钥：它应放在 CLAUDE_CODE_OAUTH_TOKEN 中
refresh-token-sk-ant-ort = 这是更新令牌（sk-ant-ort…），只属于保存的登录
admin-key-sk-ant-admin = 这是管理密钥（sk-ant-admin…），用于管理组织，不能使用模型
api-key-sk-ant-api = 这是 API 密钥（sk-ant-api…），不是 claude setup-token 生成的令牌：它应放在 ANTHROPIC_API_KEY 中
no-api-key-one-begins = 这不是 API 密钥：API 密钥以 sk-ant-api 开头
no-token-one-begins-sk = 这不是令牌：令牌以 sk-ant-oat 开头

the-keychain = 钥匙串

proxy-bare-percent = 用户名或密码中的 % 要写成 %25
proxy-password-cuts = 密码中直接写有 /、? 或 #，地址会在那里断开
proxy-is-socks = Claude Code 不支持 SOCKS
proxy-begins-otherwise = 它不是以 http:// 开头
proxy-names-no-host = 其中没有主机

page-no-address = 它不是地址
page-not-anthropic = 它不指向 Anthropic
page-incomplete = 它不完整：缺少 { $names }
what-pasted-no-address-begins = 粘贴的内容不是以 https 开头的地址。
what-pasted-no-address = 粘贴的内容不是地址。
address-does-not-lead-anthropic = 这个地址不指向 Anthropic。请不要在那里登录。
another-page-than-one-signs = 这不是用于登录的页面；从它的地址得不出结论。
address-whole = 这个地址是完整的。
address-not-whole-missing-at = 这个地址不完整：末尾缺少 { $names }。
proxy-no-address = 它不是 http://host:port 这样的完整地址
settings-from-server = 来自 Anthropic 服务器或网关的设置
only-signed-in-is-sent = 只有已登录的 Claude Code 才会收到它们
no-key-given = 没有输入密钥
key-holds-strange = 密钥中有 { $count } 个不应存在的字符
no-token-given = 没有输入令牌
token-holds-strange = 令牌中有 { $count } 个不应存在的字符
keychain-answer-unreadable = 无法读取钥匙串的回应
keychain-without-answer = 无法查询钥匙串：它没有回应就结束了
keychain-not-asked = 无法查询钥匙串：{ $because }
