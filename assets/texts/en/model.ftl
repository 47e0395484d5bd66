### What the parts of the model say: `file/id` in the code. First the steps of the wizard, by their ids.

step-status =
    .title = Status
    .question = Which credential does Claude Code use, and where does it come from?
step-sign_in =
    .title = Sign in
    .question = Is somebody signed in here, and until when?
step-api_key =
    .title = API key
    .question = Does the API accept the key that is set?
step-hidden_characters =
    .title = Hidden characters
    .question = Does a key hold a character that nobody sees?
step-environment =
    .title = Environment & settings
    .question = Which variables and settings files change how Claude Code signs in?
step-stored_sign_in =
    .title = Stored sign-in
    .question = Is the sign-in that is stored on this machine whole?
step-network =
    .title = Network, VPN, proxy
    .question = Can Claude Code reach Anthropic from here?
step-install =
    .title = Install
    .question = Is Claude Code installed, and which copy runs?
step-service =
    .title = Service & account
    .question = Does the service work, and may this account use it?
step-editors =
    .title = Editors & remote
    .question = Do editors and remote shells see the same sign-in?

rung-gateway-session = Gateway session
rung-cloud-provider = Cloud provider
rung-auth-token = Auth token
rung-api-key-helper = API key helper
rung-api-key = API key
rung-oauth-token = OAuth token
rung-anthropic-profile = Anthropic profile
rung-console-key = Console key
rung-claude-ai-login = claude.ai login

without-proxy-answers-proxy-what = Without the proxy { $host } answers: the proxy is what stops it.
without-proxy-does-not-work = Without the proxy it does not work either: { $trouble }.
api-answers = the API answers
sign-service-answers = the sign-in service answers
everything-answers = everything answers
helped-vpn-off = With the VPN off { $answers }: the VPN, or its company's firewall, is what stops it. It was { $vpn }. Ask whoever runs it to let Anthropic's hosts through, or work without it.
helped-vpn-on = With the VPN on { $answers }: this network alone does not lead there. Keep the VPN on while you use Claude Code.
helped-unseen = Now { $answers }, and before it did not: either what you changed was what stopped it, or it came back by itself. Turn it back and look again to be sure.
harmed-vpn-off = With the VPN off it works no more: { $trouble }. Claude Code needs the VPN here.
harmed-vpn-on = With the VPN on it works no more: { $trouble }. The VPN, or its company's firewall, is what stops it. It is { $vpn }.
harmed-unseen = It worked before, and now { $trouble }. Turn back what you changed.
works-both-times-what-changed = It works both times: what you changed is not what stops Claude Code.
works-vpn-without-vpn-not = It works with the VPN and without: the VPN is not what stops Claude Code.
works-vpn-without-but-answer = It works with the VPN and without, but with it an answer takes { $slow } ms instead of { $quick } ms.
works-vpn-without-but-without = It works with the VPN and without, but without it an answer takes { $slow } ms instead of { $quick } ms.
works-both-times-first-ms = It works both times; first in { $first } ms, then in { $then } ms.
fails-at-same-place-both = It fails at the same place both times: { $then }. From here no VPN was seen to change; if you did turn one off or on, it is not what stops Claude Code.
fails-at-same-place-vpn = It fails at the same place with the VPN and without: { $then }. The VPN is not what stops it.
vpn-without-neither-way-leads = With the VPN { $first }; without it { $then }. Neither way leads to Anthropic.
without-vpn-neither-way-leads = Without the VPN { $first }; with it { $then }. Neither way leads to Anthropic.
fails-both-times-at-different = It fails both times, at different places: first { $first }, then { $then }.

effect-trimmed = takes it away: no harm
effect-refused = refuses the value
effect-sent = sends it along: the value is wrong

by-anthropics-installer = Anthropic's installer
by-npm-global = npm, for all projects
by-npm-local = npm, the old kind in ~/.claude/local
by-npm-project = npm, in a project
by-version-manager = a version manager
by-desktop-app = the Claude Desktop app
by-package-manager = the system's packages
by-unknown = not known how it came here
nobody-asked = nobody asked
runs-because-comes-before-path = runs because { $folder } comes before { $other } on PATH
runs-because-path = runs because { $folder } is on PATH
not-used-because-comes-first = is not used because { $folder } comes first on PATH
not-used-because-not-path = is not used because { $folder } is not on PATH



service-has-incident = the service has an incident: { $name }
wants-check-only-browser-passes = { $host } wants a check that only a browser passes
asks-wait-too-many-requests = { $host } asks to wait: too many requests (429)
refuses-requests-from-here = { $host } refuses requests from here ({ $status })
answers-cannot-serve-now = { $host } answers that it cannot serve now ({ $status })
web-page-answers-place = a web page answers in place of { $host }

stage-tls = secure connection

the-proxy = the proxy { $proxy }
name-cannot-be-found = the name of { $hop } cannot be found
name-service-does-not-tell = the name service does not tell the address of { $hop }
refuses-connection = { $hop } refuses the connection
there-no-route = there is no route to { $hop }
does-not-answer = { $hop } does not answer
asks-user-name-password-407 = { $hop } asks for a user name and password (407)
refuses-connect = { $hop } refuses to connect to { $host } ({ $status })
certificate-not-trusted-issued = the certificate of { $host } is not trusted; it was issued by { $issuer }
connection-cut = the connection to { $hop } is cut
answers-something-claude-code-does = { $hop } answers with something that Claude Code does not understand
issuer-without-name = an issuer without a name
short-no-such-name = this name cannot be found
short-no-name-service = no answer from the name service
short-timed-out = no answer in time
short-no-route = no route
short-cut = cut off
short-proxy-login = 407: it asks for a user and a password
short-proxy-status = { $status } instead of a connection

changes-nothing-lasts = changes nothing that lasts
can-undone-byte = can be undone to the byte
removes-more-than-one-file = removes more than one file, or loses something
ends-programs-run-undo-does = ends programs that run; undo does not start them again
loses-nothing-undo-does-not = loses nothing; undo does not take it back
signs-anew-undo-does-not = signs in anew; undo does not take that back
signs-out-undo-does-not = signs out; undo does not take that back
removes-program-undo-does-not = removes a program; undo does not take that back
installs-program-undo-does-not = installs a program; undo does not take that back
takes-several-things-out-use = takes several things out of use at once; undo brings them back

claude-code-became = Claude Code { $then } became { $now }
claude-runs-instead = the claude that runs is { $now } instead of { $then }
credential-took-place = the { $now } from { $now_from } took the place of the { $then } from { $then_from }
credential-is-gone = the { $then } from { $then_from } is gone
api-asked-at-instead = the API is asked at { $now } instead of { $then }
proxy-stands-between = the proxy { $now } stands in between
proxy-no-longer-set = the proxy { $then } is no longer set
proxy-took-place = the proxy { $now } took the place of { $then }
certificate-signed-instead = the certificate is signed by { $now } instead of { $then }


impact-maintenance = under maintenance
impact-minor = slow or unreliable
impact-major = partly out

signed-console-account-its-api = Signed in with a Console account: its API key is stored now.
claude-code-said-worked-where = Claude Code said that it worked; where it stored the login cannot be seen here.
claude-code-said-worked-whether = Claude Code said that it worked; whether it did cannot be seen: { $because }.
signed-login-good-until-renews = Signed in. The login is good until { $when }, and renews itself.
said-worked-unchanged = Claude Code said that it worked, but the login on disk is unchanged.
signed-claude-code-renews-login = Signed in. Claude Code renews the login with the next request.
said-worked-no-login = Claude Code said that it worked, but there is no login on disk that can be used.
signed-login-keychain-new = Signed in. The login in the Keychain is new.
said-worked-keychain-unchanged = Claude Code said that it worked, but the login in the Keychain is unchanged.
claude-code-said-worked-keychain = Claude Code said that it worked; the Keychain does not say whether its login is new.
signed-keychain-holds-login-now = Signed in. The Keychain holds a login now.
said-out-key-still-there = Claude Code said that it logged out, but a key of a Console account is still stored.
no-login-stored-machine-any = No login is stored on this machine any more.
said-out-cannot-be-seen = Claude Code said that it logged out; whether anything is left cannot be seen here.
said-out-login-still-there = Claude Code said that it logged out, but a login is still stored here.

scope-managed = managed settings
scope-local = this project's local settings
scope-project = this project's settings
scope-user = your settings

kind-link = a symbolic link
kind-value = a value of the registry
user-variables = your Windows user variables (HKCU\Environment)
machine-variables = this computer's Windows variables, for every user
command-at-start-of-cmd = the command that cmd runs whenever it starts ({ $key })
kind-special = a pipe, socket or device
node-became = node { $then } became { $now }
does-not-work = it does not work
vpn-off-only-without-proxy = With the VPN off the API answers, but only without the proxy: { $then }. Turn the proxy off at its source.
vpn-on-only-without-proxy = With the VPN on the API answers, but only without the proxy: { $then }. Turn the proxy off at its source.
now-only-without-proxy = Now the API answers, but only without the proxy: { $then }. Turn the proxy off at its source.
character-invisible = invisible
character-control = control
character-space = space
character-look-alike = look-alike
character-quote = quote
runs-because-of-alias = runs because line { $line } of { $file } makes claude stand for it, whatever PATH says
not-used-because-of-alias = is not used because line { $line } of { $file } makes claude stand for something else
some-vpn = a VPN
ipsec-vpn = an IPsec VPN
dialled-vpn = a dialled connection or VPN
no-connection-could-be-tried = no connection to the API could be tried
stage-dns = name
stage-tcp = connection
stage-proxy = proxy
stage-http = answer
short-refused = refused
certificate-not-trusted = the certificate by { $issuer } is not trusted here
certificate-ended = the certificate by { $issuer } has ended
certificate-not-yet-valid = the certificate by { $issuer } is not valid yet
certificate-wrong-name = the certificate by { $issuer } is for another name
certificate-not-accepted = the certificate by { $issuer } is not accepted
impact-none = working
impact-critical = out
kind-missing = nothing
kind-file = a file
kind-folder = a folder
sought-key = key
sought-token = token
deed-sign-out = sign out
deed-sign-in = sign in
deed-make-token = make the token
deed-remove-copy = remove this copy of Claude Code
deed-run-installer = run the installer
deed-move-aside = move this aside
deed-this = do this
size-bytes = { $count } bytes
size-kb = { $count } kB
size-mb = { $count } MB
size-gb = { $count } GB
stays-root = it is the root of the whole file system
stays-home = it is your home folder
stays-above-home = your home folder is inside of it
stays-mount-point = it is a file system of its own that is mounted there
stays-mount-inside = another file system is mounted inside of it, at { $path }
stays-git-work-tree = it belongs to the git work tree in { $path }, which would see everything in it as deleted
stays-of-root = it belongs to root, not to you
stays-of-another = it belongs to another user (number { $owner }), not to you
stays-parent-closed = the folder that it is in belongs to another user
stays-not-claude = nothing in it is Claude Code's own
stays-no-folder = it is { $kind }, not a folder
stays-holds-program = the claude that runs is in it ({ $path }); reinstall it first (step 8)
holds-sessions =
    { $count ->
        [one] { $shown } session
       *[other] { $shown } sessions
    }
holds-settings =
    { $count ->
        [one] { $shown } settings file
       *[other] { $shown } settings files
    }
holds-memory =
    { $count ->
        [one] { $shown } memory file
       *[other] { $shown } memory files
    }
holds-todos =
    { $count ->
        [one] { $shown } to-do list
       *[other] { $shown } to-do lists
    }
holds-plugins =
    { $count ->
        [one] { $shown } plugin file
       *[other] { $shown } plugin files
    }
holds-files =
    { $count ->
        [one] { $shown } file
       *[other] { $shown } files
    }
holds-sessions-and-others =
    { $count ->
        [one] { $sessions } and { $shown } other file
       *[other] { $sessions } and { $shown } other files
    }
holds-in-all = { $files }, { $size } in all
holds-more-than = more than { $what }
holds-short = { $what } ({ $size })
holds-no-file = no file
no-copies = no copies
copies-from-today =
    { $count ->
        [one] { $count } copy, { $size }, from today
       *[other] { $count } copies, { $size }, the oldest from today
    }
copy-of-days =
    { $days ->
        [one] 1 copy, { $size }, { $days } day old ({ $date })
       *[other] 1 copy, { $size }, { $days } days old ({ $date })
    }
copies-of-days =
    { $days ->
        [one] { $count } copies, { $size }, the oldest { $days } day old ({ $date })
       *[other] { $count } copies, { $size }, the oldest { $days } days old ({ $date })
    }
stopped-while-taking-back = claude-fix was stopped while it took back a change that was begun on { $date } at { $clock }: { $title }.
stopped-before-any = claude-fix was stopped on { $date } at { $clock } in the middle of: { $title }. Nothing had been changed yet.
stopped-after-all = claude-fix was stopped on { $date } at { $clock } in the middle of: { $title }. Everything was changed, but it was not checked afterwards.
stopped-between = claude-fix was stopped on { $date } at { $clock } in the middle of: { $title }. { $done } of { $all } steps had been begun or done.
hands-off-fresh-login = Do not delete anything and do not log in again: a fresh login was turned down, too.
hands-off-accepted = Do not delete anything and do not log in again: your sign-in is accepted.
hands-off-incident = Do not delete anything while Anthropic's service is in trouble: what fails may not be at fault here.
hands-off-service = Do not delete anything and do not log in again: the trouble is at Anthropic's side, not on this machine.
hands-off-clock = Do not delete anything and do not log in again: the trouble is this machine's clock, not your login.
hands-off-way = Do not delete anything and do not log in again: the trouble is on the way to Anthropic, not in your login.
list-comma = {", "}
lies-aside =
    { $what ->
        [login] Your newer sign-in is not deleted: it lies at { $to }. To use it again, type in a terminal:
       *[other] What had come into being at { $path } is not deleted: it lies at { $to }. To use it again, type in a terminal:
    }
undo-signs-out =
    { $works ->
        [yes] Your sign-in works now. Taking this back signs you out: that login moves aside, and what was broken before comes back.
       *[other] A newer login is stored now. Taking this back signs you out: that login moves aside, and what was there before comes back.
    }
