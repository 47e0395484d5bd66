### What system says. `file/id` in the code.

## src/dialects/edit.rs

its-line-cannot-taken-apart = its line cannot be taken apart safely
file-written-utf-16 = the file is written in UTF-16
quote-or-bracket-opens-here = a quote or bracket opens here and is never closed

## src/dialects/entries.rs

no-json-object = it is no JSON object

## src/dialects/jsonc.rs

file-not-valid-utf-8 = the file is not valid UTF-8 from here on
file-empty = the file is empty
objects-lists-nested-too-deeply = objects and lists are nested too deeply
plist-damaged = it is no property list that can be read
plist-no-json = it holds a date or raw data, which Claude Code does not take in settings
file-holds-only-comments = the file holds only comments

## src/dialects/jsonc_add.rs

its-outermost-value-no-object = its outermost value is no object
nothing-can-added-safely = nothing can be added to it safely

## src/dialects/jsonc_put.rs

its-no-object = its { $name } is no object
result-would-not-say-what = the result would not say what it should
would-no-text-any-more = it would be no text any more

## src/dialects/jsonc_value.rs

its-value-no-text = its value is no text
nobody-can-tell-which-character = nobody can tell which character belongs there
its-quotes-would-have-change = its quotes would have to change, too

## src/dialects/mend.rs

not-text-utf-8 = it is not text in UTF-8
more-wrong-than-signs = more is wrong than signs
sign-missing-middle-line = a sign is missing in the middle of a line
something-stands-where-cannot-belong = something stands where it cannot belong
ends-middle = it ends in the middle
there-more-behind-end = there is more behind the end
text-does-not-end = a text does not end
comment-does-not-end = a comment does not end

## src/dialects/pem.rs

certificate-without-name = a certificate without a name
pem-empty = it is empty
der-form-claude-code-reads = it is in DER form; Claude Code reads PEM, the form that begins with -----BEGIN
certificate-cut-off-or-damaged = the certificate in it is cut off or damaged
holds-no-certificate = it holds no certificate
not-pem-form-which-begins = it is not in PEM form, which begins with -----BEGIN CERTIFICATE-----

## src/dialects/put.rs

value-holds-character-means-something = the value holds a character that means something to a shell
such-file-has-sections-its = such a file has sections, and its end may be in any of them
its-end-not-end-command = its end is not the end of a command

## src/dialects/rewrite.rs

note-put-before = (+ { $text } before it)
# U+200B, and which character of the value it is
note-becomes-what-it-looks-like = { $point } at { $place } becomes what it looks like
note-taken-out = - { $point } at { $place }
note-and-more = and { $count } more
note-without = (without { $entries })
value-no-utf-8 = its value is no text in UTF-8
another-line-file-uses = another line of the file uses ${ $variable }
its-value-put-together-shell = its value is put together by the shell, not written out
its-name-not-written-out = its name is not written out
has-no-value = it has no value

## src/dialects/words.rs

stands-there-more-than-once = { $word } stands there more than once

## src/ports/fetch.rs

nothing-fetched-here = nothing is fetched here

## src/ports/keychain.rs

no-keychain = there is no keychain in this session: { $because }
keychain-no-collection = the keychain has no collection to keep anything in
keychain-locked = the keychain is locked
keychain-timed-out = the keychain did not answer within { $seconds } s
keychain-several = the keychain holds several items of this name
hint-no-keychain = keep the key in a shell file instead, or run this where a desktop session runs
hint-no-collection = sign in to the desktop once, so that its keyring is made, and try again
hint-keychain-locked = unlock the keychain and try again
hint-keychain-timed-out = look for a window that asks for the keychain's password, and try again
hint-keychain-several = remove the extra ones with the system's own keychain program
hint-keychain-other = try the system's own keychain program
nobody-gave-one = nobody gave one

## src/ports/processes.rs

nothing-can-ended-here = nothing can be ended here

## src/sys/attributes.rs

its-attribute-cannot-kept = its attribute { $name } cannot be kept

## src/sys/hands.rs

cannot-replace = cannot replace { $path }: { $error }
cannot-write = cannot write { $path }: { $error }
cannot-remove = cannot remove { $path }: { $error }
cannot-make-folder = cannot make the folder { $path }: { $error }
cannot-rename = cannot rename { $path }: { $error }
cannot-set-permissions = cannot set the permissions of { $path }: { $error }
cannot-lock = cannot lock { $path }: { $error }
cannot-look-through = cannot look through { $path }: { $error }
# who is changing something right now; stands in brackets behind "another claude-fix"
lock-held-by = process { $id }
another-file-took-its-place = it was changed or replaced in this very moment
whose-process-not-known = whose process is not known
not-regular-file = it is not a regular file
its-owner-cannot-kept = its owner cannot be kept: { $error }
belongs-another-user = it belongs to another user
others-may-write-into = others may write into it

## src/sys/keychain.rs

keychain-cannot-be-reached = it cannot be reached
items-content-not-what-claude = the item's content is not what claude-fix keeps there
longer-than = the { $what } is longer than { $most }
keychain-refused = the keychain refused

## src/sys/network/fetch.rs

address-unreadable = its address cannot be read
sent-on-to-nowhere = it was sent on to nowhere
host-answered = { $host } answered { $status }
did-not-come-within-s = it did not come within { $seconds } s
sent-more-than-times = it was sent on more than { $most } times
would-come-from-without-encryption = it would come from { $host } without encryption
would-come-from-which-not = it would come from { $host }, which is not known to belong to Anthropic
cannot-reached-through-proxy = { $host } cannot be reached through the proxy { $proxy }:{ $port }
host-cannot-be-reached = { $host } cannot be reached
name-has-no-address = the name of { $host } has no address
name-service-does-not-tell = the name service does not tell the address of { $host }
certificate-not-trusted-here-issued = the certificate of { $host } is not trusted here; it was issued by { $issuer }
certificate-does-not-hold = the certificate of { $host } does not hold
did-not-answer-time = { $host } did not answer in time
has-more-than-taken = it has more than the { $size } that are taken
broke-off-before-its-end = it broke off before its end

## src/sys/network/http.rs

address-holds-character-cannot-sent = the address holds a character that cannot be sent
what-came-back-not-http = what came back is not HTTP
answer-broke-off = the answer broke off

## src/sys/network/key.rs

key-not-sent-without-encryption = a key is not sent without encryption
token-login-not-sent = the token of a login is not sent
key-holds-character-cannot-sent = the key holds a character that cannot be sent
request-could-not-made = the request could not be made
proxy-does-not-open-tunnel = the proxy does not open a tunnel
request-could-not-sent = the request could not be sent

## src/sys/network/probe.rs

tls-version-and-issuer = { $version }, certificate by { $issuer }

## src/sys/network/roots.rs

root-without-name = a root without a name

## src/sys/network/stages.rs

name-host-cannot-sent = the name of the host cannot be sent
proxy-does-not-answer-http = the proxy does not answer in HTTP
proxys-answer-does-not-end = the proxy's answer does not end
no-certificate-can-made-out = no certificate can be made out to this name
what-came-back-not-tls = what came back is not TLS

## src/sys/network/trust.rs

certificates-could-not-loaded = the certificates could not be loaded

## src/sys/processes.rs

process-ended-by-itself = it has ended by itself meanwhile
claude-fix-ends-programs-linux = claude-fix ends programs on Linux only, so far
process-cannot-be-reached = it cannot be reached: { $error }
another-program-has-its-number = another program has its number by now; it was left alone
cannot-asked-end = it cannot be asked to end: { $error }
asked-end-still-runs-after = it was asked to end, and still runs after { $seconds } s
asked-end-whether-did-not = it was asked to end; whether it did is not known: { $error }

## src/sys/programs.rs

its-path-does-not-begin = its path does not begin at the root

## src/sys/security.rs

could-not-waited = it could not be waited for


## src/sys/stream.rs

folder-name-files = it is a folder; name the files in it
device-or-socket-not-file = it is a device or a socket, not a file

## src/dialects/mod.rs

registry-value-too-large = the value has { $size } bytes, more than claude-fix reads
registry-not-renamed = claude-fix moves a value between variables only in files
edit-nothing-to-do = nothing to take out
edit-not-safe = line { $line } cannot be edited safely: { $because }
edit-broken = line { $line }, column { $column }: { $because }

## src/ports/programs.rs

program-timed-out = it did not answer within { $seconds } s
program-wrote-too-much = it wrote more than 64 KiB

## src/ports/files.rs

file-missing = nothing is there
file-dangling = it is a symbolic link that leads nowhere
not-a-file = it is { $what }, not a regular file
file-too-large = it has { $size } bytes, which is more than the { $limit } that are read
file-denied = permission denied
file-denied-by-list = Windows denies access; its access list (in its properties, under Security) does not let you read it

## src/sys/stage.rs

# which signal ended a program
signal-unknown = unknown

## src/sys/held.rs

# why Windows lets nobody at a file; stands behind "cannot replace …:"
held-open = another program has it open and shares it with nobody; close Claude Code, editors and backup programs, and try again
held-locked = another program has locked a part of it; close Claude Code, editors and backup programs, and try again
marked-read-only = it is marked as read-only; take the mark off in its properties, and try again
held-or-access-list = Windows refuses: another program has it open, or its access list (in its properties, under Security) does not let you change it
