### A company's own policy: the file that an administrator may put on a machine (docs/policy.md).

your-company = your company

## Whether there is one, and whether it counts

none = no company has put a policy here ({ $file })
in-force = A policy of { $who } is in force: { $file }
in-force-with-doubts = { $count ->
    [one] A policy of { $who } is in force, and one thing in { $file } is not understood
   *[other] A policy of { $who } is in force, and { $count } things in { $file } are not understood
}
ignored = The policy { $file } is not used, because { $because }
ignored-hint = If it is your company's, tell the administrator: the file and every folder above it must belong to root, and nobody else may write them. Nothing that it says has an effect until then.
unreadable = The policy { $file } is not used: { $because }
unreadable-hint = Tell the administrator who put { $file } there. Nothing that it says has an effect until then.
cannot-look = { $path } cannot be looked at
owner-not-known = it cannot be told here who may write it
a-link = { $path } is a link, and what it leads to could be anybody's
not-a-file = { $path } is { $kind }
not-roots = { $path } does not belong to root, but to user { $owner }
others-may-write = others than root may write { $path } (mode { $mode })
not-utf8 = it is not text in UTF-8

## What in it is not understood

no-toml = line { $line } is not TOML: { $because }
too-deep = it is nested too deep
ends-early = something is missing at the end
unexpected = “{ $found }” is not expected here
not-closed = a text that begins here does not end
bad-escape = what follows a backslash is not known
twice = { $key } is there twice
unknown-key = line { $line }: { $key } is not known to this version, and has no effect
missing-key = line { $line }: { $table } has no { $key }, and has no effect
wrong-type = line { $line }: { $key } should be { $wanted }, and is { $found }; it has no effect
too-many = line { $line }: { $key } has more than { $most } entries; only the first { $most } count
empty = line { $line }: { $key } is empty, and has no effect
no-proxy-address = line { $line }: network.proxy is no address such as http://proxy.example.com:3128, and has no effect
password-in-proxy = line { $line }: network.proxy holds a user or a password, which everybody on this machine can read; it is left out here
no-such-repair = There is no repair called { $repair } in this version: the entry has no effect
no-such-cause = There is no cause called { $cause } in this version: the text has no effect
ca-not-there = { $file } is not there
a-text = a text
a-number = a number
a-yes-or-no = true or false
a-list = a list
a-table = a table

## The row's labels

label-contact = Whom to ask
label-note = What to have at hand
label-proxy = Expected proxy
label-ca = Expected certificates
label-forbidden = Not allowed here
label-recommended = Recommended
label-doubt = Not understood
label-missing = Missing
no-reason = no reason given

## What follows from it

forbidden = “{ $title }” is not offered: { $who } does not allow it on this machine ({ $file }).
forbidden-because = “{ $title }” is not offered: { $who } does not allow it on this machine ({ $file }). It says: “{ $because }”
not-offered = not offered: { $who } does not allow it
recommended = Recommended by { $who }: { $title }
own-text = From { $who }: “{ $text }”
ask = Ask { $who }: { $contact }
ask-with = Ask { $who }: { $contact }. Have at hand: { $note }
send-to = Whom to send it to, as the policy of { $who } says: { $contact }
help-desk = Help desk: { $contact }
help-desk-label = Help desk

## The way to Anthropic

expects-proxy-none = The policy of { $who } expects the proxy { $proxy }, and Claude Code uses none here
expects-proxy-other = The policy of { $who } expects the proxy { $proxy }, and Claude Code uses { $used } here ({ $variable })
expects-ca-none = The policy of { $who } expects NODE_EXTRA_CA_CERTS to name { $file }, and it is not set here
expects-ca-other = The policy of { $who } expects NODE_EXTRA_CA_CERTS to name { $file }, and it names { $used } here
