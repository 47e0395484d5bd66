### What the checks say. `say!("checks/…")` in the code.

### Rows of the registry: the name of the message is the id of the check with "-" in place of ".".
### .title  what is looked at, in a few words that read well beside any mark
### .why    why it matters, in one or two sentences

credentials-ladder =
    .title = The credential in use
    .why = Claude Code looks at several places in a fixed order and uses the first credential it finds, even when a better one lies below it.
status-last_worked =
    .title = When it last worked
    .why = What has changed since it last worked is often what broke it.
status-you_said =
    .title = What you said
    .why = Some things only a person can tell: which account is the right one, or what the browser shows.
login-claude_ai =
    .title = The claude.ai login
    .why = A stored login is renewed by itself every few hours until its deadline, about a month after signing in. Whether the service still accepts it is only seen by a real request, which claude-fix does not send.
login-account =
    .title = What Claude Code remembers
    .why = Beside the login, Claude Code remembers the account, whether its first questions were answered, and which keys were declined. When that does not fit the login, it asks again or shows another account.
credentials-api_key =
    .title = The key, asked at the API
    .why = A revoked key looks like any other. The free request GET /v1/models tells whether the API knows it, and costs nothing.
credentials-helper =
    .title = The program that gives the key
    .why = With apiKeyHelper in the settings, Claude Code runs a program at every start and sends what it prints as the key, before any login. Signing in again cannot help when that program fails.
credentials-characters =
    .title = Hidden characters in keys
    .why = A key that was copied from a page or a chat can carry characters that nobody sees. Claude Code removes line breaks and spaces at the edges; everything else spoils the key.
environment-variables =
    .title = Variables and where they come from
    .why = A variable that was set once in a start-up file outlives every login. claude-fix looks for the file and the line, so that it can be turned off at its source.
settings-files =
    .title = Settings files
    .why = A settings file that cannot be read is left out without a word in scripts, with every variable that it sets.
provider-configuration =
    .title = Cloud provider
    .why = With a cloud provider, Claude Code signs in with that cloud's own credentials; its keys and logins do not count.
provider-credentials =
    .title = Credentials of the cloud
    .why = With a cloud provider, Claude Code uses that cloud's own sign-in, which ends by itself. The files tell when, as far as they tell anything.
credentials-profile =
    .title = Anthropic profile
    .why = A profile of Anthropic's own command line can come before the claude.ai login. When its login has ended, signing in to Claude Code does not help.
environment-modes =
    .title = Modes of Claude Code
    .why = In its bare mode Claude Code reads no login at all, and one variable hides the command /login.
settings-policy =
    .title = Rules on who may sign in
    .why = An administrator can allow only logins of one organisation. Claude Code then stops at the start with a key, a token or another account. In other settings files the same rule only makes a suggestion.
policy-company =
    .title = Your company's policy
    .why = A company can say whom to ask, which repairs are not wanted on its machines, and which proxy they are to use. claude-fix offers accordingly. Such a file can forbid and recommend, and never makes anything happen.
store-credentials =
    .title = The stored sign-in
    .why = Claude Code keeps the login in one file. When it is cut off or cannot be read, Claude Code behaves as if nobody had ever signed in, without saying why.
store-keychain =
    .title = The Keychain of macOS
    .why = On a Mac Claude Code keeps the login in the Keychain. It is looked for under the name of the user and of the configuration folder, and cannot be read while the Keychain is locked, as it is over SSH.
store-config =
    .title = Claude Code's own state file
    .why = ~/.claude.json holds the account, the projects and the first-launch state. When it is cut off, Claude Code stops at every start, and so do its commands for signing in and out.
store-folder =
    .title = The configuration folder
    .why = Everything that Claude Code remembers is in one folder. Articles tell people to delete it; what would be lost should be known first.
store-place =
    .title = Where the login is looked for
    .why = CLAUDE_CONFIG_DIR moves the login. A spelling that no program expands leads to a folder where nobody has signed in.
network-settings =
    .title = Proxy and certificate settings
    .why = Claude Code takes the first proxy variable that is set, in an order of its own, and does not look at the desktop's proxy settings. Its certificates come from three places.
network-api =
    .title = The way to the API
    .why = Without a way to the API nothing works, and signing in again changes nothing about that.
network-sign_in =
    .title = The way to the sign-in service
    .why = platform.claude.com hands out and renews logins. Where only this host is blocked, Claude Code works until the login has to be renewed, and then fails.
network-claude_ai =
    .title = The way to claude.ai
    .why = Signing in with a subscription goes through this page, and the installer is fetched from it. A sign-in that is stored does not need it.
network-claude_com =
    .title = The way to claude.com
    .why = A sign-in in the browser begins here. A sign-in that is stored does not need it.
network-downloads =
    .title = The way to downloads and updates
    .why = New versions of Claude Code come from this host. Working and signing in do not need it.
network-original_api =
    .title = The way to Anthropic's own API
    .why = Requests go to another address here. Whether Anthropic's own one would answer tells which of the two is at fault.
network-other_proxy =
    .title = A proxy that Claude Code does not see
    .why = The desktop and other programs can use a proxy that Claude Code does not look for. Where only that one leads out, the browser works and Claude Code does not.
network-portal =
    .title = A sign-in page of the network
    .why = Wi-Fi in hotels and trains answers everything with its own page until somebody signs in there. One request without encryption and without any credential shows it.
network-names =
    .title = Hosts file and name servers
    .why = An entry in the hosts file stands before every name server. Ad blockers and old instructions leave some there that lead nowhere.
network-interfaces =
    .title = Network interfaces and VPN
    .why = A VPN can open the way to Anthropic, or close it, and one that ended without tidying up leaves routes into nowhere behind.
network-routes =
    .title = The ways out of this machine
    .why = A VPN leads packets through a device of its own, and may leave its routes behind when it ends.
network-exceptions =
    .title = Exceptions from the proxy
    .why = NO_PROXY lists hosts that are reached without the proxy. Where only the proxy leads out, such a host cannot be reached at all.
network-certificates =
    .title = Certificate files
    .why = A company's root certificate reaches Claude Code through a file in PEM form. When the file is missing or has another form, Claude Code goes on without it and without a word.
network-stores =
    .title = The sets of certificates
    .why = CLAUDE_CODE_CERT_STORE can leave out the certificates that this system trusts, a company's own among them.
install-copies =
    .title = Copies of Claude Code
    .why = The first claude on PATH is the one that runs. An old copy in front of a new one fails at signing in.
service-real_message =
    .title = A real message
    .why = A stored login is never sent by claude-fix. Whether the service accepts it is seen only when Claude Code itself sends a message, which uses a little of your quota.
service-status =
    .title = Anthropic's status page
    .why = During an incident nothing on this machine is at fault, and whatever is deleted or signed out then is lost for nothing.
environment-home =
    .title = Whose home folder this is
    .why = Claude Code looks for the login in the home folder of whoever starts it. With sudo, as root, in a container or in WSL that is another folder than usual, and nobody has signed in there.
login-sessions =
    .title = Claude Code sessions that run
    .why = A session keeps the login that it started with, and several that renew it at once can lose it. Programs that show usage or switch accounts renew it too.
editors-settings =
    .title = Claude Code in editors
    .why = The extension brings a Claude Code of its own and can be given variables that no terminal has. So the same account can work in one place and fail in the other.
editors-callback =
    .title = The way back from the browser
    .why = After signing in, the browser hands the answer to this machine under the name localhost. Where that name leads elsewhere, the answer never arrives.

## src/checks/account.rs

# whether the first questions of Claude Code were
answered = answered
# an e-mail address and the first letter of an organisation
account-of-organisation = { $address } of { $letter }…
without-home-folder-nothing-remembered = without a home folder nothing is remembered
no-state-file-first-questions = { $file } does not exist; Claude Code asks its first questions
file-cannot-be-read = { $file } cannot be read: { $error }
state-file-damaged = { $file } is damaged, see step 6
claude-code-remembers-account = Claude Code remembers an account
claude-code-remembers-no-account = Claude Code remembers no account
not-answered-yet = not answered yet
label-first-questions = first questions
declined-earlier = was declined earlier

## src/checks/api_key.rs

host-answered-401 = { $host } answered 401 { $message }
length-in-characters = { $length } characters
key-comes-from-program-asked = the key comes from a program, and is asked about when that is run
no-api-key-or-auth = no API key or auth token is in use
holds-login-token-which-claude = { $source } holds a login token, which claude-fix never sends
key-holds-characters-claude-code = the key holds characters that Claude Code refuses to send
anthropic-base-url-no-complete = ANTHROPIC_BASE_URL is no complete address such as https://host
anthropic-base-url-names-no = ANTHROPIC_BASE_URL names no host
key-never-sent-unencrypted-address = a key is never sent unencrypted, and the address in force is http://{ $host }
# whose settings: "this project's settings"
send-requests-key-goes-there = { $settings } send requests to { $host }; a key goes there only on your own word
# whose settings: "this project's settings"
set-so-key-could-read = { $settings } set { $name }, so the key could be read on its way; it goes only on your own word
see-step-7-then-run = see step 7, then run the checks again
address-force-names-no-host = the address in force names no host
variable-cannot-be-used = { $variable } cannot be used: { $because }
answered-401-without-anthropic-custom = { $host } answered 401 without ANTHROPIC_CUSTOM_HEADERS, which says nothing about the key
connection-not-trusted-so-key = the connection to { $host } is not trusted, so the key was not sent
# the stage of the connection that failed
no-answer-came-from = no answer came from { $host } ({ $stage })
knows-key = { $host } knows the key
says-organisation-key-disabled = { $host } says that the organisation of the key is disabled
answered-which-says-nothing-about = { $host } answered { $status }, which says nothing about the key
wait-few-minutes = wait a few minutes
hint-step-7 = see step 7
label-looks-like = looks like
kind-api-key = API key
kind-login-token = login token
kind-refresh-token = refresh token
kind-admin-key = admin key, which cannot talk to models
kind-unknown = not one that Anthropic issues
label-would-be-asked = would be asked

## src/checks/aws.rs

aws-keys-environment-ended-at = The AWS keys in the environment ended at { $when }.
aws-profile-names-profile-which = AWS_PROFILE names the profile { $profile }, which no file of AWS describes.
aws-has-no-profile-called = AWS has no profile called default here, and AWS_PROFILE names no other one.
aws-keys-profile-ended-at = The AWS keys of the profile { $profile } ended at { $when }.
aws-profile-names-neither-keys = The AWS profile { $profile } names neither keys nor a way to sign in.
aws-sign-profile-ended-at = The AWS sign-in of the profile { $profile } ended at { $when }.
nobody-has-signed-aws-profile = Nobody has signed in to AWS with the profile { $profile } on this machine.

## src/checks/certificates.rs

file-of-variable-cannot-be-used = { $file } of { $variable } cannot be used: { $because }
verification-certificates-switched-off = The verification of certificates is switched off
no-variable-names-certificate-file = No variable names a certificate file
certificate-files-named-can-used = The certificate files that are named can be used
value-no-path = a value that is no path
certificate-ended-at = the certificate ended at { $when }
key-does-not-belong-certificate = this key does not belong to the certificate
not-set-key-alone-no = { $variable } is not set, and the key alone is of no use
holds-no-certificate = it holds no certificate
not-set-certificate-alone-no = { $variable } is not set, and the certificate alone is of no use
holds-no-private-key = it holds no private key
no-set-certificates-left-out = no set of certificates is left out
address-api-cannot-used = the address of the API cannot be used
proxy-set-cannot-used = the proxy that is set cannot be used
all-sets-certificate-trusted = { $variable } is { $stores }; with all sets the certificate is trusted
all-sets-not-trusted-either = { $variable } is { $stores }; with all sets it is not trusted either
no-connection-comes-through = no connection comes through

## src/checks/cloud.rs

# the error is half a sentence: "it is …", "permission denied"
google-credentials-file = GOOGLE_APPLICATION_CREDENTIALS names { $shown }, and { $error }.
no-cloud-sign-in-looked-at = the sign-ins of clouds are not looked at, because none is used
no-cloud-provider-switched = no cloud provider is switched on
nothing-its-files-speaks-against = Nothing in its files speaks against the sign-in of the cloud
does-not-hold-credentials-googles = { $shown } does not hold credentials that Google's programs understand.
not-there-programs-machine-not = { $shown } is not there: programs on this machine are not signed in to Google Cloud.
not-there-nobody-signed-azure = { $shown } is not there: nobody is signed in to Azure on this machine.
damaged-nobody-signed-azure-machine = { $shown } is damaged: nobody is signed in to Azure on this machine.
names-no-subscription-nobody-signed = { $shown } names no subscription: nobody is signed in to Azure on this machine.

## src/checks/config_file.rs

no-copy = none
copy-and-size = { $file }, { $size }
no-home-no-place = without a home folder there is no place for it
no-state-file-yet = { $file } does not exist; Claude Code makes it
file-may-not-be-read = { $file } may not be read
look-at-its-owner = look at its owner
run-again-when-closed = close what may have it open, and run the checks again
has-which-more-than-read = { $file } has { $size }, which is more than is read
look-whether-claude-starts-file = look whether claude starts; a file that large slows it down
file-can-be-read = { $file } can be read
file-cannot-be-read-because = { $file } cannot be read: { $because }
label-newest-good-copy = newest good copy
could-not-read-its-end = it could not be read to its end
ends-middle = it ends in the middle (line { $line }, column { $column })
no-json-object = it is no JSON object (line { $line }, column { $column })
file-is-empty = it is empty
holds-nothing-but-zeros = it holds nothing but zeros

## src/checks/config_folder.rs

folder-holds = { $shown } holds { $holds }
# why the folder is not moved as a whole
because-of = because { $reason }
no-folder-yet = { $shown } does not exist; Claude Code makes it
symbolic-link-nothing-there = { $shown } is a symbolic link to { $target }, and nothing is there
not-yours-alone = { $shown } is not yours alone: { $whose }
not-folder = { $shown } is { $what }, not a folder
# a label; behind it stands what the link leads to
label-is-a-link = is a link
link-to-what = { $link }, which is { $real }
label-not-looked-into = not looked into
folders-may-not-read = { $count } folders that may not be read
label-perhaps-not-claudes = perhaps not Claude Code's
label-not-moved-whole = is not moved as a whole
belongs-root = it belongs to root
belongs-user-number = it belongs to user number { $owner }
others-may-write-into = others may write into it

## src/checks/editors.rs

editor-extension = extension { $version }
sets-names = sets { $names }
without-home-folder-no-editor = without a home folder no editor is found
starts-claude-code-another-way = { $name } starts Claude Code in another way than a terminal
no-editor-claude-code-found = no editor with Claude Code was found
editors-start-claude-code-like = Editors start Claude Code like a terminal, as far as their settings say
file-cannot-be-read-at-all = { $file } cannot be read
name-localhost-leads-machine = The name localhost leads to this machine
gives-localhost-address = { $file } gives localhost the address { $address }

## src/checks/elsewhere.rs

store-of-unknown-form = its store is not in a form that is known; gsettings get org.gnome.system.proxy mode shows it
store-not-read = { $error }; gsettings get org.gnome.system.proxy mode shows it
this-system = this system
scutil-proxy-shows = scutil --proxy shows it
proxy-by-a-script = it finds its proxy by a script of the network's, which is not run

## src/checks/exceptions.rs

no-proxy-set = no proxy is set
set-without-exceptions = { $through } is set, without exceptions
lets-pass-proxy = { $list } lets { $host } pass by the proxy
names-no-host-claude-code = { $list } names no host that Claude Code needs

## src/checks/gather.rs

its-outermost-value-no-object = its outermost value is no object
claude-code-reads-plain-json = { $error }; Claude Code reads plain JSON only
projects-settings-set-which-decides = a project's settings set { $name }, which decides how it travels and whom it believes
cannot-used-proxy = { $variable } cannot be used as a proxy: { $because }
login-keychain-locked = the Keychain is locked in this session
has-stored-login-has-few = it has { $size }; a stored login has a few thousand bytes

## src/checks/hidden_characters.rs

character-taken-away = { $place }: { $point } { $name } at character { $position } of { $length }; Claude Code takes it away: no harm
character-refused = { $place }: { $point } { $name } at character { $position } of { $length }; Claude Code refuses the value
character-sent-along = { $place }: { $point } { $name } at character { $position } of { $length }; Claude Code sends it along: the value is wrong
characters-and-more = { $place }: and { $more } more
no-key-token-header-or = no key, token, header or address is set
value-holds-characters-do-not = A value holds characters that do not belong there
value-claude-code-does-not = A value that Claude Code does not use here holds characters that do not belong there
every-character-one-belongs-there = Every character is one that belongs there
only-white-space-at-edges = Only white space at the edges, which Claude Code removes
bytes-no-text-utf-8 = { $place }: bytes that are no text in UTF-8

## src/checks/home.rs

decides-where-login-not-home = { $variable } decides where the login is, not the home folder
there-no-other-home-folder = there is no other home folder to look at
login-lies-another-home-folder = A login lies in another home folder, { $folder }
usual-home-folder-user = This is the usual home folder of this user
no-login-lies-another-home = No login lies in another home folder
home-holds-login = holds a login
no-login-there = no login there
login-looked-usual-place = The login is looked for in the usual place
# the reason is half a sentence: "no such folder exists"
misspelt-variable-leads-to = { $variable } leads to { $chosen }: { $because }
folder-variable-leads-to = { $variable } leads to { $chosen }
label-a-login-lies-in = a login lies in
not-replaced-home-folder = the ~ in it is not replaced by the home folder
variable-not-replaced-its-value = the variable in it is not replaced by its value
quotes-or-blanks-around-count = quotes or blanks around it count as part of the name
no-whole-path-so-means = it is no whole path, so that it means another folder in every working folder
no-such-folder-exists = no such folder exists

## src/checks/hosts.rs

vs-code-remote = VS Code (remote)
jetbrains-editor = a JetBrains editor

## src/checks/hosts_edit.rs

belongs-another-user = it belongs to another user

## src/checks/injected.rs

not-edited-launch-agent = claude-fix does not edit launch agents
program-quarantined = macOS keeps it in quarantine, as a file from the network that nobody approved; xattr -d com.apple.quarantine { $path } ends that
program-needs-rosetta = it is made for Macs with an Intel processor and needs Rosetta here: softwareupdate --install-rosetta
program-apple-silicon = it is made for Macs with an Apple processor, and this one has another
not-edited-launchd = launchd keeps it, and no file
not-edited-form = claude-fix does not edit files of this form

## src/checks/installs/find.rs

link-leads-nowhere = it is a link that leads nowhere
cannot-looked-at = it cannot be looked at
may-not-executed = it may not be executed
stray-is-folder = it is a folder
stray-is-no-program = it is no program

## src/checks/installs/means.rs

winget-asks-itself = WinGet asks you itself
no-node-found-path-user = no node was found on PATH that this user may trust
belongs-another-user-claude-fix = it belongs to another user, and claude-fix never asks for their rights
no-npm-found-safe-run = no npm was found that is safe to run
no-found-safe-run = no { $name } was found that is safe to run
no-brew-found-safe-run = no brew was found that is safe to run
systems-packages-need-administrators-rights = the system's packages need an administrator's rights, and claude-fix never asks for them
its-folder-belongs-another-user = its folder belongs to another user

## src/checks/installs/mod.rs

told-by-npms-folder = npm's folder is { $shown }
told-by-script = a script of { $shown } leads to it
systems-list-packages-names = the system's list of packages names it
told-by-place = it lies in { $folder }
told-by-target = it leads to { $shown }
claude-code-runs-from = { $others ->
    [0] Claude Code { $number } runs from { $shown }
    [one] Claude Code { $number } runs from { $shown }; one other copy is there
   *[other] Claude Code { $number } runs from { $shown }; { $others } other copies are there
}
does-not-start = { $shown } does not start: { $because }
npms-stub-its-second-half = { $shown } is npm's stub: its second half is missing
gives-no-answer = { $shown } gives no answer: { $because }
version-not-known = The version of { $shown } is not known: { $because }
run-claude-version-yourself-see = Run claude --version yourself to see whether it starts.
makes-claude-lead-something-not = { $place } makes claude lead to something that is not there
installed-but-its-folder-not = { $shown } is installed, but its folder is not on PATH
no-claude-folders-path = No claude in { $searched } folders of PATH
claude-stands = claude stands for { $path }
claude-stands-itself-options = claude stands for itself with options
claude-function-or-alias-only = claude is a function or an alias that only the shell can follow

## src/checks/installs/safe.rs

belongs-project-which-could-have = it belongs to a project, which could have put it there
lies-working-folder-where-project = it lies in the working folder, where a project could have put it
others-could-change = others could change { $file }

## src/checks/installs/version.rs

claude-version-complained = claude --version ended with code { $code }: { $complaint }
printed-no-version = claude --version printed { $text } instead of a version
because-and-fault = { $because }; { $fault }
only-copy-runs-asked = only the copy that runs is asked
another-processor = another processor
program-linux = it is a program for Linux
made-machine = it is made for { $made_for }, and this machine is { $arch }
program-cut-off = it is cut off: { $there } of { $whole } are there
program-macos = it is a program for macOS
program-windows = it is a program for Windows
claude-version-did-not-answer = claude --version did not answer within { $seconds } s, asked twice
script-whose-first-line-does = it is a script whose first line does not name its program, which only a shell runs
program-its-first-line-names = the program that its first line names, or a part that it needs, is not on this machine
signal-ended = a signal ended it ({ $signal })
claude-version-ended-code = claude --version ended with code { $code }
ended-without-code = it ended without a code

## src/checks/interfaces.rs

# a network interface is on or off
interface-on = on
interface-off = off
on-way-to-everywhere = on · the way to everywhere
on-way-to-some = on · the way to some addresses
off-way-to-everywhere = off · the way to everywhere
off-way-to-some = off · the way to some addresses
system-does-not-list-its = this system does not list its network interfaces
off-routes-still-lead-into = { $left } is off, and routes still lead into it: what is sent there is lost
vpn = A VPN is on: { $on }
no-vpn-seen-machine = No VPN is seen on this machine
vpn-windows-counts-too-not = a VPN of Windows counts, too, and is not seen from here

## src/checks/key_program.rs

no-settings-file-names-apikeyhelper = no settings file names an apiKeyHelper
apikeyhelper-set-something-comes-before = an apiKeyHelper is set, and something that comes before it is used
label-named-in = named in
label-it-took = it took
projects-local-settings = this project's local settings
projects-settings = this project's settings
program-from-not-run-without = a program from { $whose } is not run without your yes ({ $file } names it)
read-what-runs-if-trust = read what it runs; if you trust it, run it in a terminal: it must print the key and nothing else
program-names-another-one-every = the program that { $file } names is another one in every folder, so it was not run
name-its-whole-path-from = name it by its whole path, from the root or from ~
has-not-ended-after-s = has not ended after { $seconds } s, and Claude Code waits for it
writes-without-end = writes without end
cannot-started = cannot be started: { $error }
prints-which-no-api-key = prints { $what }, which is no API key
without-variables-projects-settings-set = without the variables that this project's settings set it fails; with them it was not run
login-token-sk-ant-oat = a login token (sk-ant-oat…)
refresh-token-sk-ant-ort = a refresh token (sk-ant-ort…)
admin-key-sk-ant-admin = an admin key (sk-ant-admin…)
# the reason is the rest of the sentence: "has not ended after 10 s, …", "writes without end", "prints nothing"
program-names-key = The program that { $file } names for the key { $because }
label-it-wrote = it wrote
start-claude-fix-home-folder = start claude-fix in your home folder, where no project decides
program-names-prints-key = The program that { $file } names prints a key

## src/checks/keychain.rs

keychain-holds-login-of = The Keychain holds a login of { $date }
# an item of the Keychain and when it was changed
keychain-item-of = { $name } of { $date }
keychain-state-locked = locked
only-macos-keeps-login-keychain = only macOS keeps the login in a Keychain
keychain-holds-login = The Keychain holds a login
keychain-holds-no-login-named = The Keychain holds no login named "{ $service }" for { $account }
keychain-is-locked = The Keychain is locked in this session
run-security-show-keychain-info = run: security show-keychain-info
label-looked-for = looked for
label-the-keychain = the Keychain
label-console-key = key of a Console login
label-another-login = another login
keychain-could-not-asked = the Keychain could not be asked: { $error }

## src/checks/ladder.rs

# how a credential stands
state-used = used
state-absent = absent
no-usable-credential-claude-code = No usable credential: Claude Code will ask you to sign in
claude-code-uses = Claude Code uses { $used }
claude-code-uses-hides = Claude Code uses { $used }; it hides { $hidden }
home-not-set-folder-so = HOME is not set to a folder, so there is no place where Claude Code would keep a sign-in
set-home-home-folder-then = set HOME to your home folder, then run claude-fix again
not-used-but-sent-too = not used, but sent too
not-used = not used
state-cannot-be-used = cannot be used

## src/checks/last_worked.rs

there-no-home-folder-which = there is no home folder in which anything could be remembered
claude-fix-has-not-seen = claude-fix has not seen it work on this machine yet
memory-cannot-be-read = { $file } cannot be read: { $error }
worked-when-claude-fix-looked = It worked when claude-fix looked at { $when }
not-what-claude-fix-writes = { $file } is not what claude-fix writes

## src/checks/message.rs

message-uses-little-quota-sent = a message uses a little of your quota; it is sent with --live, or by m here
label-claude-code-said = Claude Code said
claude-code-not-path = Claude Code is not on PATH
message-not-run = { $shown } is not run: { $because }
claude-code-too-old-bring = this Claude Code is too old for it; bring it up to date first
claude-code-stopped = Claude Code was stopped: { $error }
claude-code-does-not-know = this Claude Code does not know the options for it; bring it up to date first
real-message-answered-service-accepts = A real message was answered: the service accepts the sign-in
real-message-turned-down = A real message was turned down. { $words }
real-message-not-answered = A real message was not answered. { $words }
no-message-sent = No message was sent: { $because }
run-claude-yourself-send-any = Run claude yourself and send any message; paste what it says with p.

## src/checks/modes.rs

switches-bare-mode = { $variable } switches the bare mode on
line-starts-claude-its-bare = { $file } line { $line } starts claude in its bare mode
hides-command-login = { $variable } hides the command /login
claude-code-starts-usual = Claude Code starts as usual

## src/checks/network.rs

host-answers = { $host } answers
host-answered = { $host } answered
answered-status-ms = { $host } answered { $status } in { $millis } ms
certificate-until = until { $date }, { $trusted }
signed-by = { $subject }, signed by { $issuer }
signed-by-from-to = { $subject }, signed by { $issuer }, { $from } to { $until }
label-certificate-number = certificate { $number }
label-says = says
label-wait = wait
no-complete-address-such-https = it is no complete address such as https://host
anthropic-base-url-cannot-used = ANTHROPIC_BASE_URL cannot be used: { $because }
mozillas-list = Mozilla's list
systems-store = this system's store
trusted-nobody-here = trusted by nobody here
trusted-by = trusted by { $sets }
label-without-proxy = without the proxy
s-apart-from-servers = { $skew } s apart from the server's
answered-ms = { $host } answered in { $millis } ms
wants-proof-only-browser-gives = { $host } wants a proof that only a browser gives
does-not-serve-requests-from = { $host } does not serve requests from this network or place
something-between-answers-page-its = Something in between answers for { $host } with a page of its own
says-too-many-requests-came = { $host } says that too many requests came from here (429)
trouble-answered = { $host } is in trouble: it answered { $status }
connects-ms = connects in { $millis } ms
name-has-no-such-address = the name has no such address
not-tried = not tried
label-proxy-wants = the proxy wants
label-sends-on-to = sends on to
label-title-of-page = title of the page

## src/checks/new_key.rs

file-of-another-user = { $shown } belongs to another user
file-and-error = { $shown }: { $error }
new-key = the new key
claude-code-reads-token-from = Claude Code reads a token from a variable only
key-belongs-into-keychain-or = a key belongs into the keychain or a variable
no-desktop-session-keychain-runs = no desktop session with a keychain runs here
there-no-home-folder = there is no home folder
claude-code-does-not-read = Claude Code does not read { $file }: { $because }
cannot-edited = { $file } cannot be edited: { $error }
not-known-where-claude-fix = it is not known where claude-fix itself is
folder-not-there = the folder of { $shown } is not there
cannot-edited-safely = { $shown } cannot be edited safely: { $error }
windows-variable-kept-system-not = on Windows a variable is kept by the system, not in a file
start-up-files-not-known = the start-up files of { $shell } are not known
no-start-up-file-known = no start-up file is known below { $home }
others-may-read-close-first = others may read { $file }; close it first

## src/checks/other_hosts.rs

requests-go-anthropics-own-api = requests go to Anthropic's own API, see above
proxy-set-cannot-used-see = the proxy that is set cannot be used, see above

## src/checks/other_proxies.rs

start-up-file = a start-up file

## src/checks/other_proxy.rs

# whose proxy, and the file that names it
proxy-named-in = { $of } in { $file }
proxy-set-claude-code-itself = a proxy is set for Claude Code itself
proxy-not-read = the proxy of { $of } was not read: { $because }
no-other-program-here-names = no other program here names a proxy, as far as it can be read
proxy-another-program-has-no = the proxy of another program has no port

## src/checks/policy.rs

decides-who-may-sign = { $file } decides who may sign in
suggests-account-which-binds-nobody = { $file } suggests an account, which binds nobody
no-settings-file-decides-who = No settings file decides who may sign in
only-administrator-changes-computer = only an administrator changes variables of the whole computer
registry-value-no-text = the value there is no text
cmd-runs-it-at-start = cmd runs it whenever it starts, and claude-fix changes no command
belongs-to-desktop-app = it belongs to the Claude Desktop app
powershell-does-not-run = PowerShell does not run it: its rule on scripts is { $rule }
administrator-manages-file = your administrator manages this file

## src/checks/portal.rs

proxy-set-which-answers-network = a proxy is set, which answers for the network
network-answers-page-its-own = This network answers with a page of its own
no-page-network-stands-between = No page of the network stands in between
nothing-answers-without-encryption-so = nothing answers without encryption, so a page of the network would not be seen

## src/checks/profile.rs

chosen-by-variables = variables
profile-login-ended = its login has ended and cannot be renewed
no-profile-chosen = no profile is chosen
profile-chosen-cannot-work = The profile { $name } is chosen, and cannot work: { $because }
profile-chosen = The profile { $name } is chosen
file-active-config = the file active_config
label-chosen-by = chosen by
profile-of-environment = of the environment
its-identity-token-cannot-read = its identity token { $file } cannot be read: { $error }
others-may-read-claude-code = others may read { $shown }, and Claude Code refuses such a file
no-json = { $shown } is no JSON

## src/checks/provider.rs

nothing-set-up-cloud = { $flag } is on, and nothing is set up for that cloud
cloud-is-set-up = { $flag } is on, and { $found } is there

## src/checks/put.rs

set-come-first = { $settings } set { $variable }, and come first
there-no-home-folder-settings = there is no home folder for your settings
put-cannot-edit-because = { $shown } cannot be edited: { $because }
put-cannot-edit = { $shown } cannot be edited: { $error }
folder-does-not-exist-yet = the folder of { $shown } does not exist yet: start claude once
put-file-cannot-be-read = { $shown } cannot be read: { $error }

## src/checks/ready.rs

claude-fix-does-not-try = claude-fix does not try this

## src/checks/service.rs

status-page-answered-nothing = it answered nothing
# an incident of the status page, in what state it is, since when
incident = { $name } ({ $state })
incident-since = { $name } ({ $state }, since { $since })
incident-elsewhere = { $name } ({ $state }, does not concern Claude Code)
incident-elsewhere-since = { $name } ({ $state }, since { $since }, does not concern Claude Code)
what-came-back-not-what = what came back is not what the status page sends
status-page-answered = it answered { $status }
could-not-asked-whether-incident = { $host } could not be asked: { $because }. Whether an incident is in progress is not known
incident-reported = Anthropic says: { $name } ({ $state })
# the state is "out", "partly out", "slow or unreliable", …
component-state = Anthropic says that { $name } is { $state }
anthropic-reports-no-incident-concerns = Anthropic reports no incident that concerns Claude Code
label-in-one-sentence = in one sentence

## src/checks/sessions.rs

# the version of a session, since when it runs, and in which program or terminal
session-since = { $version } · since { $since }
session-since-in = { $version } · since { $since } · { $place }
label-process = process { $pid }
folder-service = a folder service
which-sessions-run-told-linux = which sessions run is told on Linux only, so far
list-processes-cannot-read = the list of processes cannot be read
no-claude-code-session-runs = No Claude Code session runs
one-claude-code-session-runs = One Claude Code session runs
claude-code-sessions-run = { $count } Claude Code sessions run
session-version-not-known = version not known
label-also-runs = also runs

## src/checks/settings_files.rs

name-no-variable-has = a name that no variable has
no-settings-file-exists-none = No settings file exists; none is needed
one-settings-file-can-read = One settings file, and it can be read
settings-files-all-can-read = { $count } settings files, and all can be read
claude-code-cannot-read = Claude Code cannot read { $file }: { $because }
sets-no-variable = sets no variable
not-read-because = not read: { $because }

## src/checks/shown.rs

# the switch of a cloud provider is on or off
switch-on = on
switch-off = off
characters-not-shown = { $length } characters, not shown
not-shown-because-piece-password = not shown, because a piece of a password may be in it
not-shown-because-no-complete = not shown, because it is no complete address

## src/checks/sign_in.rs

keychain-login-not-opened = The Keychain holds a login; it is not opened
keychain-login-written = The Keychain holds a login, written { $when }; it is not opened
no-home-no-login = without a home folder there is no place for a login
nobody-signed-claude-ai-here = Nobody is signed in with claude.ai here
signed-login-renews-itself-next = Signed in; the login renews itself, next at { $when }
signed-until-nothing-stored-which = Signed in until { $until }; nothing is stored by which the login could renew itself
signed-login-ran-out-at = Signed in; the login ran out at { $when } and Claude Code renews it with the next request
login-ended-at-cannot-renewed = The login ended at { $when } and cannot be renewed
login-cannot-renewed = The login cannot be renewed
claude-code-emptied-login-after = Claude Code emptied the login after it could not be renewed
stored-login-cannot-used = The stored login cannot be used: { $because }
whether-somebody-signed-cannot-told = Whether somebody is signed in cannot be told: { $because }
hint-step-6 = see step 6

## src/checks/stored_login.rs

file-cannot-be-used = { $file } cannot be used: { $because }
could-not-judged = { $file } could not be judged: { $because }
look-at-owner-permissions-file = look at the owner and the permissions of the file
does-not-exist-login-keychain = { $file } does not exist; the login is in the Keychain
does-not-exist-none-stored = { $file } does not exist; none is stored
whole-but-its-tokens-empty = { $file } is whole, but its tokens are empty
whole-but-others-may-read = { $file } is whole, but others may read it
login-file-whole = { $file } is whole
label-what-it-is = what it is
label-also-inside = also inside

## src/checks/surroundings.rs

entry-leads-nowhere = { $host } → { $address }, which leads nowhere
servers-written-by = { $servers } (written by { $by })
# who wrote the list of name servers
a-vpn = a VPN
windows-keeps-its-name-servers = Windows keeps its name servers in the registry; ipconfig /all shows them
does-not-name-anthropics-hosts = { $file } does not name Anthropic's hosts
gives-address-its-own = { $file } gives { $host } an address of its own
label-name-servers = name servers
none-named-machine-itself-asked = none is named: this machine itself is asked
system-does-not-show-its = the system does not show its routes here
there-no-usual-way-out = There is no usual way out of this machine
no-vpn-device-leads-packets = No VPN device leads packets away
packets-can-leave-through = Packets can leave through { $devices }
no-usual-way = no usual way

## src/checks/told.rs

label-you-said = you said
label-you-pasted = you pasted
nothing-asked-or-pasted-session = Nothing was asked or pasted in this session
nothing-tells-more-about-machine = Nothing of it tells more about this machine
one-thing = One thing: { $one }
things-count = { $count } things that count

## src/checks/variables.rs

only-names-looked-for = only looked through for names of variables: { $error }
variables-set = Set: { $names }
# the places that set a variable
from-places = from { $places }
# a place in a file
file-line = { $file } line { $line }
label-start-up-files = start-up files
more-than-rest-not-read = more than { $most }; the rest was not read
file-not-read = not read: { $error }
no-variable-and-files-left = No variable steers how Claude Code signs in; only { $most } start-up files were read
no-variable-steers = No variable steers how Claude Code signs in
terminal-no-file-sets-found = this terminal; no file that sets it was found
not-terminal-set = not in this terminal; set by { $places }
terminal-has-another-value-than = this terminal has another value than the files say; { $from }
too-large-edited-safely = it is too large to be edited safely

## src/checks/walk.rs

name-cannot-shown = a name that cannot be shown

## src/checks/way.rs

# of several proxy variables
proxy-counts = counts
file-holds-certificates = { $file } · certificates: { $count }
only-store = only { $store }
der-form-claude-code-reads = it is in DER form, and Claude Code reads only PEM
holds-no-certificate-pem-form = it holds no certificate in PEM form
no-such-file-exists = no such file exists
claude-code-goes-through-proxy = Claude Code goes through the proxy that { $variable } names
no-proxy-no-certificates-own = No proxy and no certificates of your own are set
no-proxy-set-certificates-own = No proxy is set; certificates of your own are
proxy-does-not-count = does not count
without-proxy-lists = without the proxy: { $variable } lists { $entry }
certificates-not-verified = 0: certificates are not verified at all
which-claude-code-does-not = { $proxy } in { $file }, which Claude Code does not read
label-proxy-of = proxy of { $of }

## Labels of evidence: what was measured, before its value

label-asked = asked
label-certificate = certificate
label-clock = clock
label-deadline = deadline
label-from = from
label-holds = holds
label-incident = incident
label-key = key
label-kind = kind
label-length = length
label-permissions = permissions
label-plan = plan
label-proxy = proxy
label-request = request
label-sent = sent
label-set = set
label-size = size
label-took = took

## src/checks/own_roots.rs

certificate-without-name = a certificate without a name
# for whom a certificate is, and until when
subject-until = { $subject }, until { $date }

## src/checks/together.rs

not-readable-any-more = it cannot be read any more
