### The support report: what is written, shown and said about it.

made-by = Written by claude-fix { $tool } at { $at }, after { $seconds } seconds of checks that changed nothing. Attach it to a ticket, or read it with: claude-fix open FILE (the JSON form).
result = Result
machine = Machine
claude-code = Claude Code
version-unknown = version not known
copy-runs = { $version }, { $path }, { $method }; this one runs
copy-beside = { $version }, { $path }, { $method }
no-claude = no copy was found
config-folder = Configuration folder
wrong = What is wrong
notes = Good to know
broken = broken
warning = warning
note = note
certain = measured
likely = likely
possible = possible
cause = Cause
because = Because
advice = Advice
repair = Repair on offer
docs = Read more
credentials = Credentials, strongest first
used = used
shadowed = not used, another comes first
unusable = there, and cannot be used
absent = Not there
set-in = set in
characters = { $count ->
    [one] 1 character
   *[other] { $count } characters
}
value = value
expires = good until
problems = problems
checks = What was checked
healthy = ok
found = found
skipped = skipped
inconclusive = could not tell
hint = what helps
offers = What claude-fix can do
safe = changes nothing that lasts
reversible = can be undone to the byte
destructive = loses something that undo cannot bring back
changed = What was changed
nothing-changed = claude-fix has changed nothing on this machine.
applied = applied
failed = failed or cancelled
undone = taken back
unfinished = not finished
no-help = It did not help.
pasted = Error messages that were pasted
request-id = request id
hidden = What was hidden
hidden-email = { $names ->
    [one] EMAIL-1 is an e-mail address
   *[other] EMAIL-1 to EMAIL-{ $names } are e-mail addresses
} (places: { $places })
hidden-organisation = { $names ->
    [one] ORG-1 is the name of an organisation
   *[other] ORG-1 to ORG-{ $names } are names of organisations
} (places: { $places })
hidden-id = { $names ->
    [one] ID-1 is the id of an account or an organisation
   *[other] ID-1 to ID-{ $names } are ids of accounts or organisations
} (places: { $places })
hidden-host = { $names ->
    [one] HOST-1 is the name of a host
   *[other] HOST-1 to HOST-{ $names } are names of hosts
} (places: { $places })
hidden-user = { $names ->
    [one] USER-1 is an account on this machine
   *[other] USER-1 to USER-{ $names } are accounts on this machine
} (places: { $places })
hidden-secrets = Keys, tokens and passwords are never in a report. Of an Anthropic key the public beginning and the last four characters are shown; an ellipsis stands for the rest.
hidden-nothing = No name was put aside.

## In the wizard

key-open = report
key-write = write it to a file
key-copy = copy it
key-names = show the names
key-hide = hide the names
key-close = close
copied-practice = This is practice: nothing was copied.
copied-and-file = The report was sent to your terminal's clipboard. It is also in { $file }.
copied = The report was sent to your terminal's clipboard.
title = The report, exactly as it would be written
title-names = The report with names, exactly as it would be written
title-unsafe = No report
making = The report is being made. Nothing is written or sent.
unsafe = Something in the report could be a secret, so it is neither shown nor written. Where and by which rule:
unsafe-place = line { $line }: { $rule }
unsafe-next = This should not happen: please tell the makers of claude-fix the rule, not the text.
what-happens = Nothing has left this machine. w writes it to a file, c copies it. Marked words stand for names.
what-happens-plain = Nothing has left this machine. EMAIL-1 and words like it stand for names.
written = Written to { $file }. { $os ->
    [windows] Whoever may open its folder can read it.
   *[other] Only you can read it.
    }
replaced = Written to { $file }, in place of the report that was there. { $os ->
    [windows] Whoever may open its folder can read it.
   *[other] Only you can read it.
    }
not-yet = The checks have not ended yet, so there is nothing to report.

## claude-fix report

refused = the report was not written: it could hold a secret
refused-place = line { $line } of the report, rule { $rule }
refused-next = hint: nothing left this machine; look for a key, token or password in the name of a folder or a file
not-ours = { $file } is there already and is no report of claude-fix, or somebody wrote into it; it was left as it is
not-ours-next = hint: choose another name after -o
no-file = { $file } is { $kind }, not a file that can be written
interrupted = interrupted
no-place = The report cannot be written: there is no home folder to keep it in. c copies it.
