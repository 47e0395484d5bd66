### What the checks say, in Chinese. What each attribute is: see ../en/checks.ftl.

credentials-ladder =
    .title = 正在使用的凭据
    .why = Claude Code 按固定顺序查看多个位置，使用找到的第一个凭据，即使后面有更好的。
status-last_worked =
    .title = 上次可用的时间
    .why = 上次可用之后发生的变化，往往就是故障的原因。
status-you_said =
    .title = 您说的情况
    .why = 有些事只有人能说明：哪个账户才对，或浏览器显示了什么。
login-claude_ai =
    .title = claude.ai 登录
    .why = 保存的登录每隔几小时自动更新，直到期限为止，大约是登录后一个月。服务是否仍接受它，只有真实请求才能看出，而 claude-fix 不发送真实请求。
login-account =
    .title = Claude Code 记住的内容
    .why = 除登录外，Claude Code 还记住账户、初始问题是否已回答，以及哪些密钥被拒绝使用。这些与登录不符时，它会再次询问，或显示另一个账户。
credentials-api_key =
    .title = 向 API 核对密钥
    .why = 被吊销的密钥看起来与其他密钥一样。免费请求 GET /v1/models 可以得知 API 是否认识它，不产生费用。
credentials-helper =
    .title = 提供密钥的程序
    .why = 如果设置中有 apiKeyHelper，Claude Code 每次启动都会运行一个程序，把它的输出作为密钥发送，优先于任何登录。这个程序失败时，重新登录没有用。
credentials-characters =
    .title = 密钥中的隐藏字符
    .why = 从网页或聊天复制的密钥可能带有看不见的字符。Claude Code 会去掉首尾的换行和空格；其他任何字符都会使密钥失效。
environment-variables =
    .title = 变量及其来源
    .why = 在启动文件中设置过一次的变量，比任何登录都持久。claude-fix 会找出文件和行，以便在来源处停用它。
settings-files =
    .title = 设置文件
    .why = 在脚本中，无法读取的设置文件会不加说明地被略过，连同其中设置的所有变量。
provider-configuration =
    .title = 云服务商
    .why = 使用云服务商时，Claude Code 用那个云自己的凭据认证；它自己的密钥和登录不起作用。
provider-credentials =
    .title = 云的凭据
    .why = 使用云服务商时，Claude Code 用那个云自己的登录，它会自行过期。文件会写明何时过期（如果写有）。
credentials-profile =
    .title = Anthropic profile
    .why = Anthropic 命令行工具的 profile 可能优先于 claude.ai 登录。它的登录过期后，登录 Claude Code 没有用。
environment-modes =
    .title = Claude Code 的模式
    .why = 在 bare 模式下，Claude Code 完全不读取登录；另有一个变量会隐藏 /login 命令。
settings-policy =
    .title = 谁可以登录的规则
    .why = 管理员可以只允许某一个组织的登录。此时使用密钥、令牌或其他账户，Claude Code 会在启动时停止。在其他设置文件中，同样的规则只是建议。
policy-company =
    .title = 贵公司的策略
    .why = 公司可以说明该询问谁、其机器上不希望进行哪些修复，以及应使用哪个代理。claude-fix 会据此提供选项。这样的文件可以禁止和建议，但绝不会使任何操作自动发生。
store-credentials =
    .title = 保存的登录
    .why = Claude Code 把登录保存在一个文件中。文件中断或无法读取时，Claude Code 表现得像从来没有人登录过，也不说明原因。
store-keychain =
    .title = macOS 钥匙串
    .why = 在 Mac 上，Claude Code 把登录保存在钥匙串中。它按用户和配置文件夹的名称查找；钥匙串锁定时（例如通过 SSH）无法读取。
store-config =
    .title = Claude Code 自己的状态文件
    .why = ~/.claude.json 保存账户、项目和首次启动的状态。它中断时，Claude Code 每次启动都会停止，登录和退出登录的命令也一样。
store-folder =
    .title = 配置文件夹
    .why = Claude Code 记住的一切都在一个文件夹中。有些文章让人删除它；应该先知道会失去什么。
store-place =
    .title = 查找登录的位置
    .why = CLAUDE_CONFIG_DIR 会移动登录。没有程序会展开的写法，会指向没有人登录过的文件夹。
network-settings =
    .title = 代理和证书设置
    .why = Claude Code 按自己的顺序采用第一个已设置的代理变量，不读取桌面的代理设置。它的证书来自三处。
network-api =
    .title = 通往 API 的路径
    .why = 到不了 API，什么都不能用；重新登录不会改变这一点。
network-sign_in =
    .title = 通往登录服务的路径
    .why = platform.claude.com 负责发放和更新登录。如果只有这个主机被拦截，Claude Code 在登录需要更新之前可用，之后就会失败。
network-claude_ai =
    .title = 通往 claude.ai 的路径
    .why = 使用订阅登录要经过这个页面，安装程序也从这里下载。已保存的登录不需要它。
network-claude_com =
    .title = 通往 claude.com 的路径
    .why = 在浏览器中登录从这里开始。已保存的登录不需要它。
network-downloads =
    .title = 通往下载和更新的路径
    .why = Claude Code 的新版本来自这个主机。工作和登录不需要它。
network-original_api =
    .title = 通往 Anthropic 自己的 API 的路径
    .why = 这里的请求发往另一个地址。Anthropic 自己的 API 是否有响应，可以说明是两者中的哪一个有问题。
network-other_proxy =
    .title = Claude Code 看不到的代理
    .why = 桌面和其他程序可能使用 Claude Code 不会查找的代理。如果只有它能连出，就会浏览器可用而 Claude Code 不可用。
network-portal =
    .title = 网络的登录页面
    .why = 酒店和火车上的 Wi-Fi 会用自己的页面回应一切，直到有人在那里登录。发送一个不加密、不带任何凭据的请求就能看出。
network-names =
    .title = hosts 文件和域名服务器
    .why = hosts 文件中的条目先于所有域名服务器。广告拦截程序和旧教程会在其中留下无处可通的条目。
network-interfaces =
    .title = 网络接口和 VPN
    .why = VPN 可能打开也可能切断通往 Anthropic 的路径；没有清理就结束的 VPN 会留下无处可通的路由。
network-routes =
    .title = 本机的出口路由
    .why = VPN 会把数据包引到自己的设备，结束时可能留下路由。
network-exceptions =
    .title = 代理的例外
    .why = NO_PROXY 列出不经代理访问的主机。如果只有经代理才能连出，这样的主机就完全到不了。
network-certificates =
    .title = 证书文件
    .why = 公司的根证书通过 PEM 格式的文件提供给 Claude Code。文件不存在或是别的格式时，Claude Code 会不用它而继续，也不加说明。
network-stores =
    .title = 证书组
    .why = CLAUDE_CODE_CERT_STORE 可能排除本系统信任的证书，其中包括公司自己的证书。
install-copies =
    .title = Claude Code 的安装
    .why = 运行的是 PATH 中的第一个 claude。排在新版本前面的旧版本会登录失败。
service-real_message =
    .title = 真实消息
    .why = claude-fix 绝不发送保存的登录。服务是否接受它，只有 Claude Code 自己发送消息时才能看出，这会用掉一点配额。
service-status =
    .title = Anthropic 的状态页面
    .why = 服务发生故障时，本机没有任何问题；此时删除内容或退出登录，都只是白白损失。
environment-home =
    .title = 这是谁的主文件夹
    .why = Claude Code 在启动者的主文件夹中查找登录。使用 sudo、以 root 身份、在容器或 WSL 中，那是与平常不同的文件夹，没有人在那里登录过。
login-sessions =
    .title = 正在运行的 Claude Code 会话
    .why = 会话会保留启动时的登录，多个会话同时更新登录可能使它丢失。显示用量或切换账户的程序也会更新登录。
editors-settings =
    .title = 编辑器中的 Claude Code
    .why = 扩展自带 Claude Code，并可能带有终端所没有的变量。因此同一账户可能在一处可用，在另一处失败。
editors-callback =
    .title = 从浏览器返回的路径
    .why = 登录之后，浏览器通过 localhost 这个名称把结果交给本机。如果该名称指向别处，结果就永远到不了。

## src/checks/account.rs

# whether the first questions of Claude Code were
answered = 已回答
# an e-mail address and the first letter of an organisation
account-of-organisation = { $address }，组织 { $letter }…
without-home-folder-nothing-remembered = 没有主文件夹，就没有记住任何内容
no-state-file-first-questions = { $file } 不存在；Claude Code 会提出初始问题
file-cannot-be-read = 无法读取 { $file }：{ $error }
state-file-damaged = { $file } 已损坏，请看步骤 6
claude-code-remembers-account = Claude Code 记住了账户
claude-code-remembers-no-account = Claude Code 没有记住账户
not-answered-yet = 尚未回答
label-first-questions = 初始问题
declined-earlier = 以前被拒绝使用

## src/checks/api_key.rs

host-answered-401 = { $host } 回应 401 { $message }
length-in-characters = { $length } 个字符
key-comes-from-program-asked = 密钥来自程序，在检查该程序时核对
no-api-key-or-auth = 没有使用 API 密钥或认证令牌
holds-login-token-which-claude = { $source } 中是登录令牌，claude-fix 绝不发送它
key-holds-characters-claude-code = 密钥中有 Claude Code 拒绝发送的字符
anthropic-base-url-no-complete = ANTHROPIC_BASE_URL 不是 https://host 这样的完整地址
anthropic-base-url-names-no = ANTHROPIC_BASE_URL 中没有主机
key-never-sent-unencrypted-address = 绝不在不加密的情况下发送密钥，而当前的地址是 http://{ $host }
# whose settings: "this project's settings"
send-requests-key-goes-there = { $settings }把请求发往 { $host }；只有您自己要求时，密钥才会发到那里
# whose settings: "this project's settings"
set-so-key-could-read = { $settings }设置了 { $name }，因此密钥可能在途中被读取；只有您自己要求时才会发送
see-step-7-then-run = 请看步骤 7，然后重新检查
address-force-names-no-host = 当前的地址中没有主机
variable-cannot-be-used = { $variable } 不能使用：{ $because }
answered-401-without-anthropic-custom = { $host } 在没有 ANTHROPIC_CUSTOM_HEADERS 时回应 401，这说明不了密钥是否有效
connection-not-trusted-so-key = 与 { $host } 的连接不受信任，因此没有发送密钥
# the stage of the connection that failed
no-answer-came-from = { $host } 没有回应（{ $stage }）
knows-key = { $host } 认识这个密钥
says-organisation-key-disabled = { $host } 表示密钥所属的组织已被停用
answered-which-says-nothing-about = { $host } 回应 { $status }，这说明不了密钥是否有效
wait-few-minutes = 请等几分钟
hint-step-7 = 请看步骤 7
label-looks-like = 看起来是
kind-api-key = API 密钥
kind-login-token = 登录令牌
kind-refresh-token = 更新令牌
kind-admin-key = 管理密钥，不能使用模型
kind-unknown = 不是 Anthropic 发放的
label-would-be-asked = 将询问

## src/checks/aws.rs

aws-keys-environment-ended-at = 环境变量中的 AWS 密钥已于 { $when } 过期。
aws-profile-names-profile-which = AWS_PROFILE 指定了配置 { $profile }，但 AWS 的文件中没有它。
aws-has-no-profile-called = 这里没有名为 default 的 AWS 配置，AWS_PROFILE 也没有指定其他配置。
aws-keys-profile-ended-at = 配置 { $profile } 的 AWS 密钥已于 { $when } 过期。
aws-profile-names-neither-keys = AWS 配置 { $profile } 中既没有密钥，也没有登录方式。
aws-sign-profile-ended-at = 配置 { $profile } 的 AWS 登录已于 { $when } 过期。
nobody-has-signed-aws-profile = 本机上没有人用配置 { $profile } 登录过 AWS。

## src/checks/certificates.rs

file-of-variable-cannot-be-used = { $variable } 的 { $file } 不能使用：{ $because }
verification-certificates-switched-off = 证书验证已关闭
no-variable-names-certificate-file = 没有变量指定证书文件
certificate-files-named-can-used = 指定的证书文件可以使用
value-no-path = 不是路径的值
certificate-ended-at = 证书已于 { $when } 过期
key-does-not-belong-certificate = 这个密钥不属于该证书
not-set-key-alone-no = 没有设置 { $variable }，只有密钥没有用
holds-no-certificate = 其中没有证书
not-set-certificate-alone-no = 没有设置 { $variable }，只有证书没有用
holds-no-private-key = 其中没有私钥
no-set-certificates-left-out = 没有排除任何证书组
address-api-cannot-used = API 的地址不能使用
proxy-set-cannot-used = 所设置的代理不能使用
all-sets-certificate-trusted = { $variable } 为 { $stores }；使用全部证书组时，该证书受信任
all-sets-not-trusted-either = { $variable } 为 { $stores }；使用全部证书组时，也不受信任
no-connection-comes-through = 无法建立连接

## src/checks/cloud.rs

# the error is half a sentence: "it is …", "permission denied"
google-credentials-file = GOOGLE_APPLICATION_CREDENTIALS 指定了 { $shown }：{ $error }。
no-cloud-sign-in-looked-at = 没有使用云服务，因此不检查其登录
no-cloud-provider-switched = 没有打开云服务商
nothing-its-files-speaks-against = 从文件来看，云的登录没有问题
does-not-hold-credentials-googles = { $shown } 中没有 Google 的程序能识别的凭据。
not-there-programs-machine-not = { $shown } 不存在：本机上的程序没有登录 Google Cloud。
not-there-nobody-signed-azure = { $shown } 不存在：本机上没有人登录 Azure。
damaged-nobody-signed-azure-machine = { $shown } 已损坏：本机上没有人登录 Azure。
names-no-subscription-nobody-signed = { $shown } 中没有订阅：本机上没有人登录 Azure。

## src/checks/config_file.rs

no-copy = 无
copy-and-size = { $file }，{ $size }
no-home-no-place = 没有主文件夹，就没有存放它的位置
no-state-file-yet = { $file } 不存在；Claude Code 会创建它
file-may-not-be-read = 没有权限读取 { $file }
look-at-its-owner = 请查看它的所有者
run-again-when-closed = 请关闭可能打开着它的程序，然后重新检查
has-which-more-than-read = { $file } 为 { $size }，超过了读取的上限
look-whether-claude-starts-file = 请看 claude 能否启动；这么大的文件会拖慢它
file-can-be-read = { $file } 可以读取
file-cannot-be-read-because = 无法读取 { $file }：{ $because }
label-newest-good-copy = 最新的完好副本
could-not-read-its-end = 没能读到末尾
ends-middle = 它在中途中断（第 { $line } 行第 { $column } 列）
no-json-object = 它不是 JSON 对象（第 { $line } 行第 { $column } 列）
file-is-empty = 它是空的
holds-nothing-but-zeros = 其中只有零字节

## src/checks/config_folder.rs

folder-holds = { $shown }：{ $holds }
# why the folder is not moved as a whole
because-of = 原因：{ $reason }
no-folder-yet = { $shown } 不存在；Claude Code 会创建它
symbolic-link-nothing-there = { $shown } 是指向 { $target } 的符号链接，那里什么也没有
not-yours-alone = { $shown } 不是您独有的：{ $whose }
not-folder = { $shown } 是{ $what }，不是文件夹
# a label; behind it stands what the link leads to
label-is-a-link = 是链接
link-to-what = { $link }，即 { $real }
label-not-looked-into = 未查看
folders-may-not-read = { $count } 个没有权限读取的文件夹
label-perhaps-not-claudes = 可能不属于 Claude Code
label-not-moved-whole = 不会整体移动
belongs-root = 它属于 root
belongs-user-number = 它属于编号为 { $owner } 的用户
others-may-write-into = 其他人可以写入

## src/checks/editors.rs

editor-extension = 扩展 { $version }
sets-names = 设置了 { $names }
without-home-folder-no-editor = 没有主文件夹，找不到编辑器
starts-claude-code-another-way = { $name } 启动 Claude Code 的方式与终端不同
no-editor-claude-code-found = 没有找到带有 Claude Code 的编辑器
editors-start-claude-code-like = 从设置来看，编辑器启动 Claude Code 的方式与终端相同
file-cannot-be-read-at-all = 无法读取 { $file }
name-localhost-leads-machine = localhost 这个名称指向本机
gives-localhost-address = { $file } 给 localhost 的地址是 { $address }

## src/checks/elsewhere.rs

store-of-unknown-form = 其存储的格式未知；gsettings get org.gnome.system.proxy mode 会显示它
store-not-read = { $error }；gsettings get org.gnome.system.proxy mode 会显示它
this-system = 本系统
scutil-proxy-shows = scutil --proxy 会显示它
proxy-by-a-script = 它通过网络提供的脚本查找代理，不会运行该脚本

## src/checks/exceptions.rs

no-proxy-set = 没有设置代理
set-without-exceptions = 设置了 { $through }，没有例外
lets-pass-proxy = { $list } 使 { $host } 不经代理
names-no-host-claude-code = { $list } 中没有 Claude Code 需要的主机

## src/checks/gather.rs

its-outermost-value-no-object = 它的最外层不是对象
claude-code-reads-plain-json = { $error }；Claude Code 只读取标准 JSON
projects-settings-set-which-decides = 项目的设置中有 { $name }，它决定请求怎样传送、信任谁
cannot-used-proxy = { $variable } 不能用作代理：{ $because }
login-keychain-locked = 此会话中钥匙串已锁定
has-stored-login-has-few = 它为 { $size }；保存的登录只有几千字节

## src/checks/hidden_characters.rs

character-taken-away = { $place }：第 { $position } 个字符（共 { $length } 个）是 { $point } { $name }；Claude Code 会去掉它：无害
character-refused = { $place }：第 { $position } 个字符（共 { $length } 个）是 { $point } { $name }；Claude Code 会拒绝这个值
character-sent-along = { $place }：第 { $position } 个字符（共 { $length } 个）是 { $point } { $name }；Claude Code 会一并发送：这个值是错的
characters-and-more = { $place }：另有 { $more } 个
no-key-token-header-or = 没有设置密钥、令牌、请求头或地址
value-holds-characters-do-not = 有值含有不应存在的字符
value-claude-code-does-not = 一个 Claude Code 在此不使用的值含有不应存在的字符
every-character-one-belongs-there = 所有字符都正常
only-white-space-at-edges = 只有首尾的空白，Claude Code 会去掉
bytes-no-text-utf-8 = { $place }：不是 UTF-8 文本的字节

## src/checks/home.rs

decides-where-login-not-home = 登录的位置由 { $variable } 决定，而不是主文件夹
there-no-other-home-folder = 没有其他主文件夹可以查看
login-lies-another-home-folder = 另一个主文件夹 { $folder } 中有登录
usual-home-folder-user = 这是此用户平常的主文件夹
no-login-lies-another-home = 其他主文件夹中没有登录
home-holds-login = 有登录
no-login-there = 那里没有登录
login-looked-usual-place = 在平常的位置查找登录
# the reason is half a sentence: "no such folder exists"
misspelt-variable-leads-to = { $variable } 指向 { $chosen }：{ $because }
folder-variable-leads-to = { $variable } 指向 { $chosen }
label-a-login-lies-in = 登录位于
not-replaced-home-folder = 其中的 ~ 没有被替换为主文件夹
variable-not-replaced-its-value = 其中的变量没有被替换为它的值
quotes-or-blanks-around-count = 首尾的引号或空格会算作名称的一部分
no-whole-path-so-means = 它不是完整路径，因此在每个工作文件夹中都指向不同的位置
no-such-folder-exists = 没有这个文件夹

## src/checks/hosts.rs

vs-code-remote = VS Code（远程）
jetbrains-editor = 某个 JetBrains 编辑器

## src/checks/hosts_edit.rs

belongs-another-user = 它属于另一个用户

## src/checks/injected.rs

not-edited-launch-agent = claude-fix 不编辑启动代理（launch agent）
program-quarantined = macOS 把它作为来自网络且无人批准的文件隔离了；xattr -d com.apple.quarantine { $path } 可以解除
program-needs-rosetta = 它是为 Intel 处理器的 Mac 制作的，在这里需要 Rosetta：softwareupdate --install-rosetta
program-apple-silicon = 它是为 Apple 处理器的 Mac 制作的，而这台的处理器不同
not-edited-launchd = 它由 launchd 保存，不在文件中
not-edited-form = claude-fix 不编辑这种格式的文件

## src/checks/installs

link-leads-nowhere = 它是无处可通的链接
cannot-looked-at = 无法查看它
may-not-executed = 它不允许执行
stray-is-folder = 它是文件夹
stray-is-no-program = 它不是程序
winget-asks-itself = WinGet 会自己询问您
no-node-found-path-user = PATH 中没有此用户可以信任的 node
belongs-another-user-claude-fix = 它属于另一个用户，而 claude-fix 绝不索取他人的权限
no-npm-found-safe-run = 没有找到可以安全运行的 npm
no-found-safe-run = 没有找到可以安全运行的 { $name }
no-brew-found-safe-run = 没有找到可以安全运行的 brew
systems-packages-need-administrators-rights = 系统的软件包需要管理员权限，而 claude-fix 绝不索取它
its-folder-belongs-another-user = 其文件夹属于另一个用户
told-by-npms-folder = npm 的文件夹是 { $shown }
told-by-script = { $shown } 的脚本指向它
systems-list-packages-names = 系统的软件包列表中有它
told-by-place = 它位于 { $folder }
told-by-target = 它指向 { $shown }
claude-code-runs-from = { $others ->
    [0] Claude Code { $number } 从 { $shown } 运行
   *[other] Claude Code { $number } 从 { $shown } 运行；另有 { $others } 处安装
}
does-not-start = { $shown } 无法启动：{ $because }
npms-stub-its-second-half = { $shown } 是 npm 的占位文件：缺少另一半
gives-no-answer = { $shown } 没有回答：{ $because }
version-not-known = { $shown } 的版本未知：{ $because }
run-claude-version-yourself-see = 请自行运行 claude --version，看它能否启动。
makes-claude-lead-something-not = { $place } 使 claude 指向不存在的内容
installed-but-its-folder-not = 已安装 { $shown }，但其文件夹不在 PATH 中
no-claude-folders-path = PATH 的 { $searched } 个文件夹中没有 claude
claude-stands = claude 代表 { $path }
claude-stands-itself-options = claude 代表带选项的它自己
claude-function-or-alias-only = claude 是只有 shell 能识别的函数或别名
belongs-project-which-could-have = 它属于一个项目，可能是该项目放在那里的
lies-working-folder-where-project = 它位于工作文件夹，可能是某个项目放在那里的
others-could-change = 其他人可以更改 { $file }
claude-version-complained = claude --version 以代码 { $code } 结束：{ $complaint }
printed-no-version = claude --version 输出的是 { $text }，不是版本
because-and-fault = { $because }；{ $fault }
only-copy-runs-asked = 只询问实际运行的那一个
another-processor = 另一种处理器
program-linux = 它是 Linux 程序
made-machine = 它用于 { $made_for }，而本机是 { $arch }
program-cut-off = 它被截断：{ $whole } 中只有 { $there }
program-macos = 它是 macOS 程序
program-windows = 它是 Windows 程序
claude-version-did-not-answer = claude --version 在 { $seconds } 秒内没有回答，已询问两次
script-whose-first-line-does = 它是首行没有指定程序的脚本，只有 shell 能运行
program-its-first-line-names = 首行指定的程序或其所需的部分不在本机上
signal-ended = 被信号终止（{ $signal }）
claude-version-ended-code = claude --version 以代码 { $code } 结束
ended-without-code = 它已结束，但没有返回代码

## src/checks/interfaces.rs

# a network interface is on or off
interface-on = 开启
interface-off = 关闭
on-way-to-everywhere = 开启 · 通往所有地址
on-way-to-some = 开启 · 通往部分地址
off-way-to-everywhere = 关闭 · 通往所有地址
off-way-to-some = 关闭 · 通往部分地址
system-does-not-list-its = 本系统不列出网络接口
off-routes-still-lead-into = { $left } 已关闭，但路由仍指向它：发往那里的内容会丢失
vpn = VPN 已开启：{ $on }
no-vpn-seen-machine = 本机上没有发现 VPN
vpn-windows-counts-too-not = Windows 的 VPN 也有影响，但从这里看不到

## src/checks/key_program.rs

no-settings-file-names-apikeyhelper = 没有设置文件指定 apiKeyHelper
apikeyhelper-set-something-comes-before = 设置了 apiKeyHelper，但使用的是优先于它的凭据
label-named-in = 指定于
label-it-took = 用时
projects-local-settings = 此项目的本地设置
projects-settings = 此项目的设置
program-from-not-run-without = 未经您同意，不运行来自{ $whose }的程序（由 { $file } 指定）
read-what-runs-if-trust = 请阅读它运行的内容；如果信任，请在终端中运行：它必须只输出密钥，不能有别的内容
program-names-another-one-every = { $file } 指定的程序在每个文件夹中都不同，因此没有运行
name-its-whole-path-from = 请用完整路径指定它，从根目录或 ~ 开始
has-not-ended-after-s = 在 { $seconds } 秒后仍未结束，而 Claude Code 会等待它
writes-without-end = 不停地输出
cannot-started = 无法启动：{ $error }
prints-which-no-api-key = 输出的是{ $what }，不是 API 密钥
without-variables-projects-settings-set = 没有此项目设置中的变量时失败；没有带着那些变量运行它
login-token-sk-ant-oat = 登录令牌（sk-ant-oat…）
refresh-token-sk-ant-ort = 更新令牌（sk-ant-ort…）
admin-key-sk-ant-admin = 管理密钥（sk-ant-admin…）
# the reason is the rest of the sentence: "has not ended after 10 s, …", "writes without end", "prints nothing"
program-names-key = { $file } 指定的密钥程序{ $because }
label-it-wrote = 它输出了
start-claude-fix-home-folder = 请在您的主文件夹中启动 claude-fix，那里不受项目影响
program-names-prints-key = { $file } 指定的程序输出了密钥

## src/checks/keychain.rs

keychain-holds-login-of = 钥匙串中有 { $date } 的登录
# an item of the Keychain and when it was changed
keychain-item-of = { $name }（{ $date }）
keychain-state-locked = 已锁定
only-macos-keeps-login-keychain = 只有 macOS 把登录保存在钥匙串中
keychain-holds-login = 钥匙串中有登录
keychain-holds-no-login-named = 钥匙串中没有 { $account } 的名为“{ $service }”的登录
keychain-is-locked = 此会话中钥匙串已锁定
run-security-show-keychain-info = 请运行：security show-keychain-info
label-looked-for = 查找
label-the-keychain = 钥匙串
label-console-key = Console 登录的密钥
label-another-login = 另一个登录
keychain-could-not-asked = 无法查询钥匙串：{ $error }

## src/checks/ladder.rs

# how a credential stands
state-used = 正在使用
state-absent = 没有
no-usable-credential-claude-code = 没有可用的凭据：Claude Code 会要求您登录
claude-code-uses = Claude Code 使用 { $used }
claude-code-uses-hides = Claude Code 使用 { $used }；因此 { $hidden } 未被使用
home-not-set-folder-so = HOME 没有设为文件夹，因此 Claude Code 没有保存登录的位置
set-home-home-folder-then = 请把 HOME 设为您的主文件夹，然后再次运行 claude-fix
not-used-but-sent-too = 未被使用，但会一并发送
not-used = 未被使用
state-cannot-be-used = 不能使用

## src/checks/last_worked.rs

there-no-home-folder-which = 没有可以保存记录的主文件夹
claude-fix-has-not-seen = claude-fix 还没有在本机上看到它可用
memory-cannot-be-read = 无法读取 { $file }：{ $error }
worked-when-claude-fix-looked = claude-fix 在 { $when } 查看时可用
not-what-claude-fix-writes = { $file } 不是 claude-fix 写入的内容

## src/checks/message.rs

message-uses-little-quota-sent = 消息会用掉一点配额；加 --live 或在此按 m 即可发送
label-claude-code-said = Claude Code 说
claude-code-not-path = PATH 中没有 Claude Code
message-not-run = 没有运行 { $shown }：{ $because }
claude-code-too-old-bring = 这个 Claude Code 太旧，不支持；请先更新
claude-code-stopped = Claude Code 已停止：{ $error }
claude-code-does-not-know = 这个 Claude Code 不认识所需的选项；请先更新
real-message-answered-service-accepts = 真实消息得到了回复：服务接受这个登录
real-message-turned-down = 真实消息被拒绝。{ $words }
real-message-not-answered = 真实消息没有得到回复。{ $words }
no-message-sent = 没有发送消息：{ $because }
run-claude-yourself-send-any = 请自行运行 claude 并发送任意消息；按 p 粘贴它显示的内容。

## src/checks/modes.rs

switches-bare-mode = { $variable } 打开了 bare 模式
line-starts-claude-its-bare = { $file } 第 { $line } 行以 bare 模式启动 claude
hides-command-login = { $variable } 隐藏了 /login 命令
claude-code-starts-usual = Claude Code 正常启动

## src/checks/network.rs

host-answers = { $host } 有响应
host-answered = { $host } 有响应
answered-status-ms = { $host } 在 { $millis } ms 内回应 { $status }
certificate-until = 有效期至 { $date }，{ $trusted }
signed-by = { $subject }，由 { $issuer } 签发
signed-by-from-to = { $subject }，由 { $issuer } 签发，{ $from } 至 { $until }
label-certificate-number = 证书 { $number }
label-says = 内容
label-wait = 等待
no-complete-address-such-https = 它不是 https://host 这样的完整地址
anthropic-base-url-cannot-used = ANTHROPIC_BASE_URL 不能使用：{ $because }
mozillas-list = Mozilla 列表
systems-store = 本系统证书库
trusted-nobody-here = 在此不受信任
trusted-by = 受信任于 { $sets }
label-without-proxy = 不经代理
s-apart-from-servers = 与服务器相差 { $skew } 秒
answered-ms = { $host } 在 { $millis } ms 内响应
wants-proof-only-browser-gives = { $host } 要求只有浏览器才能提供的证明
does-not-serve-requests-from = { $host } 不为来自此网络或地区的请求提供服务
something-between-answers-page-its = 途中有东西代替 { $host } 用自己的页面回应
says-too-many-requests-came = { $host } 表示来自此处的请求太多（429）
trouble-answered = { $host } 出现故障：它回应 { $status }
connects-ms = { $millis } ms 内连接
name-has-no-such-address = 这个名称没有此类地址
not-tried = 未尝试
label-proxy-wants = 代理要求
label-sends-on-to = 转到
label-title-of-page = 页面标题

## src/checks/new_key.rs

file-of-another-user = { $shown } 属于另一个用户
file-and-error = { $shown }：{ $error }
new-key = 新密钥
claude-code-reads-token-from = Claude Code 只从变量读取令牌
key-belongs-into-keychain-or = 密钥应放在钥匙串或变量中
no-desktop-session-keychain-runs = 这里没有运行带钥匙串的桌面会话
there-no-home-folder = 没有主文件夹
claude-code-does-not-read = Claude Code 不读取 { $file }：{ $because }
cannot-edited = 无法编辑 { $file }：{ $error }
not-known-where-claude-fix = 不知道 claude-fix 自身的位置
folder-not-there = { $shown } 所在的文件夹不存在
cannot-edited-safely = 无法安全地编辑 { $shown }：{ $error }
windows-variable-kept-system-not = 在 Windows 上，变量由系统保存，不在文件中
start-up-files-not-known = 不知道 { $shell } 的启动文件
no-start-up-file-known = { $home } 下没有已知的启动文件
others-may-read-close-first = 其他人可以读取 { $file }；请先取消他们的权限

## src/checks/other_hosts.rs

requests-go-anthropics-own-api = 请求发往 Anthropic 自己的 API，见上
proxy-set-cannot-used-see = 所设置的代理不能使用，见上

## src/checks/other_proxies.rs

start-up-file = 启动文件

## src/checks/other_proxy.rs

# whose proxy, and the file that names it
proxy-named-in = { $of }，在 { $file } 中
proxy-set-claude-code-itself = 已为 Claude Code 本身设置代理
proxy-not-read = 没有读取 { $of } 的代理：{ $because }
no-other-program-here-names = 就能读取的内容来看，这里没有其他程序指定代理
proxy-another-program-has-no = 其他程序的代理没有端口

## src/checks/policy.rs

decides-who-may-sign = { $file } 决定谁可以登录
suggests-account-which-binds-nobody = { $file } 建议了账户，但没有约束力
no-settings-file-decides-who = 没有设置文件决定谁可以登录
only-administrator-changes-computer = 整台电脑的变量只有管理员能更改
registry-value-no-text = 那里的值不是文本
cmd-runs-it-at-start = cmd 每次启动都会运行它，而 claude-fix 不更改命令
belongs-to-desktop-app = 它属于 Claude Desktop 应用
powershell-does-not-run = PowerShell 不运行它：它对脚本的规则是 { $rule }
administrator-manages-file = 这个文件由您的管理员管理

## src/checks/portal.rs

proxy-set-which-answers-network = 设置了代理，由它代替网络回应
network-answers-page-its-own = 这个网络用自己的页面回应
no-page-network-stands-between = 途中没有网络的页面
nothing-answers-without-encryption-so = 不加密时没有任何响应，因此看不到网络的页面

## src/checks/profile.rs

chosen-by-variables = 变量
profile-login-ended = 其登录已过期，无法更新
no-profile-chosen = 没有选中 profile
profile-chosen-cannot-work = 选中了 profile { $name }，但它不可用：{ $because }
profile-chosen = 选中了 profile { $name }
file-active-config = 文件 active_config
label-chosen-by = 选自
profile-of-environment = 由环境变量决定
its-identity-token-cannot-read = 无法读取其身份令牌 { $file }：{ $error }
others-may-read-claude-code = 其他人可以读取 { $shown }，而 Claude Code 拒绝这样的文件
no-json = { $shown } 不是 JSON

## src/checks/provider.rs

nothing-set-up-cloud = { $flag } 已打开，但没有那个云的任何设置
cloud-is-set-up = { $flag } 已打开，且有 { $found }

## src/checks/put.rs

set-come-first = { $settings }设置了 { $variable }，并且优先
there-no-home-folder-settings = 没有存放您的设置的主文件夹
put-cannot-edit-because = 无法编辑 { $shown }：{ $because }
put-cannot-edit = 无法编辑 { $shown }：{ $error }
folder-does-not-exist-yet = { $shown } 所在的文件夹还不存在：请先启动一次 claude
put-file-cannot-be-read = 无法读取 { $shown }：{ $error }

## src/checks/ready.rs

claude-fix-does-not-try = claude-fix 不尝试这样做

## src/checks/service.rs

status-page-answered-nothing = 它没有回应
# an incident of the status page, in what state it is, since when
incident = { $name }（{ $state }）
incident-since = { $name }（{ $state }，始于 { $since }）
incident-elsewhere = { $name }（{ $state }，与 Claude Code 无关）
incident-elsewhere-since = { $name }（{ $state }，始于 { $since }，与 Claude Code 无关）
what-came-back-not-what = 返回的不是状态页面会发送的内容
status-page-answered = 它回应 { $status }
could-not-asked-whether-incident = 无法询问 { $host }：{ $because }。是否正有故障无法得知
incident-reported = Anthropic 通报：{ $name }（{ $state }）
# the state is "out", "partly out", "slow or unreliable", …
component-state = Anthropic 通报 { $name } 的状态：{ $state }
anthropic-reports-no-incident-concerns = Anthropic 没有通报与 Claude Code 有关的故障
label-in-one-sentence = 一句话

## src/checks/sessions.rs

# the version of a session, since when it runs, and in which program or terminal
session-since = { $version } · 始于 { $since }
session-since-in = { $version } · 始于 { $since } · { $place }
label-process = 进程 { $pid }
folder-service = 文件夹同步服务
which-sessions-run-told-linux = 目前只有在 Linux 上能得知哪些会话正在运行
list-processes-cannot-read = 无法读取进程列表
no-claude-code-session-runs = 没有正在运行的 Claude Code 会话
one-claude-code-session-runs = 有一个 Claude Code 会话正在运行
claude-code-sessions-run = 有 { $count } 个 Claude Code 会话正在运行
session-version-not-known = 版本未知
label-also-runs = 同时运行

## src/checks/settings_files.rs

name-no-variable-has = 不能用作变量名的名称
no-settings-file-exists-none = 没有设置文件，也不需要
one-settings-file-can-read = 有一个设置文件，可以读取
settings-files-all-can-read = 有 { $count } 个设置文件，全部可以读取
claude-code-cannot-read = Claude Code 无法读取 { $file }：{ $because }
sets-no-variable = 没有设置变量
not-read-because = 未读取：{ $because }

## src/checks/shown.rs

# the switch of a cloud provider is on or off
switch-on = 打开
switch-off = 关闭
characters-not-shown = { $length } 个字符，不显示
not-shown-because-piece-password = 不显示，因为其中可能有密码的一部分
not-shown-because-no-complete = 不显示，因为它不是完整的地址

## src/checks/sign_in.rs

keychain-login-not-opened = 钥匙串中有登录；没有打开它
keychain-login-written = 钥匙串中有登录，写入于 { $when }；没有打开它
no-home-no-login = 没有主文件夹，就没有存放登录的位置
nobody-signed-claude-ai-here = 这里没有人用 claude.ai 登录
signed-login-renews-itself-next = 已登录；登录会自动更新，下次在 { $when }
signed-until-nothing-stored-which = 登录有效期至 { $until }；没有保存可用来更新它的内容
signed-login-ran-out-at = 已登录；登录已于 { $when } 到期，Claude Code 会在下一次请求时更新
login-ended-at-cannot-renewed = 登录已于 { $when } 过期，无法更新
login-cannot-renewed = 登录无法更新
claude-code-emptied-login-after = Claude Code 因登录无法更新而清空了它
stored-login-cannot-used = 保存的登录不能使用：{ $because }
whether-somebody-signed-cannot-told = 无法判断是否有人登录：{ $because }
hint-step-6 = 请看步骤 6

## src/checks/stored_login.rs

file-cannot-be-used = { $file } 不能使用：{ $because }
could-not-judged = 无法判断 { $file }：{ $because }
look-at-owner-permissions-file = 请查看该文件的所有者和权限
does-not-exist-login-keychain = { $file } 不存在；登录在钥匙串中
does-not-exist-none-stored = { $file } 不存在；没有保存登录
whole-but-its-tokens-empty = { $file } 完整，但其中的令牌为空
whole-but-others-may-read = { $file } 完整，但其他人可以读取
login-file-whole = { $file } 完整
label-what-it-is = 它是什么
label-also-inside = 其中还有

## src/checks/surroundings.rs

entry-leads-nowhere = { $host } → { $address }，无处可通
servers-written-by = { $servers }（由 { $by } 写入）
# who wrote the list of name servers
a-vpn = VPN
windows-keeps-its-name-servers = Windows 把域名服务器保存在注册表中；ipconfig /all 会显示它们
does-not-name-anthropics-hosts = { $file } 中没有 Anthropic 的主机
gives-address-its-own = { $file } 给 { $host } 指定了地址
label-name-servers = 域名服务器
none-named-machine-itself-asked = 没有指定：询问的是本机自己
system-does-not-show-its = 在这里系统不显示路由
there-no-usual-way-out = 本机没有默认的出口
no-vpn-device-leads-packets = 没有 VPN 设备引走数据包
packets-can-leave-through = 数据包可以经 { $devices } 发出
no-usual-way = 没有默认的出口

## src/checks/told.rs

label-you-said = 您说的
label-you-pasted = 您粘贴的
nothing-asked-or-pasted-session = 此会话中没有提问，也没有粘贴内容
nothing-tells-more-about-machine = 从中得不到更多关于本机的信息
one-thing = 一点：{ $one }
things-count = 有 { $count } 点要考虑

## src/checks/variables.rs

only-names-looked-for = 只查找了变量名：{ $error }
variables-set = 已设置：{ $names }
# the places that set a variable
from-places = 来自 { $places }
# a place in a file
file-line = { $file } 第 { $line } 行
label-start-up-files = 启动文件
more-than-rest-not-read = 超过 { $most } 个；其余没有读取
file-not-read = 未读取：{ $error }
no-variable-and-files-left = 没有影响 Claude Code 登录方式的变量；只读取了 { $most } 个启动文件
no-variable-steers = 没有影响 Claude Code 登录方式的变量
terminal-no-file-sets-found = 此终端；没有找到设置它的文件
not-terminal-set = 不在此终端中；由 { $places } 设置
terminal-has-another-value-than = 此终端中的值与文件中的不同；{ $from }
too-large-edited-safely = 它太大，无法安全地编辑

## src/checks/walk.rs

name-cannot-shown = 无法显示的名称

## src/checks/way.rs

# of several proxy variables
proxy-counts = 有效
file-holds-certificates = { $file } · 证书：{ $count }
only-store = 仅 { $store }
der-form-claude-code-reads = 它是 DER 格式，而 Claude Code 只读取 PEM
holds-no-certificate-pem-form = 其中没有 PEM 格式的证书
no-such-file-exists = 没有这个文件
claude-code-goes-through-proxy = Claude Code 使用 { $variable } 指定的代理
no-proxy-no-certificates-own = 没有设置代理，也没有您自己的证书
no-proxy-set-certificates-own = 没有设置代理；设置了您自己的证书
proxy-does-not-count = 无效
without-proxy-lists = 不经代理：{ $variable } 列出了 { $entry }
certificates-not-verified = 0：完全不验证证书
which-claude-code-does-not = { $file } 中的 { $proxy }，Claude Code 不读取它
label-proxy-of = { $of } 的代理

## Labels of evidence: what was measured, before its value

label-asked = 已询问
label-certificate = 证书
label-clock = 时钟
label-deadline = 期限
label-from = 来自
label-holds = 内容
label-incident = 故障
label-key = 密钥
label-kind = 类型
label-length = 长度
label-permissions = 权限
label-plan = 套餐
label-proxy = 代理
label-request = 请求
label-sent = 已发送
label-set = 设置于
label-size = 大小
label-took = 用时

## src/checks/own_roots.rs

certificate-without-name = 没有名称的证书
# for whom a certificate is, and until when
subject-until = { $subject }，有效期至 { $date }

## src/checks/together.rs

not-readable-any-more = 已无法读取
