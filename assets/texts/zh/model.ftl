### What model says, in Chinese.
step-status =
    .title = 状态
    .question = Claude Code 使用哪个凭据，来自哪里？
step-sign_in =
    .title = 登录
    .question = 这里是否有人登录，有效到何时？
step-api_key =
    .title = API 密钥
    .question = API 是否接受设置的密钥？
step-hidden_characters =
    .title = 隐藏字符
    .question = 密钥中是否有看不见的字符？
step-environment =
    .title = 环境与设置
    .question = 哪些变量和设置文件改变了 Claude Code 的登录方式？
step-stored_sign_in =
    .title = 保存的登录
    .question = 本机保存的登录是否完整？
step-network =
    .title = 网络、VPN、代理
    .question = Claude Code 能否从这里连接 Anthropic？
step-install =
    .title = 安装
    .question = 是否安装了 Claude Code，运行的是哪一份？
step-service =
    .title = 服务与账户
    .question = 服务是否正常，这个账户能否使用？
step-editors =
    .title = 编辑器与远程
    .question = 编辑器和远程 shell 看到的登录是否相同？
rung-gateway-session = 网关会话
rung-cloud-provider = 云服务商
rung-auth-token = 认证令牌
rung-api-key-helper = API 密钥程序
rung-api-key = API 密钥
rung-oauth-token = OAuth 令牌
rung-anthropic-profile = Anthropic profile
rung-console-key = Console 密钥
rung-claude-ai-login = claude.ai 登录
without-proxy-answers-proxy-what = 不经代理，{ $host } 有响应：是代理挡住了它。
without-proxy-does-not-work = 不经代理也不可用：{ $trouble }。
api-answers = API 有响应
sign-service-answers = 登录服务有响应
everything-answers = 全部有响应
helped-vpn-off = 关闭 VPN 后，{ $answers }：是 VPN 或其公司的防火墙挡住了它。那是 { $vpn }。请其管理者放行 Anthropic 的主机，或不用它工作。
helped-vpn-on = 打开 VPN 后，{ $answers }：仅靠此网络到不了那里。使用 Claude Code 时请保持 VPN 打开。
helped-unseen = 现在{ $answers }，而之前没有：要么是您改变的东西挡住了它，要么是它自己恢复了。请改回去再看一次来确认。
harmed-vpn-off = 关闭 VPN 后不再可用：{ $trouble }。Claude Code 在这里需要 VPN。
harmed-vpn-on = 打开 VPN 后不再可用：{ $trouble }。是 VPN 或其公司的防火墙挡住了它。那是 { $vpn }。
harmed-unseen = 之前可用，而现在{ $trouble }。请把您改变的东西改回去。
works-both-times-what-changed = 两次都可用：挡住 Claude Code 的不是您改变的东西。
works-vpn-without-vpn-not = 开着和关闭 VPN 都可用：挡住 Claude Code 的不是 VPN。
works-vpn-without-but-answer = 开着和关闭 VPN 都可用，但开着时响应需要 { $slow } ms，而不是 { $quick } ms。
works-vpn-without-but-without = 开着和关闭 VPN 都可用，但关闭时响应需要 { $slow } ms，而不是 { $quick } ms。
works-both-times-first-ms = 两次都可用；先是 { $first } ms，后来是 { $then } ms。
fails-at-same-place-both = 两次都在同一处失败：{ $then }。从这里没有看到 VPN 变化；如果您确实开关过，那么挡住 Claude Code 的不是它。
fails-at-same-place-vpn = 开着和关闭 VPN 都在同一处失败：{ $then }。不是 VPN 挡住了它。
vpn-without-neither-way-leads = 开着 VPN 时，{ $first }；关闭时，{ $then }。两条路都到不了 Anthropic。
without-vpn-neither-way-leads = 关闭 VPN 时，{ $first }；开着时，{ $then }。两条路都到不了 Anthropic。
fails-both-times-at-different = 两次都失败，但在不同的地方：先是{ $first }，后来是{ $then }。
effect-trimmed = 会自动去掉：无害
effect-refused = 拒绝这个值
effect-sent = 一并发送：值是错的
by-anthropics-installer = Anthropic 的安装程序
by-npm-global = npm，全局
by-npm-local = npm，旧方式，在 ~/.claude/local
by-npm-project = npm，在某个项目中
by-version-manager = 版本管理器
by-desktop-app = Claude Desktop 应用
by-package-manager = 系统软件包
by-unknown = 安装方式未知
nobody-asked = 没有询问过
runs-because-comes-before-path = 会运行，因为 { $folder } 在 PATH 中先于 { $other }
runs-because-path = 会运行，因为 { $folder } 在 PATH 中
not-used-because-comes-first = 未被使用，因为 { $folder } 在 PATH 中排在最前
not-used-because-not-path = 未被使用，因为 { $folder } 不在 PATH 中
service-has-incident = 服务有故障：{ $name }
wants-check-only-browser-passes = { $host } 要求只有浏览器能通过的检查
asks-wait-too-many-requests = { $host } 要求等待：请求过多（429）
refuses-requests-from-here = { $host } 拒绝来自这里的请求（{ $status }）
answers-cannot-serve-now = { $host } 表示现在无法提供服务（{ $status }）
web-page-answers-place = 代替 { $host } 作出回应的是一个网页
stage-tls = 加密连接
the-proxy = 代理 { $proxy }
name-cannot-be-found = { $hop } 的名称找不到
name-service-does-not-tell = { $hop } 的地址，域名服务没有给出
refuses-connection = { $hop } 拒绝连接
there-no-route = { $hop }：没有到它的路由
does-not-answer = { $hop } 没有响应
asks-user-name-password-407 = { $hop } 要求用户名和密码（407）
refuses-connect = { $hop } 拒绝连接到 { $host }（{ $status }）
certificate-not-trusted-issued = { $host } 的证书不受信任；它由 { $issuer } 签发
connection-cut = { $hop } 的连接被切断
answers-something-claude-code-does = { $hop } 的回应 Claude Code 无法理解
issuer-without-name = 没有名称的签发者
short-no-such-name = 找不到这个名称
short-no-name-service = 域名服务没有响应
short-timed-out = 没有及时响应
short-no-route = 没有路由
short-cut = 被切断
short-proxy-login = 407：要求用户名和密码
short-proxy-status = 返回 { $status }，没有建立连接
changes-nothing-lasts = 不做任何持久的更改
can-undone-byte = 可逐字节恢复原样
removes-more-than-one-file = 会移走多个文件，或失去某些东西
ends-programs-run-undo-does = 会结束正在运行的程序，撤销不会重新启动它们
loses-nothing-undo-does-not = 不会失去任何东西，但撤销无法还原
signs-anew-undo-does-not = 会重新登录，撤销无法还原
signs-out-undo-does-not = 会退出登录，撤销无法还原
removes-program-undo-does-not = 会删除程序，撤销无法还原
installs-program-undo-does-not = 会安装程序，撤销无法还原
takes-several-things-out-use = 会同时停用多项内容，撤销可以恢复
claude-code-became = Claude Code 从 { $then } 变为 { $now }
claude-runs-instead = 运行的 claude 从 { $then } 变为 { $now }
credential-took-place = { $now }（来自 { $now_from }）取代了 { $then }（来自 { $then_from }）
credential-is-gone = { $then }（来自 { $then_from }）没有了
api-asked-at-instead = API 地址从 { $then } 变为 { $now }
proxy-stands-between = 中间多了代理 { $now }
proxy-no-longer-set = 不再设置代理 { $then }
proxy-took-place = 代理从 { $then } 变为 { $now }
certificate-signed-instead = 证书签发者从 { $then } 变为 { $now }
impact-maintenance = 维护中
impact-minor = 缓慢或不稳定
impact-major = 部分中断
signed-console-account-its-api = 已用 Console 账户登录：它的 API 密钥现已保存。
claude-code-said-worked-where = Claude Code 表示成功；它把登录保存在哪里，从这里看不到。
claude-code-said-worked-whether = Claude Code 表示成功；是否属实无法看到：{ $because }。
signed-login-good-until-renews = 已登录。登录有效期至 { $when }，并会自动更新。
said-worked-unchanged = Claude Code 表示成功，但磁盘上的登录没有变化。
signed-claude-code-renews-login = 已登录。下次请求时 Claude Code 会更新登录。
said-worked-no-login = Claude Code 表示成功，但磁盘上没有可用的登录。
signed-login-keychain-new = 已登录。钥匙串中的登录是新的。
said-worked-keychain-unchanged = Claude Code 表示成功，但钥匙串中的登录没有变化。
claude-code-said-worked-keychain = Claude Code 表示成功；从钥匙串看不出登录是否是新的。
signed-keychain-holds-login-now = 已登录。钥匙串中现在有登录。
said-out-key-still-there = Claude Code 表示已退出登录，但仍保存着 Console 账户的密钥。
no-login-stored-machine-any = 本机不再保存任何登录。
said-out-cannot-be-seen = Claude Code 表示已退出登录；是否还留有什么，从这里看不到。
said-out-login-still-there = Claude Code 表示已退出登录，但这里仍保存着登录。
scope-managed = 受管设置
scope-local = 此项目的本地设置
scope-project = 此项目的设置
scope-user = 您的设置
kind-link = 符号链接
kind-value = 注册表的值
user-variables = 您的 Windows 用户变量（HKCU\Environment）
machine-variables = 这台电脑的 Windows 变量（对所有用户）
command-at-start-of-cmd = cmd 每次启动时运行的命令（{ $key }）
kind-special = 管道、套接字或设备
node-became = node 从 { $then } 变为 { $now }
does-not-work = 不可用
vpn-off-only-without-proxy = 关闭 VPN 后 API 有响应，但仅限不经代理：{ $then }。请在源头停用代理。
vpn-on-only-without-proxy = 打开 VPN 后 API 有响应，但仅限不经代理：{ $then }。请在源头停用代理。
now-only-without-proxy = 现在 API 有响应，但仅限不经代理：{ $then }。请在源头停用代理。
character-invisible = 不可见
character-control = 控制字符
character-space = 空格
character-look-alike = 形近字符
character-quote = 引号
runs-because-of-alias = 会运行，因为 { $file } 第 { $line } 行让 claude 指向它，与 PATH 无关
not-used-because-of-alias = 未被使用，因为 { $file } 第 { $line } 行让 claude 指向别的
some-vpn = 某个 VPN
ipsec-vpn = IPsec VPN
dialled-vpn = 拨号连接或 VPN
no-connection-could-be-tried = 无法尝试连接 API
stage-dns = 名称
stage-tcp = 连接
stage-proxy = 代理
stage-http = 回应
short-refused = 被拒绝
certificate-not-trusted = { $issuer } 签发的证书在这里不受信任
certificate-ended = { $issuer } 签发的证书已过期
certificate-not-yet-valid = { $issuer } 签发的证书尚未生效
certificate-wrong-name = { $issuer } 签发的证书用于另一个名称
certificate-not-accepted = { $issuer } 签发的证书不被接受
impact-none = 正常
impact-critical = 中断
kind-missing = 不存在的东西
kind-file = 文件
kind-folder = 文件夹
sought-key = 密钥
sought-token = 令牌
deed-sign-out = 退出登录
deed-sign-in = 登录
deed-make-token = 生成令牌
deed-remove-copy = 删除这份 Claude Code
deed-run-installer = 运行安装程序
deed-move-aside = 移到一旁
deed-this = 执行
size-bytes = { $count } 字节
size-kb = { $count } kB
size-mb = { $count } MB
size-gb = { $count } GB
stays-root = 它是整个文件系统的根目录
stays-home = 它是您的主文件夹
stays-above-home = 您的主文件夹在它里面
stays-mount-point = 它是单独挂载在那里的文件系统
stays-mount-inside = 其中的 { $path } 挂载了另一个文件系统
stays-git-work-tree = 它属于 { $path } 的 git 工作区，移走后 git 会认为其中的内容都被删除
stays-of-root = 它属于 root，不属于您
stays-of-another = 它属于另一个用户（编号 { $owner }），不属于您
stays-parent-closed = 它所在的文件夹属于另一个用户
stays-not-claude = 其中没有 Claude Code 自己的内容
stays-no-folder = 它是{ $kind }，不是文件夹
stays-holds-program = 运行的 claude 在其中（{ $path }）；请先重新安装（步骤 8）
holds-sessions = { $count ->
       *[other] { $shown } 个会话
    }
holds-settings = { $count ->
       *[other] { $shown } 个设置文件
    }
holds-memory = { $count ->
       *[other] { $shown } 个记忆文件
    }
holds-todos = { $count ->
       *[other] { $shown } 个待办列表
    }
holds-plugins = { $count ->
       *[other] { $shown } 个插件文件
    }
holds-files = { $count ->
       *[other] { $shown } 个文件
    }
holds-sessions-and-others = { $count ->
       *[other] { $sessions }和另外 { $shown } 个文件
    }
holds-in-all = { $files }，共 { $size }
holds-more-than = 多于 { $what }
holds-short = { $what }（{ $size }）
holds-no-file = 没有文件
no-copies = 没有副本
copies-from-today = { $count ->
        [1] { $count } 个副本，{ $size }，今天的
       *[other] { $count } 个副本，{ $size }，最早的是今天
    }
copy-of-days = 1 个副本，{ $size }，{ $days } 天前（{ $date }）
copies-of-days = { $count } 个副本，{ $size }，最早的是 { $days } 天前（{ $date }）
stopped-while-taking-back = claude-fix 在撤销始于 { $date } { $clock } 的更改时被停止：{ $title }。
stopped-before-any = claude-fix 于 { $date } { $clock } 中途被停止：{ $title }。当时尚未更改任何内容。
stopped-after-all = claude-fix 于 { $date } { $clock } 中途被停止：{ $title }。更改已全部完成，但之后没有检查。
stopped-between = claude-fix 于 { $date } { $clock } 中途被停止：{ $title }。{ $all } 个步骤中有 { $done } 个已开始或完成。
hands-off-fresh-login = 不要删除任何内容，也不要重新登录：新的登录也被拒绝。
hands-off-accepted = 不要删除任何内容，也不要重新登录：您的登录被接受。
hands-off-incident = Anthropic 的服务有故障时，不要删除任何内容：出错的原因可能不在这里。
hands-off-service = 不要删除任何内容，也不要重新登录：问题在 Anthropic 一侧，不在本机。
hands-off-clock = 不要删除任何内容，也不要重新登录：问题是本机时钟，不是您的登录。
hands-off-way = 不要删除任何内容，也不要重新登录：问题在通往 Anthropic 的路上，不在您的登录。
list-comma = {"、"}
lies-aside =
    { $what ->
        [login] 较新的登录没有被删除：它在 { $to }。要重新使用它，请在终端输入：
       *[other] 之后出现在 { $path } 的内容没有被删除：它在 { $to }。要重新使用它，请在终端输入：
    }
undo-signs-out =
    { $works ->
        [yes] 您的登录现在可以使用。撤销会使您退出登录：该登录会移到一旁，之前损坏的内容会恢复。
       *[other] 现在保存着较新的登录。撤销会使您退出登录：该登录会移到一旁，之前的内容会恢复。
    }
