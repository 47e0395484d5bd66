
### What cli says. `file/id` in the code.
api-key = API key:
go-without-them = Go on without them?
keep-anyway = Keep it anyway?
no-key-printed = no key was printed
key-not-removed = the key was not removed
wizard-ended = the wizard ended
number-or-enter-stop = A number, or Enter to stop:
keep-keychain = Keep { $shown } in the keychain
keep = keep it
delete-copies = delete the copies
take-back = take this back
nothing-way-can-left-out = nothing is in the way that can be left out; running the command as it is
running-without-once-nothing-disk = running without { $names } this once; nothing on disk is changed
running-put-right-once-nothing = running with { $names } put right this once; nothing on disk is changed
not-started-nothing-changed-disk = { $shown } was not started: { $because }. Nothing was changed on disk.
claude-fix-undo-takes-back = claude-fix undo takes it back.
nothing-run-claude-fix-fix = Nothing was run. claude-fix fix install.run_installer shows what came, and asks.
cannot-taken-back = It cannot be taken back.
do = do this
practice-no-program-gets-terminal = this is practice: no program gets your terminal
key-not-here-any-more = The key is not here any more. Nothing was changed on disk.
no-home-for-backups = there is no home folder to keep backups in; nothing was changed
there-no-journal = there is no journal
itself-failed-in-middle = claude-fix itself failed in the middle
checks-have-not-ended-yet = the checks have not ended yet
itself-failed-undo-tells = claude-fix itself failed in the middle; claude-fix undo --list tells what was done
standard-input = standard input
do-type-yes-do-anything = Do it? Type yes to do it, anything else leaves it:
type-do-anything-else-leaves = Type { $word } to do it, anything else leaves it:
paste-address-here-press-enter = Paste the address here, and press Enter on an empty line. Nothing means: I do not know.
paste-message-see-press-enter = Paste the message that you see, and press Enter on an empty line. Nothing goes back.
paste-here-not-shown-nothing = Paste it here; it is not shown. Nothing goes back:
press-enter-stop-looking = Press Enter to stop looking.
press-enter-go = Press Enter to go on.
nothing-changed = Nothing was changed.
looks-like-key-or-token = That looks like a key or a token; nothing was done with it. Where one is asked for, it is not shown.
not-list = That is not on the list.
type-number-from-0-press = Type a number from 0 to { $count } and press Enter; Enter alone reads everything again.
one-moment = One moment.
could-not-run = it could not be run: { $kind }
claude-could-not-run-nothing = claude could not be run: { $kind }. Nothing was changed on disk.
claude-fix-asked-end = claude-fix was asked to end
then-type = then
or-type = or type
or-type-yourself = or type it yourself
no-claude-path = no claude on PATH
claude-code-runs-from = Claude Code { $number } runs from { $path }
whose-version-not-known = { $path }, whose version is not known
not-finished-claude-fix-stopped = not finished: claude-fix was stopped in the middle
being-taken-back-claude-fix = being taken back: claude-fix was stopped in the middle
applied-its-copies-were-deleted = applied; its copies were deleted
done-cannot-taken-back = done; it cannot be taken back
failed-or-cancelled = failed or cancelled
failed-nothing-changed = failed, nothing was changed
replace-content = replace the content of { $file } with that of { $from }
keep-copy = keep a copy of { $file }
invisible-go-place-delete-type = invisible: go to the place and delete it; type or paste a key again as plain text
control-delete-not-meant-stand = control: delete it; it is not meant to stand in text
space-put-plain-space-its = space: put a plain space in its place, or nothing inside of a key
look-alike-type-letter-digit = look-alike: type the letter, digit or hyphen again on the keyboard
quote-put-plain-or-its = quote: put a plain " or ' in its place, or nothing
paste-error-message-then-press = Paste the error message, then press Enter and Ctrl-D.
request-id-support = Request id for support: { $id }
start-here-step = Start here: step { $digit }, { $title }
there-no-machine-called-practise = there is no machine called { $value } to practise on
hint-claude-fix-demo-lists = hint: claude-fix demo lists them
nothing-computer-read-run-or = Nothing on this computer was read, run or changed. Once more: claude-fix demo { $name }
interrupted = interrupted
interrupted-nothing-changed-yet = interrupted; nothing was changed
not-offered-again = { $id }  is not offered again: it was done on { $when } and did not help
done-same-files-did-not = { $id } was done on { $when } on the same files and did not help
so-not-done-again-nothing = so it is not done again; nothing was changed
not-offered-machine-nothing-changed = { $name } is not offered on this machine; nothing was changed
hint-claude-fix-fix-lists = hint: claude-fix fix lists what is offered
only-can-do-nothing-changed = only you can do this; nothing was changed
signing-needs-person-at-terminal = signing in needs a person at a terminal; nothing was changed
did-not-end-within-minutes = it did not end within { $minutes } minutes and was stopped; perhaps it waited for an answer
hint-run-terminal-where-can = hint: run it in a terminal, where you can answer it
paste-token-press-enter-also = Paste the token and press Enter, also if it was broken into two lines; it is not shown. Esc stops.
nothing-kept = Nothing was kept.
paste-api-key-press-enter = Paste the API key and press Enter; it is not shown. Esc stops.
interrupted-nothing-kept = interrupted; nothing was kept
hint-copy-once-more-from = hint: copy it once more from where it was made, as plain text
hint-make-new-key-at = hint: make a new key at https://platform.claude.com/settings/keys; --anyway keeps this one
key-not-printed-terminal = a key is not printed on a terminal
hint-command-meant-claude-codes = hint: this command is meant as Claude Code's apiKeyHelper
no-key-kept-keychain-claude = no key is kept in the keychain; claude-fix key store keeps one
removes-item-from-keychain-older = This removes the item { $service }/{ $account } from the keychain, and older keys that it replaced there. It cannot be undone.
key-gone-from-keychain = The key is gone from the keychain.
key-gone-from-keychain-older =
    { $count ->
        [one] The key is gone from the keychain, and an older one.
       *[other] The key is gone from the keychain, and { $count } older ones.
    }
there-no-such-item = there was no such item
still-runs-after-min-ctrl = it still runs after { $waited } min; Ctrl-C stops it
hint-claude-fix-fix-finishes = hint: claude-fix fix { $id } finishes it
hint-claude-fix-undo-goes = hint: claude-fix undo { $id } goes back to what was before
finish-entry = Finish entry { $id }: { $value }
every-step-done-only-written = every step was done; it is only written down as done, and checked
where-shall-kept = Where shall it be kept?
no-home-nothing-kept = there is no home folder to keep backups in; nothing was kept
there-no-home-folder-journal = there is no home folder for the journal; nothing was kept
kept-sessions-keychain-claude-fix = { $shown } is kept in this session's keychain as { $service }/{ $account }. claude-fix undo takes it back.
api-could-not-asked-about = The API could not be asked about it.
let-claude-code-use-add = To let Claude Code use it, add to ~/.claude/settings.json: "apiKeyHelper": { $setting }
over-ssh-wsl-ci-there = Over SSH, in WSL and in CI there is usually no keychain: use a variable there.
nothing-changed-so-far-there = Nothing was changed so far: there is no home folder to keep a journal in.
hint-undo-of-one-entry = hint: claude-fix undo --list names all; claude-fix undo NUMBER takes back one that can be read
there-no-such-change-take = there is no such change to take back; nothing was changed
hint-claude-fix-undo-list = hint: claude-fix undo --list shows what was changed
nothing-changed-so-far = Nothing was changed so far.
kept = Kept in { $folder }: { $words }.
they-hold-what-files-held = They hold what your files held, keys too. claude-fix undo --purge deletes them.
there-no-copies-delete = There are no copies to delete.
nothing-deleted = { $value }. Nothing was deleted
delete-copies-old-files-cannot = Delete the copies of old files in { $folder } (cannot be undone)
note-entry-cannot-taken-back = note: entry { $id } cannot be taken back afterwards: { $value }
note-what-moved-aside-stays = note: what was moved aside stays where it is, and the list of changes stays.
take-back-entry = Take back { $entry }
because-nothing-changed = { $value }. Nothing was changed
taken-back = Taken back: { $title }
cannot-run = cannot run { $shown }: { $error }
terminal-run = In this terminal, run: { $command }
done-but-not-fixed = Done, but it is not fixed. { $now }
what-there-now = What is there now: { $runs_now }
needs-yes-there-no-terminal = this needs a yes, and there is no terminal to ask; nothing was changed
hint-yes-says-yes-beforehand = hint: --yes says yes beforehand
type-anything-else-stop = Type { $word } to { $deed }, anything else to stop:
do-y-n = Do this? y/N
changed-claude-fix-undo-takes = Changed: { $title }. claude-fix undo takes it back.
waiting-ctrl-c-stops = waiting for { $source }; Ctrl-C stops
there-no-check-or-group = there is no check or group called { $name }
hint-checks = hint: the checks are { $join }
cannot-remember-run = cannot remember this run: { $error }
claude-fix-changes-nothing-here = claude-fix changes nothing here; only you can do this.
text-hand = the text to hand on:
first-move-has-come-into = first move { $path } to { $to }: it has come into being since, and is not deleted
claude-fix-put-them-there = { $now }, as claude-fix put them there
they-were-before = { $then }, as they were before
set-permissions = set the permissions of { $file } to { $mode }
what-fetched-not-taken-back = what was fetched to { $path } is not taken back
remove-which-change-made = remove { $path }, which this change made
take-out-keychain = take { $fingerprint } out of the keychain
not-started-again = { $name } is not started again
what-program-did-not-taken = what a program did is not taken back
note-set-again-every-terminal = note: { $names } is set again in every terminal that is opened afterwards.
note-line-first-not-utf = { $source }: note: line { $line } is the first that is not UTF-8
practice-badge = PRACTICE — nothing here is real
machine-is-made-up = This machine is made up: nothing real is read, run, changed or sent. Try whatever you like; it is forgotten when you leave.
made-up-machines = Made-up machines; nothing on this computer is read, run or changed.
open-one-by-name = Open one by its name or number: claude-fix demo dead-key
commands-are-made-up = the commands above belong to the made-up machine. Do not type them here.
practice-no-session = This is practice: here one session of Claude Code would begin, with what is in the way left out. Nothing was started.
claude-not-found = claude was not found. Nothing was changed on disk.
no-session-without-key = There is no session without a key. Nothing was changed on disk.
nothing-kept-because = { $says }; nothing was kept
nothing-kept-because-odd = { $says } ({ $odd }); nothing was kept
shown-length-and-verdict =
    { $count ->
        [one] { $shown }, { $count } character. { $says }
       *[other] { $shown }, { $count } characters. { $says }
    }
error-then = { $error }; { $then }
hint = hint: { $hint }
hint-command = hint: { $command }
token = Token:
nowhere-one-session = Nowhere: one session of Claude Code with it, now
keeps-the-same = keeps no copy of its own: the same bytes are kept above
keeps = keeps { $copies }
deletes = delete { $copies }
deleted = Deleted: { $copies }.
back-at-once = note: what it cured is back at once: { $title } [{ $id }].
back-in-new-terminals = note: what it cured is back in new terminals: { $title } [{ $id }].
fixed = Fixed, as a new terminal sees it. { $now }
done-but-worse = Done, but something else is broken now. { $now }
done-now = Done. { $now }
next = Next: { $next }
no-text-but-utf-16 = not text in UTF-8: it is UTF-16, which PowerShell and some editors write and no shell reads; save it as UTF-8
no-text-but-program = not text in UTF-8: it looks like a program or a picture
variable-in-terminal = { $name } in this terminal
no-such-change-any-more = there is no such change any more
practice-no-claude = this is practice: there is no Claude Code behind this machine
tls-certificate-by = TLS 1.3, certificate by { $issuer }
practice-no-program-runs = PRACTICE: here this program would run. Nothing was run, and nothing is changed by it.
practice-do-not-open = PRACTICE: do not open this address. Type any code with a # in it, such as practice#practice
copy-the-token = claude-fix: copy the token now, all of it. Then press Enter: it is asked for next, and nothing of it was read.
looking-at-machine = Looking at this machine. Nothing is changed.
still-looking-at =
    { $count ->
        [one] Still looking: { $first }
       *[other] Still looking at { $count } things, one of them: { $first }
    }
has-terminal-now = { $program } has the terminal now. When it ends, claude-fix goes on.
a-signal = a signal
claude-ended-with-code = claude has ended (exit code { $code }). Nothing was changed on disk.
claude-ended-by-signal = claude has ended (ended by a signal). Nothing was changed on disk.
characters =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
number = Number:
make-file-line = make { $file } line { $lines }
edit-file-line = edit { $file } line { $lines }
remove-user-variable = remove { $name } from { $place }
change-user-variable = change { $name } in { $place }
move-to = move { $from } to { $to }
fetch-to = fetch { $url } to { $to }
run-program = run { $command } ({ $program })
make-file =
    { $count ->
        [one] make { $file } with { $count } line
       *[other] make { $file } with { $count } lines
    }
keep-in-keychain = keep { $fingerprint } in the keychain
ask-process-to-end = ask { $name } (process { $pid }) to end
scan-more = { $source }: and { $more } more
nothing-hidden = Nothing hidden was found.
nothing-hidden-in-places = Nothing hidden was found in { $looked } places.
characters-hidden =
    { $count ->
        [one] { $count } character is hidden, or not what it looks like.
       *[other] { $count } characters are hidden, or not what they look like.
    }
checks-title = Checks
verdict-healthy = Healthy: { $summary }
verdict-broken = Broken: { $summary }
verdict-unknown = Unknown: { $summary }
repair-with = Repair: claude-fix fix { $id }
row-ok = ok
row-found = found
row-skipped = skipped
row-unknown = unknown
severity-broken = BROKEN
severity-warning = WARNING
severity-note = NOTE
label-because = because:
label-repair = repair:
label-text = text:
label-do = do:
label-advice = advice:
repair-by = { $title } (claude-fix fix { $id })
text-by = { $title } (claude-fix fix { $id } prints it)
do-by = { $title } (claude-fix fix { $id } says how)
type = type
in-this-terminal = in this terminal
note = note: { $note }
modes-as-they-were = what they were
no-repair-offered = No repair is offered: nothing that claude-fix can repair was found.
only-you-can-do = Only you can do these; claude-fix shows how:
always-possible = Always possible, whether or not something is wrong:
state-applied = applied
state-undone = undone
no-such-theme = claude-fix: CLAUDE_FIX_THEME is { $named }, and there is no such theme. The usual colours are used. There are { $names }.

# a window of Windows; stands above the wizard that is read as lines
lines-old-console = This console does not understand what the wizard draws, so it is read as lines. In Windows Terminal it opens on the whole screen.
lines-git-bash = Git Bash does not pass keys on to programs of Windows one by one, so the wizard is read as lines. In Windows Terminal or PowerShell it opens on the whole screen.
