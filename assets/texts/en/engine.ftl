### What engine says. `file/id` in the code.

## src/engine/apply.rs

changed-since-shown = { $path } has changed since the change was shown, so nothing was done. Run the checks again
# why a change was not made, and what is so now
because-and-after = { $because }. { $after }
program-needs-somebody = a program has to be run, and there is nobody who could see and answer it
cannot-keep-copy-nothing-changed = cannot keep a copy of { $path }: { $error }. Nothing was changed
cannot-write-journal-nothing-changed = cannot write the journal: { $error }. Nothing was changed
cannot-write-journal = cannot write the journal: { $error }
no-token-made-cancelled = No token was made: it was cancelled
sign-cancelled = The sign-in was cancelled
stopped-before-its-end = { $command } was stopped before its end
ended-exit-code = { $command } ended with exit code { $code }
ended-system = { $command } was ended by the system ({ $signal })
what-ended-before-does-not = What ended before that does not start again by itself
no-other-program-asked = No other program was asked
what-ended-before-done-not = What ended before that was done, and is not taken back
what-did-until-then-not = What it did until then was not taken back
everything-before = Everything is as it was before
could-not-taken-back-entry = It could not be taken back: { $error }. Entry { $id } can be undone later
everything-before-journal-cannot-written = Everything is as it was before; the journal cannot be written: { $error }
there-no-file-make-nothing = there is no file to make. Nothing was changed
journal-folder-not-moved = claude-fix keeps its journal and its backups in { $folder }, which so cannot be moved. Nothing was changed
something-at-already-nothing-changed = something is at { $to } already. Nothing was changed
changed-at-very-moment = { $real } changed at this very moment
does-not-look-should-after = { $real } does not look as it should after the change

## src/engine/assess.rs

only-what-is-listed = Nothing but what is listed changes. A session that runs may see it only after a restart.
# in place of the path of the configuration folder
folder-unknown = unknown
has-names-disk-hard-links = { $file } has { $names } names on the disk (hard links): only this one gets the change, and is a file of its own then.
gets-permissions-of-folder = Windows gives a changed file the permissions of its folder; its own are not kept.

## src/engine/checks.rs

offline-no-connection-opened = --offline: no connection is opened
check-itself-failed-bug-claude = this check itself failed; that is a bug in claude-fix
please-report-id-check = please report it, with the id of the check
did-not-end-within-s = it did not end within { $seconds } s
slow-disk-or-network-try = a slow disk or network; try again, or with a longer --timeout

## src/engine/claude_says.rs

beware = Beware
there-no-home-folder = there is no home folder
claude-auth-status-printed-nothing = claude auth status printed nothing that can be read
loggedin-true-does-not-prove = “loggedIn: true” does not prove that the service accepts it
stored-login-changed-while-claude = the stored login was changed while Claude Code answered
claude-code-not-path = Claude Code is not on PATH
needs-newer-claude-code = this needs Claude Code 2.1.41 or newer; older ones would send the words as a prompt
claude-not-run-because = { $tilde } is not run: { $because }
stored-login-not-good-another = the stored login is not good for another ten minutes; asking could make Claude Code renew or empty it
managed-settings-exist-they-could = managed settings exist, and they could send the question past our safety

## src/engine/copies.rs

claude-fix-stopped-middle-entry = claude-fix was stopped in the middle of entry { $id }: finish it or take it back first, it may need its copies
copies-have-changed-since-shown = the copies have changed since this was shown, so none was deleted
cannot-write-journal-nothing-deleted = cannot write the journal: { $error }. Nothing was deleted

## src/engine/edits.rs

secret-not-here = the secret that belongs into it is not here any more
has-now-not-copy-shown = { $from } has { $size } now and is not the copy that was shown

## src/engine/fetch.rs

what-came-no-text = what came is no text
there-nothing-fetch = there is nothing to fetch
could-not-fetched = { $url } could not be fetched: { $because }
what-came-empty = what came is empty
what-came-web-page-not = what came is a web page and not the installer
what-came-not-script = what came is not a script

## src/engine/finish.rs

being-taken-back-so-only = it was being taken back, so only that can be carried to its end
program-belongs-how-far-came = a program belongs to it, and how far that came is not known
secret-belongs-which-not-kept = a secret belongs to it, which is not kept anywhere for this; put it in anew
entry-journal = entry { $id } of the journal
file-change = a file of this change

## src/engine/journal.rs

cannot-make-folder-backups-below = cannot make the folder for backups below { $shown }: { $error }. Nothing was changed
another-claude-fix-changing-something = another claude-fix ({ $error }) is changing something right now; wait for it to end. Nothing was changed
cannot-take-lock-below-nothing = cannot take the lock below { $shown }: { $error }. Nothing was changed
copy-was-changed = { $path } was changed

## src/engine/memory.rs

change-and-change = { $first }, and { $second }
worked-at-since-then = It worked at { $when }; since then { $changes }

## src/engine/new_key.rs

# why a key cannot be used; the reason is half a sentence
key-not-usable = { $because }.
keychain-not-offered = The keychain is not offered: { $because }.
start-up-file-not-offered = A start-up file is not offered: { $because }.
has-form-token-claude-fix = It has the form of a token. claude-fix never sends one: the first message to Claude Code shows whether it works.
knows-key = { $host } knows this key.
does-not-know-key = { $host } does not know this key (401).
says-organisation-key-disabled = { $host } says that the organisation of this key is disabled.
whether-good-not-known-answered = Whether it is good is not known: { $host } answered { $status }, which says nothing about it.
whether-good-not-known = Whether it is good is not known: { $because }.

## src/engine/pane.rs

could-not-run = { $program } could not be run: { $error }

## src/engine/programs.rs

program-gone = { $name } was not run: it is not there any more, or was not when this was shown
program-changed = { $name } was not run: it has changed since this was shown. Run the checks again
program-not-run-because = { $name } was not run: { $because }

## src/engine/repair.rs

process-not-ended = { $name } (process { $pid }): { $because }
needs-person-at-terminal = this needs a person at a terminal
only-can-do-commands-above = only you can do this; the commands are above
applying-failed-inside-claude-fix = applying failed inside claude-fix; see claude-fix undo --list
failed-inside-claude-fix = it failed inside claude-fix
undo-failed-inside-claude-fix = the undo failed inside claude-fix

## src/engine/secrets.rs

error-and-hint = { $error }: { $hint }
secret-should-kept-not-here = the secret that should be kept is not here any more
another-key-put-since-shown = another key was put in since this was shown
keychain-said-yes-but-does = the keychain said yes, but does not give the key back
keychain-holds-another-key-now = the keychain holds another key by now; it stays there
entry-not-whole = it is damaged
entry-of-another-version = another version of claude-fix wrote it
journal-cannot-be-read = What was changed so far cannot be read ({ $because }).
entry-cannot-be-read = Entry { $id } of the journal cannot be read ({ $file }: { $because }): what was changed then is not known.
may-need-its-copies = { $because } The copies may be needed to take it back by hand
keychain-key-of-later-entry = entry { $id } of the journal put this key there again; take that one back first

## src/engine/undo.rs

journal-folder-stays = claude-fix keeps its journal in { $real }, which so stays
copies-entry-were-deleted-so = the copies of entry { $id } were deleted, so it cannot be taken back any more
entry-has-nothing-take-back = entry { $id } has nothing to take back
there-no-entry-journal = there is no entry { $id } in the journal
entry-journal-has-changed-since = entry { $id } of the journal has changed since this was shown, so nothing was done
has-come-into-being-or = { $path } has come into being or changed since this was shown, so nothing was done
moved-and-stays-moved = { $because } (what was at { $from } is at { $to })
permissions-were-changed-since-they = the permissions of { $shown } were changed since; they stay as they are
variable-changed-since = { $name } was changed in your Windows user variables since claude-fix did; it stays as it is
user-variable-failed = { $name } in your Windows user variables: { $error }
changed-since-claude-fix-made = { $shown } was changed since claude-fix made it; it stays as it is
changed-since-claude-fix-edited = { $shown } was changed since claude-fix edited it; it stays as it is. The old bytes are in { $copy }
not-any-more-what-moved = { $to } is not any more what was moved there

