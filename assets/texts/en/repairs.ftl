### What repairs say: `file/id` in the code. First the rows of `repairs::ALL`, by their ids.

install-add_to_path =
    .title = Put the folder of Claude Code on PATH
network-ask_it =
    .title = A text for whoever runs this network
tls-better_file =
    .title = Name a certificate file that Claude Code can read
it-ask =
    .title = Ask the administrator, with a text to send
provider-sign_in =
    .title = Sign in to the cloud
profile-sign_in =
    .title = Sign in to the profile, or leave it
remote-keep_sign_in =
    .title = Hand a sign-in on to WSL, over SSH or into a container, and keep it there
remote-paste_code =
    .title = Sign in where no browser opens
editor-update =
    .title = Bring an editor's extension up to date
context-go_home =
    .title = Start Claude Code where its login lies
remote-fix_hosts =
    .title = Lead localhost back to this machine
keychain-unlock =
    .title = Unlock the Keychain in this session
keychain-right_user =
    .title = Give back the right name in USER
session-restart =
    .title = Start old sessions anew
session-one_login =
    .title = End all sessions, then sign in once
session-stop_other =
    .title = Keep other programs off the login
daemon-stop =
    .title = Let the background supervisor start anew
store-take_back =
    .title = Make what another user owns your own
store-bring_back =
    .title = Give the login a place that can be written
env-start_without =
    .title = Start Claude Code without a variable
store-close_folder =
    .title = Let nobody else write into the configuration folder
store-move_config_aside =
    .title = Move Claude Code's damaged state file aside
store-restore_config =
    .title = Restore Claude Code's state file from its own copy
store-move_credentials_aside =
    .title = Move the damaged login aside
editor-remove_variables =
    .title = Take an editor's own variables for signing in out of its settings
editor-inherit_variables =
    .title = Let the terminals of an editor have the system's variables again
session-end =
    .title = End a Claude Code session that runs
network-hosts_lines =
    .title = Take Anthropic's names out of the hosts file
install-fetch_installer =
    .title = Fetch Anthropic's installer, without running it
install-run_installer =
    .title = Run the installer that was fetched
proxy-into_settings =
    .title = Put the proxy that other programs use into Claude Code's settings
store-make_private =
    .title = Close the login to others
key-keep =
    .title = Keep a new key
store-open_folder =
    .title = Let yourself write into the configuration folder
store-open_login =
    .title = Let yourself read the stored login
store-move_place_aside =
    .title = Move aside what lies in the place of the configuration folder
proxy-sign_in =
    .title = Let the proxy know who you are
mode-remove_bare =
    .title = Take --bare out of an alias
install-remove =
    .title = Remove a copy of Claude Code
settings-remove_key =
    .title = Take one setting out of a settings file
env-remove_pair =
    .title = Turn a gateway's address and its token off together
policy-remove_pin =
    .title = Take the choice of an organisation out of a settings file
env-remove_variable =
    .title = Turn a variable off at its source
reset-credential =
    .title = Reset, smallest: the stored login only
reset-folder =
    .title = Reset, largest: the whole configuration folder
reset-sign_in =
    .title = Reset, middle: every trace of the sign-in
secret-remove_hidden =
    .title = Take the hidden characters out of a value
secret-move =
    .title = Move a secret to the variable that it belongs into
proxy-add_scheme =
    .title = Put http:// before the proxy's address
proxy-take_exceptions =
    .title = Take Claude Code's hosts out of the exceptions from the proxy
clock-set =
    .title = Let the system set its clock
settings-move_aside =
    .title = Move a damaged settings file aside
settings-fix_syntax =
    .title = Correct the signs of a settings file
token-setup =
    .title = Make a token for servers and CI
login-sign_in =
    .title = Sign in
login-again =
    .title = Sign out, then in again
login-afresh =
    .title = Move the stored login aside, then sign in
login-sign_out =
    .title = Sign out
store-mark_answered =
    .title = Note that Claude Code's first questions were answered
key-allow_again =
    .title = Forget that a key was declined
key-remove_managed =
    .title = Take the key of an old Console sign-in out
account-forget =
    .title = Let Claude Code forget the account that it remembers
tls-trust_root =
    .title = Let Claude Code trust a root certificate that this system trusts already
tls-verify_again =
    .title = Name the missing root certificate, and let certificates be verified again
install-update =
    .title = Bring Claude Code up to date
service-wait =
    .title = Wait, delete nothing, and check again
service-stop =
    .title = Stop here: nothing on this machine can change it

let-variable-name-file = Let { $variable } name { $file }
bring-folder-back = Bring { $said } back
move-file-aside = Move { $file } aside
set-variable-in = Set { $name } in { $file }
keep-key-in = Keep { $key } in { $file }
afterwards-runs = Afterwards { $copy } runs.
put-path = Put { $folder } on PATH
adds-line-end-open-new = It adds a line to the end of { $file }; open a new terminal afterwards.
changes-own-path-open-new = It changes your own Path; open a new terminal afterwards.
fish-remembers-open-new-terminal = fish remembers it; open a new terminal afterwards.

write-certificate-pem-form-name = Write the certificate in PEM form, and name that file
same-certificate-written-another-form = It is the same certificate, written in another form: { $about }.
file-named-now-stays = The file that is named now stays as it is.
file-holds-certificate =
    { $holds ->
        [one] That file holds { $holds } certificate.
       *[other] That file holds { $holds } certificates.
    }
claude-code-needs-whole-path = Claude Code needs the whole path: it does not understand ~ or $HOME in this value.

let-only-write-into = Let only you write into { $folder }
programs-other-users-put-files = Programs of other users that put files there cannot do so any more.

move-aside-begin-anew = Move { $file } aside and begin anew
claude-code-makes-new-one = Claude Code makes a new one and asks its first questions again: theme, trust of each project, approval of a key. MCP servers that you added for yourself have to be added again.
conversations-settings-stored-login-other = Conversations, settings and the stored login are in other files and stay.

copy-made =
    { $unit ->
        [minute] { $count ->
            [one] The copy { $copy } ({ $size }) was made { $at }, { $count } minute ago.
           *[other] The copy { $copy } ({ $size }) was made { $at }, { $count } minutes ago.
        }
        [hour] { $count ->
            [one] The copy { $copy } ({ $size }) was made { $at }, { $count } hour ago.
           *[other] The copy { $copy } ({ $size }) was made { $at }, { $count } hours ago.
        }
       *[day] { $count ->
            [one] The copy { $copy } ({ $size }) was made { $at }, { $count } day ago.
           *[other] The copy { $copy } ({ $size }) was made { $at }, { $count } days ago.
        }
    }
what-claude-code-wrote-into = What Claude Code wrote into the file since then is lost: trust of new projects, servers, answers, counters. Conversations are elsewhere and stay.
newer-copies-damaged-too =
    { $count ->
        [one] A newer copy is damaged, too.
       *[other] { $count } newer copies are damaged, too.
    }
copy-holds-console-key-time = The copy holds a Console key of that time, which then counts again, even if you logged out since.
restore-from-claude-codes-own = Restore { $file } from Claude Code's own copy

nobody-signed-afterwards-sign-once = Nobody is signed in afterwards: sign in once with claude auth login.

another-settings-file-stays-because = Another settings file of { $name } stays as it is, because { $because }.
belongs-project-others-who-work = { $file } belongs to the project: others who work on it get this change too.
afterwards-close-every-window-start = Afterwards close every window of { $name } and start it again.
extension-then-signs-like-terminal = The extension then signs in like a terminal; a key that stood there is not kept elsewhere.
take-out-settings = Take { $names } out of the settings of { $editor }
let-terminals-have-systems-variables = Let terminals in { $name } have the system's variables again

end-one = End the { $session }
end-all-claude-code-sessions = End all { $others } Claude Code sessions
ends-one = It ends the { $session }.
prompt-typed-there-not-sent = A prompt that was typed there and not sent is lost, and what it is doing now stops.
conversation-stored-claude-resume-goes = The conversation is stored: claude --resume goes on with it, with the login of then.
itself-stays-open-starts-claude = { $host } itself stays open. It starts Claude Code anew with the next message; if not, restart { $host }.
background-agents-end-their-supervisor = Background agents end with their supervisor.
asked-end-never-forced-if = It is asked to end, and never forced. If it does not, that is said.

whoever-put-there-ad-blocker = Whoever put it there, an ad blocker or a test, may put it there again.
claude-fix-does-not-change = claude-fix does not change { $file }, because { $because }: the command asks for a password.
take-lines-out =
    { $count ->
        [one] Take { $names } out of { $file } (line { $lines })
       *[other] Take { $names } out of { $file } (lines { $lines })
    }

fetch-anthropics-installer-anew = Fetch Anthropic's installer anew
fetch-anthropics-installer = Fetch Anthropic's installer
only-fetched-what-comes-next = It is only fetched. What it is comes on the next card, and that one asks before it is run.
comes-over-verified-connection-from = It comes over a verified connection from { $hosts } or not at all.
put-into-claude-fixs-own = It is put into claude-fix's own folder as { $file }.
fetched-from-at-lines = Fetched from { $url } on { $date } at { $clock }: { $size }, { $lines } lines.
sha-256-file-compared-right = SHA-256 { $digest }. The file is compared with that right before it is run.
installer-begins = It begins: { $line }
puts-newest-claude-code-into = It puts the newest Claude Code into ~/.local/bin and ~/.local/share/claude.
what-there-stays-remove-afterwards = What is there stays: { $copies }. Remove it afterwards if it comes first.
if-fails-what-there-now = If it fails, what is there now keeps working, and the checks that follow say what is there.
run-anthropics-installer = Run Anthropic's installer

names-proxy = { $capital } names this proxy in { $file }.
its-user-name-password-not = Its user name and password are not taken along: they would stand in your settings for all to read.
claude-code-then-goes-through = Claude Code then goes through it wherever it is started, in editors, too.
put-proxy-into-claude-code = Put the proxy { $address } into your Claude Code settings

let-only-read = Let only you read { $file }

claude-code-asks-claude-fix = Claude Code asks claude-fix for the key at every start: do not remove or move claude-fix then.
claude-code-asks-systems-own = Claude Code asks the system's own program for the key at every start, also when claude-fix is gone.
macos-asks-once-whether-program = macOS asks once whether that program may read the item: choose Always Allow.
takes-place-program-names-key = It takes the place of the program that { $file } names for the key now.
over-ssh-ci-nobody-unlocks = Over SSH and in CI nobody unlocks a keychain, and Claude Code gets no key there: use a variable there.
wsl-works-only-where-linux = In WSL it works only where the Linux side runs a keyring of its own; Windows does not see it.
not-used-long-names-another = It is not used as long as { $other } names another program, which comes first.
keep-keychain = Keep { $key } in the keychain
stands-whoever-can-read-file = It stands in { $file } as it is: whoever can read that file has it.
others-machine-may-read-file = Others on this machine may read that file now. chmod 600 { $command } ends that.
every-program-start-from-new = Every program that you start from a new terminal gets it. This one does not have it.
claude-code-asks-once-whether = Claude Code asks once whether to use a key from a variable: answer Yes.
over-ssh-works-shells-read = Over SSH it works in shells that read this file. In WSL it counts for Linux only, not for Windows. CI does not read it: use the secrets of your CI.
only-can-read-claude-code = { $os ->
    [windows] Whoever may open its folder can read { $file }.
   *[other] Only you can read { $file }.
    } Claude Code does not look there by itself.
what-starts-claude-code-loads = What starts Claude Code loads it, as a job or a service does: { $load }
over-ssh-wsl-works-line = Over SSH and in WSL it works with that line, locked keychains or not. In CI use the secrets of your CI.
not-used-long-set-which = It is not used as long as { $source } is set, which comes first.
keeps-setting-another = { $file } keeps setting another { $name }.

let-yourself-write-into = Let yourself write into { $path }
let-yourself-read = Let yourself read { $path }

claude-code-makes-folder-there = Claude Code makes a folder there, and you sign in once: claude auth login

first-way-name-password-become = First way: the name and the password become part of the address in { $name }, before { $address }. They then stand readable in that file, in backups of it, and in what programs print of their environment.
claude-fix-never-asks-password = claude-fix never asks for that password, and writes it nowhere: you type it into your own file.
signs-mean-something-address-written = Signs that mean something in an address are written as numbers: @ as %40, : as %3A, / as %2F, # as %23, ? as %3F, % as %25, a blank as %20. The command asks for the password and prints it in that form.
proxy-asks-which-claude-code = The proxy asks for { $schemes }, which Claude Code does not speak.
way-small-relay-machine-signs =
    { $nth ->
        [second] Second way: a small relay on this machine that signs in for you (cntlm, px); { $name } then names the relay, as http://127.0.0.1:3128, and no password stands in it.
       *[first] First way: a small relay on this machine that signs in for you (cntlm, px); { $name } then names the relay, as http://127.0.0.1:3128, and no password stands in it.
    }
or-ask-let-claude-codes = Or ask IT to let Claude Code's hosts through without signing in: the text for that is offered, too.
let-proxy-know-who = Let the proxy { $address } know who you are

take-bare-out-alias = Take --bare out of the alias in { $file }
terminals-open-now-keep-old = Terminals that are open now keep the old alias; a new one has the new one.
scripts-rely-bare-mode-name = Scripts that rely on the bare mode name --bare themselves.

claude-fix-undo-cannot-bring = claude-fix undo cannot bring it back; installing it again can.
only-renamed-takes-its-space = It is only renamed and takes its space until you delete { $file }.
program-itself-stays-which-can = The program itself stays in { $folder }, which you can delete, too.
claude-fix-does-not-run = claude-fix does not run this, because { $because }.
settings-sessions-sign-stay-they = Your settings, sessions and sign-in stay: they are not part of the program.
remove-claude-code-at = Remove Claude Code at { $path }
only-copy-works-afterwards-there = This is the only copy that works: afterwards there is no Claude Code here until you install it again.
afterwards-comes-first-does-not = Afterwards { $copy } comes first, and it does not start.
still-runs-afterwards-does-now = { $copy } still runs afterwards, as it does now.
afterwards-no-copy-path-add = Afterwards no copy is on PATH: add the folder of one that is left.
line-makes-claude-stand-delete = Line { $line } of { $file } makes claude stand for it: delete that line, too.

names-program-key-too-used = { $file } names a program for the key too, and is used then.
program-itself-stays-claude-code = The program itself stays. Claude Code then uses a key or a login of yours, if there is one.
sessions-open-now-keep-old = Sessions that are open now keep the old setting until they are started anew.
take-key-out-of-file = Take { $key } out of { $file }

turn-off-together = Turn { $base_url } and { $auth_token } off together

page-signing-then-lets-choose = The page for signing in then lets you choose the account.
file-belongs-project-others-who = The file belongs to this project: others who work on it get the change, too.
take-forceloginorguuid-out = Take forceLoginOrgUUID out of { $file }

keeps-setting-because =
    { $count ->
        [one] { $file } keeps setting it, because { $because }.
       *[other] { $file } keeps setting them, because { $because }.
    }
no-file-found-gives-terminal = No file was found that gives this terminal its value: whatever starts it sets it.
windows-programs-keep-variable = If a program that was started anew still has the old value, sign out of Windows and in again.
terminals-keep-variables =
    { $count ->
        [one] Terminals and programs that are open now keep it until they are started anew.
       *[other] Terminals and programs that are open now keep them until they are started anew.
    }
turn-off-in-terminal = Turn { $names } off in this terminal
turn-off-at-source =
    { $count ->
        [one] Turn { $names } off at its source
       *[other] Turn { $names } off at their source
    }
services-read-again-after-systemctl = Services read { $file } again after: systemctl --user daemon-reload, and when they start anew.
programs-project-need-from-miss =
    { $count ->
        [one] Programs of the project that need it from { $file } miss it then. direnv wants: direnv allow
       *[other] Programs of the project that need them from { $file } miss them then. direnv wants: direnv allow
    }
if-projects-own-program-reads =
    { $count ->
        [one] If the project's own program reads { $file }, it misses it then. Where it needs it, start Claude Code without it instead.
       *[other] If the project's own program reads { $file }, it misses them then. Where it needs them, start Claude Code without them instead.
    }

does-not-fix-claude-code = Does not fix: Claude Code uses the { $kind } from { $source }, which comes before the login.
does-not-fix-way-broken = Does not fix: the way to { $host } is broken, and signing in again needs it.
does-not-fix-no-claude = Does not fix: no claude is on this shell's PATH.
does-not-fix-program-itself = Does not fix: the program itself does not start (step 8).
does-not-fix-damaged-claude = Does not fix: { $file } is damaged, and Claude Code stops at it.
stored-login-looks-good-until = The stored login looks good until { $until }: this takes away a login that may well work.
stored-login-looks-if-can = The stored login looks as if it can still be renewed: this takes it away.
grants-mcp-servers-same-file =
    { $many ->
        [one] The grant of an MCP server is in the same file: that server asks for it again.
       *[other] The grants of { $many } MCP servers are in the same file: each asks for its own again.
    }
running-claude-code-sessions-keep =
    { $count ->
        [one] A Claude Code session runs right now and keeps writing there: end it first.
       *[other] { $count } running Claude Code sessions keep writing there: end them first.
    }
macos-login-keychain-which-claude = On macOS the login is in the Keychain, which claude-fix does not touch here: the commands are yours to type, and undo does not bring those items back.
sign-in-again-replaces-login = Nobody is signed in afterwards: sign in once with claude auth login. That also replaces a stored login by itself, without any reset.

sessions-settings-projects-plugins-stay = Sessions, settings, projects and plugins stay as they are.
smallest-reset-move-stored-login = Smallest reset: move the stored login aside

largest-reset-move-aside-whole = Largest reset: move { $folder } aside as a whole
goes-only-link-folder-leads = Goes: only the link { $path }. The folder that it leads to, { $folder }, stays untouched, with { $holds }.
goes-only-link-nothing-where = Goes: only the link { $path }; nothing is where it leads.
nothing-deleted-lies-afterwards-undo = Nothing is deleted: it lies in { $to } afterwards. Undo moves it back until Claude Code has made a new { $path }, which its next session does.
stays-projects-trust-mcp-servers = Stays: { $file } with projects, trust and MCP servers, but without the account.
claude-code-asks-its-first = Claude Code asks its first questions again: theme, trust of each project, servers.
goes-along-perhaps-not-claude = Goes along, and is perhaps not Claude Code's: { $names }.
not-claude-runs-goes-along = { $program } is not the claude that runs and goes along: an alias that starts it ends.

only-what-belongs-sign-goes = In { $file } only what belongs to the sign-in goes; projects, trust, MCP servers and history stay.
sessions-settings-plugins-stay-they = Sessions, settings and plugins stay as they are.
middle-reset-take-every-trace = Middle reset: take every trace of the sign-in away

every-other-character-file-stays = Every other character of the file stays as it is.
other-programs-read-do-not = Other programs that read { $name } do not find it any more; it is { $to } then.
every-host-stands-goes-through = Every host that { $names } stands for goes through the proxy, too, then.
terminals-keep-old-value = Terminals and programs that are open now keep the old value until they are started anew.
take-hidden-characters-out = Take the hidden characters out of { $name }
move-secret-from = Move the secret from { $name } to { $to }
put-before-address = Put { $text } before the address in { $name }
take-hosts-out-of-variable = Take { $names } out of { $name }
stays-because = { $file } stays as it is, because { $because }.

first-command-takes-time-from = The first command takes the time from Windows; try it alone first.
second-one-ends-every-wsl = The second one ends every WSL window and everything that runs in them, unsaved work included. Use it only if the first did not help, then open WSL again.
if-clock-windows-wrong-too = If the clock of Windows is wrong, too: Settings, Time & language, Sync now.
container-has-clock-machine-runs = A container has the clock of the machine that it runs on: set that one right, not the container's.
or-system-settings-general-date = Or: System Settings, General, Date & Time, Set time and date automatically.
command-needs-terminal-opened-administrator = The command needs a terminal that was opened as administrator.
or-settings-time-language-sync = Or: Settings, Time & language, Sync now.
first-command-lets-system-fetch = The first command lets the system fetch the time from now on; the second says whether it did.
virtual-machine-clock-host-may = In a virtual machine, the clock of the host may have to be set first.
let-system-set-its-clock = Let the system set its clock, then check again

claude-code-leaves-file-out = Claude Code leaves the file out already, so nothing that counts now is lost.
what-set-correct-there-move = What it was to set is in { $to }: correct it there and move it back.

only-comments-commas-brackets-text = Only comments, commas, brackets and text behind the end change; every name and value stays.
what-file-sets-counts-again = What the file sets counts again, also a key or an address that was without effect until now.
correct-signs = Correct the signs in { $file }

gets-whole-terminal-claude-fix = It gets the whole terminal. claude-fix reads nothing of what it prints, and keeps nothing of it.
sign-browser-then-prints-token = You sign in in a browser, then it prints a token. Copy it: the next screen asks for it and where to keep it.
token-lasts-year-works-other = The token lasts a year and works on other machines. It talks to models only: no Remote Control, no connectors. It needs a paid plan.
stays-what-terminal-remembers-until = It stays in what your terminal remembers until you clear that.
whatever-signed-here-stays = Whatever is signed in here stays as it is.
machine-not-used-long-set = On this machine it is not used as long as { $source } is set.

sign-in-with-claude-code = Sign in with Claude Code
own-page-opens-in-browser = Anthropic's own sign-in page opens in a browser. The password goes there only; a code that you paste goes to Claude Code, and claude-fix keeps none of it.
sign-in-with-console-account = Sign in with an Anthropic Console account
for-accounts-that-pay = For accounts that pay for what the API is used: it makes an API key there and stores it here. A Pro or Max subscription is not used then.
sign-in-through-organization = Sign in through your organization (SSO)
organizations-page-opens = Your organization's own sign-in page opens in a browser.
claude-then-type-login = claude, then type /login
browser-opens-come-back-here = A browser opens; come back here afterwards and run the checks again.
new-login-will-not-used = The new login will not be used as long as { $source } is set: Claude Code uses that first.
will-fail-now-cannot-reached = It will fail for now: { $host } cannot be reached from here. Step 7 shows why; mend that first.
likely-fail-claude-code-cannot = It is likely to fail: Claude Code cannot read { $file }. Repair that first.

right-after-browser-opens-sign = Right after it the browser opens, and you sign in again. If you cancel that, you are signed out.
claude-code-then-finds-no = Claude Code then finds no login, and writes a whole new one. If you cancel, the old one comes back.
sign-ins-mcp-servers-file =
    { $many ->
        [one] The sign-in of an MCP server is stored in that file: sign in there again, too.
       *[other] The sign-ins of { $many } MCP servers are in that file: sign in there again, too.
    }
anthropic-not-told-its-permission = Anthropic is not told: its permission for the old login stays until it ends by itself.

sign-out-claude-code = Sign out of Claude Code
login-goes-so-does-anthropics = The login in { $file } goes, and so does Anthropic's permission for it.
sign-ins-mcp-servers-which =
    { $many ->
        [one] The sign-in of an MCP server, which is stored beside it, goes too.
       *[other] The sign-ins of { $many } MCP servers, which are stored beside it, go too.
    }
api-key-signing-console-account = The API key that signing in with a Console account stored here goes, too.
claude-code-forgets-which-account = Claude Code forgets which account this was and may ask its first questions again. Sessions, settings and history stay.
stays-still-used-no-login = { $source } stays and is still used: it is no login.
needs-network-without-login-goes = It needs the network. Without it the login goes from this machine only, and Anthropic still accepts copies of it until you revoke it at https://claude.ai/settings/claude-code.
will-fail-claude-code-cannot = It will fail: Claude Code cannot read { $file }, and stops. Repair that first.

end-open-sessions-first-one = End open sessions first: one that runs can write the old entry back.

let-claude-code-trust-system = Let Claude Code trust “{ $subject }”, as this system does
then-certificates-verified-again-nobody = Then certificates are verified again, and nobody on the way can read your key.
name-missing-root-then-verify = Name the missing root “{ $subject }”, then verify again
systems-own-store = this system's own store
root-vouches-what-shows-here = The root is “{ $subject }”. It vouches for what { $host } shows here.
its-sha-256-fingerprint = Its SHA-256 fingerprint: { $fingerprint }
copied-from-nothing-taken-from = It is copied from { $place }; nothing is taken from the network. Compare the fingerprint with IT's.
whoever-has-its-key-reads = Whoever has its key reads along, as they do with every program here that trusts this system.
certificates-file-names-now-copied = The certificates of the file that { $variable } names now are copied along, so that they still count: { $names }.
settings-comes-before-value-any = { $variable } in your settings comes before the value of any shell. Start Claude Code anew afterwards.


fetch-missing-half-claude-code = Fetch the missing half of Claude Code at { $path }
update-claude-code-at = Update Claude Code { $number } at { $path }
install-claude-code-anew-at = Install Claude Code anew at { $path }
puts-program-npm-fetched-place = It puts the program that npm fetched in place of its stub.
fetches-newest-version-claude-fix = It fetches the newest version; claude-fix undo does not bring the old one back.
if-fails-checks-follow-say = If it fails, the checks that follow say what is there then.
node-here-npm-asks-22 = Node here is { $node }. npm asks for 22 or newer and only warns if it is older.

nothing-machine-has-change-do = Nothing on this machine has to change: do not sign out, do not delete ~/.claude, do not reinstall.
signing-again-again-makes-worse = Signing in again and again makes it worse where too many tries are the reason: end scripts and other programs that try by themselves, and let some minutes pass.
https-status-claude-com-says = https://status.claude.com says what Anthropic knows.
then-check-again-here-r = Then check again, here with r.
anthropic-does-not-serve-requests = Anthropic does not serve requests from the place where this connection reaches the internet. Your account, your files and this program are not what is wrong.
signing-again-new-key-or = Signing in again, a new key or a reset changes nothing about it.
if-supported-country-vpn-proxy = If you are in a supported country, a VPN, a proxy or a hosting provider may make it look otherwise: ask whoever runs that network.
supported-countries-https-www-anthropic = The supported countries: https://www.anthropic.com/supported-countries

makes-claude-code-use-clouds = { $flag } makes Claude Code use that cloud's own sign-in. No login of Claude Code counts there.
sign-cloud-again = Sign in to the cloud again
close-profiles-login-others = Close the profile's login to others
claude-code-refuses-login-others = Claude Code refuses a login that others may read. It is the one of the profile { $name }.
give-machine-its-identity-again = Give this machine its identity again, or leave it
variables-describe-identity-machine-whoever = Variables describe an identity of this machine. Whoever set it up can renew its token; without the variables Claude Code uses your login.
sign-profile-again-or-sign = Sign in to the profile again, or sign out of it
first-command-renews-login-profile = The first command renews the login of the profile { $name }; the second removes it, and Claude Code uses your own login.
leave-profile = Leave the profile
profile-identity-machine-which-whoever = The profile { $name } is an identity of this machine, which whoever set it up can renew. To do without it:

hand-key-windows-wsl = Hand a key of Windows on to WSL
login-windows-does-not-count = A login of Windows does not count in WSL: to use a subscription, sign in once in here.
key-windows-has-handed-typed = A key that Windows has is handed on by this, typed in Windows; then open a new terminal of WSL.
hand-key-over-ssh = Hand a key on over SSH
sign-once-here-simplest-lasts = To sign in once in here is the simplest, and lasts.
key-own-machine-handed-one = A key of your own machine is handed on for one session by this, typed there, if the server's AcceptEnv allows it.
volume-keeps-login-first-answers = A volume keeps the login and the first answers when the container is made anew; a key can be passed through instead.
add-then-rebuild-container = Add this to { $file }, then rebuild the container
remoteenv-hands-key-machine-outside = remoteEnv hands on the key of the machine outside; leave it out to sign in inside.
add-service-then-start-anew = Add this to the service in { $file }, then start it anew
name-without-value-environment-handed = A name without a value in environment is handed on from outside.
start-container-volume-sign = Start the container with a volume for the sign-in
e-name-alone-hands-value = -e with a name alone hands on the value from outside.
home-write-home-folder-inside = For HOME write the home folder inside of the container, which echo $HOME shows there.
first-line-lets-claude-code = The first line lets Claude Code open the browser of Windows. If nothing opens, copy the address there, and paste the whole code back here.
open-address-shows-browser-own = Open the address that it shows in a browser on your own machine, and paste the whole code back here, with what stands behind its #.
sign-pasting-code = Sign in by pasting the code

extension-brings-claude-code-terminal = The extension in { $name } brings Claude Code { $version }, the terminal has { $own }.
then-close-every-window-start = Then close every window of { $name } and start it from a terminal, so that it knows your variables.
update-extension = Update the extension in { $name }

leave-sudo-then-start-claude = Leave sudo, then start Claude Code
login-claude-code-needs-no = The login of { $user } is in { $folder }. Claude Code needs no sudo; with it, files end up as root's.
start-claude-code-user-who = Start Claude Code as the user who signed in
login-lies-root-has-none = A login lies in { $folder }; root has none.
set-home-back-terminal = Set HOME back for this terminal
login-which-home-folder = Your login is in { $folder }, which is your home folder.
whatever-starts-terminal-or-service = Whatever starts this terminal or service sets HOME to something else; correct it there, too.
become-yourself-whole = Become yourself as a whole
home-another-users-su-without = HOME is another user's, as su without a dash leaves it. With the dash, HOME is yours.
sign-once-inside-wsl = Sign in once inside WSL
login-windows-side-stays-both = The login on the Windows side, in { $folder }, stays: both can live side by side.
do-not-copy-or-link = Do not copy or link it: one login in two places ends in one of them.

first-line-localhost-begins-has = The first line with localhost begins with { $address }; it has to begin with 127.0.0.1.
file-belongs-administrator-so-claude = The file belongs to the administrator, so claude-fix only shows the change. Until then, signing in works by pasting the code.
old-file-stays-beside-hosts = The old file stays beside it as hosts.bak.
let-localhost-machine-again = Let localhost be this machine again

asks-password-mac-which-goes = It asks for the password of this Mac, which goes to macOS only: claude-fix does not see it.
holds-session-until-keychain-locks = It holds for this session, until the Keychain locks itself again. Then check again, here with r.
nothing-keychain-changes-login-stays = Nothing in the Keychain changes, and the login in it stays as it is.
claude-code-looks-its-login = Claude Code looks for its login under the name in USER, and here that is another name than usual.
line-helps-terminal-put-also = This line helps in this terminal. Put it also where Claude Code is started without one: a launcher, a cron job, a property list.
login-keychain-stays-signing-again = The login in the Keychain stays as it is; signing in again here would only make a second one.

start-older-sessions-anew = Start the older sessions anew
they-were-started-before-login = They were started before your login was last written: process { $processes }.
only-if-one-says-not = Only if one says that you are not logged in: leave it with /exit and go on where you were. What is typed and not sent is lost. In an editor, close its window and open it again.
update-end-all-sessions-then = Update, end all sessions, then sign in once
sessions-run-update-first-then = { $count } sessions run. Update first, then leave each with /exit, editors included, then sign in.
scripts-run-side-side-token = For scripts that run side by side, a token of their own is safer: claude setup-token
runs-can-renew-or-replace = { $name } runs and can renew or replace the login. End it, and see whether the login stays.
if-does-let-program-sign = If it does, let that program sign in by itself, or leave it off.
take-claude-codes-folder-out = Take Claude Code's folder out of { $service }, then sign in on each machine separately.
login-can-renewed-once-same = A login can be renewed once with the same token: two machines that share it lose it.
let-only-claude-code-renew = Let only Claude Code renew the login
end-background-supervisor = End the background supervisor
process-every-background-agent-ends = It is process { $pid }. Every background agent ends with it, in the middle of its work.
claude-code-starts-anew-when = Claude Code starts it anew when it is needed, with the login that is there then.

make-own-again = Make { $path } your own again
belongs-another-user-often-root = It belongs to another user, often root after a run with sudo. This needs an administrator's password, so claude-fix only shows the command.
points-if-another-disk-or = { $path } points to it. If it is on another disk or a folder service, mount or start that first: your settings and conversations are there.
only-if-gone-good-make = Only if it is gone for good, make an empty folder there:
mount-file-system-so-can = Mount the file system so that it can be written
file-system-mounted-read-only = The file system of { $path } is mounted read-only; after a fault of the disk the system does that by itself.
make-room-disk = Make room on the disk
see-what-full-what-takes = See what is full, and what takes the room. Do not delete anything of Claude Code's for that.

stays-so-projects-own-programs = { $file } stays as it is, so the project's own programs keep { $name }.
started-from-folder-outside-project = Started from a folder outside of the project, Claude Code does not get it either.
gives-what-systemd-starts-shell = { $file } gives { $name } to what systemd starts. A shell of your own does not have it.
gives-what-started-at-login = { $file } gives { $name } to what is started at login. Only an editor and a new login change that.
launchd-gives-it-to-all = launchd gives { $name } to everything that it starts, terminals included. The second command ends that for what is started afterwards; a program that starts at login may set it again.
start-claude-code-without-change = Start Claude Code without { $name }, and change nothing

ask-for-requests = every request to the model
ask-for-signing-in = signing in, and renewing a sign-in every few hours
ask-for-sign-in-pages = the sign-in pages, in the browser
ask-for-installing = installing and updating
ask-send-whoever-runs-network-text = Send whoever runs this network a text that says what is missing
ask-names-hosts-ports-times-what = It names hosts, ports, times and what was measured here, and no key, no password and no account.
ask-when-copied-also-written-file = When it is copied, it is also written to a file, where you can read and change it before you send it.
ask-answered-web-page = answered { $status } with a web page
ask-connections-opened-signed-anew-way = Connections to { $host } are opened and signed anew on the way, by “{ $issuer }”, which my computer does not trust. Please either leave the hosts above out of the inspection, or put its root certificate into the store of my system, or send it to me as a PEM file together with its SHA-256 fingerprint, by a way that I can trust.
ask-until-then-verification-certificates-switched = Until then the verification of certificates is switched off on my computer, which is not safe.
ask-anthropic-s-guard-at-door = Anthropic’s guard at the door (Cloudflare) takes connections from this network’s address for robots, and asks for a proof that only a browser gives (cf-mitigated: challenge). Please let the hosts above leave through an address that is not shared with servers or a VPN.
ask-place-service-web-page-answers = In place of the service a web page answers: a sign-in page of the network, or a filter. Please let the hosts above pass by it.

letter-send-administrator = Send this to your administrator
letter-by-api-key = an API key
letter-by-gateway-token = a gateway's token
letter-by-key-program = a program that gives the key (apiKeyHelper)
letter-by-setup-token = a token from claude setup-token
letter-rule-nobody = forceLoginOrgUUID with an empty list, which allows no login at all
letter-rule-unreadable = forceLoginOrgUUID in a form that Claude Code cannot read, which stops every login
letter-rule-listed = forceLoginOrgUUID, which allows logins of certain organisations only
letter-rule-method = forceLoginMethod { $method }, which allows only that kind of login
letter-rule-unknown = a rule on who may sign in
letter-not-start-managed = Claude Code does not start on my computer because of a managed setting
letter-file-sets = The file { $file } sets { $demands }.
letter-signs-in-with = On this computer Claude Code signs in with { $by }.
letter-tell-me-which-account = Please tell me which account or which kind of login to use, or correct the setting if it is not meant for this computer.
letter-uses-from-managed = Claude Code uses { $name } from managed settings on my computer
letter-file-sets-env = The file { $file } sets { $name } in its env block, so that Claude Code uses it before my own login.
letter-check-the-value = On this computer that does not work. Please check the value, or take the entry out.
letter-value-not-part = Its value is not part of this text.
letter-program-fails = The program that gives Claude Code its key fails on my computer
letter-file-names-program = The file { $file } names a program in apiKeyHelper. Claude Code runs it at every start.
letter-correct-program = On this computer it fails, or gives a key that is refused. Please correct the program or the setting.
letter-file-cannot-be-read = A managed settings file of Claude Code cannot be read
letter-cannot-read-because = Claude Code cannot read { $file }: { $because }.
letter-without-effect = Everything that it sets is without effect. Please correct it.
copy-made-unknown = The copy { $copy } ({ $size }) was made at a time that is not known.
session-in-program =
    { $what ->
        [supervisor] supervisor of background agents in { $host } (process { $pid }, since { $since })
       *[session] Claude Code session in { $host } (process { $pid }, since { $since })
    }
session-in-terminal =
    { $what ->
        [supervisor] supervisor of background agents in terminal { $terminal } (process { $pid }, since { $since })
       *[session] Claude Code session in terminal { $terminal } (process { $pid }, since { $since })
    }
session-alone =
    { $what ->
        [supervisor] supervisor of background agents (process { $pid }, since { $since })
       *[session] Claude Code session (process { $pid }, since { $since })
    }
program-in-place = { $program } in { $place }
line-says = Line { $line } of { $file } says: { $text }
list-and = { $rest } and { $last }
list-or = { $rest } or { $last }
remove-version-at = Remove Claude Code { $version } at { $path }
copy-with-version = { $path } ({ $version })
copy-without-version = { $path } (version not known)
goes = Goes: { $holds }.
goes-along-and-more = Goes along, and is perhaps not Claude Code's: { $names } and { $more } more.
sign-again-nobody-has-sign = To sign in again nobody has to sign out first.
login-now-is-replaced =
    { $copy ->
        [kept] The login that is stored here now is replaced as soon as you have signed in, not before; a copy of its file is kept first.
       *[none] The login that is stored here now is replaced as soon as you have signed in, not before.
    }
ended-login-is-replaced =
    { $copy ->
        [kept] The old login, which has ended, is replaced as soon as you have signed in, not before; a copy of its file is kept first.
       *[none] The old login, which has ended, is replaced as soon as you have signed in, not before.
    }
empty-login-is-replaced =
    { $copy ->
        [kept] The old login, which is empty, is replaced as soon as you have signed in, not before; a copy of its file is kept first.
       *[none] The old login, which is empty, is replaced as soon as you have signed in, not before.
    }
damaged-login-is-replaced =
    { $copy ->
        [kept] The old login, which is damaged, is replaced as soon as you have signed in, not before; a copy of its file is kept first.
       *[none] The old login, which is damaged, is replaced as soon as you have signed in, not before.
    }
possible-login-is-replaced =
    { $copy ->
        [kept] The login that may be stored here is replaced as soon as you have signed in, not before; a copy of its file is kept first.
       *[none] The login that may be stored here is replaced as soon as you have signed in, not before.
    }
note-answered-in = Note in { $file } that the first questions were answered
starts-without-questions = Claude Code then starts without them: the theme is the usual one, and /theme changes it.
signs-nobody-in = It does not sign anybody in.
forget-declined-in = Forget in { $file } that this key was declined
asks-once-more-for-key = Claude Code asks once more whether to use the key; with yes, it is used before your login, and billed.
other-declined-stay = Other keys that you declined stay declined.
take-console-key-out-of = Take the key of the Console sign-in out of { $file }
without-console-key = Without it Claude Code uses your claude.ai login, or asks you to sign in.
key-exists-in-console = The key itself still exists in the Console: whoever does not need it any more deletes it there.
take-account-out-of = Take only the remembered account out of { $file }
sign-in-once-more-first = Sign in once more first; this is for when that did not help.
login-itself-stays = The login itself, projects, trust, MCP servers and history stay. Claude Code writes the account anew.
systems-own-store-file = this system's own store ({ $file })
root-vouches-until = The root is “{ $subject }”, valid until { $until }. It vouches for what { $host } shows here.
list-and-more = { $first } and { $more } more
quoted = “{ $name }”
because-shell-puts-together = its value is put together by the shell

# Causes without a repair.
none-for-tls-certificate_invalid =
    .because = The certificate is the server's own, and nothing on this machine makes it good.
none-for-network-ipv6_broken =
    .because = A router or a VPN offers a way that leads nowhere; Claude Code goes on over IPv4 by itself.
none-for-login-refresh_pending =
    .because = Nothing is wrong: Claude Code renews the login by itself.
none-for-account-no_access =
    .because = Only the account's owner or its organisation can give it a plan or a seat.
none-for-keychain-split_brain =
    .because = It does no harm as long as signing in lasts, and either login may be the one in use.
none-for-keychain-many_items =
    .because = They do no harm; which of them a launcher still needs, only the person knows.
none-for-server-rejects_clean_login =
    .because = The fault is at Anthropic's side; whatever is deleted here is lost for nothing.
letter-comes-from-claude-fix = This text comes from claude-fix, which reads these files and does not change them.
letter-by-login = a login
ask-subject = Subject: Claude Code cannot reach Anthropic from my computer
ask-hello = Hello,
ask-who-i-am = I work with Claude Code, Anthropic’s command line tool. It cannot reach what it needs.
ask-measured-on = Measured on { $date } at { $clock } ({ $system }) by claude-fix { $version }:
ask-allow-connections = Please allow connections out to the hosts above that could not be reached.
ask-all-that-is-needed = All that Claude Code needs, TCP port 443 (HTTPS), to compare with your list:
ask-own-list = Anthropic’s own list: https://code.claude.com/docs/en/network-config
ask-thank-you = Thank you.
ask-host-through-proxy = { $host } through { $proxy }
ask-answered-status = answered { $status }
ask-answered = answered
ask-line-address = { $host }: { $how } ({ $millis } ms, address { $address })
ask-line = { $host }: { $how } ({ $millis } ms)
ask-proxy-wants-login = The proxy asks for a user name and a password. Claude Code speaks only Basic, with both in the proxy’s address. Please let the hosts above pass without it, or tell me of a proxy that does.
ask-proxy-wants-schemes = The proxy asks for a user name and a password ({ $schemes }). Claude Code speaks only Basic, with both in the proxy’s address. Please let the hosts above pass without it, or tell me of a proxy that does.
ask-link = - for { $subject }, by { $issuer }
ask-certificates-sent = The certificates that were sent:
