### claude-fix open: reports of other machines, read-only.

badge = REPORT of { $at }, read-only: nothing can be changed here
badge-folder = { $count ->
    [one] 1 REPORT, read-only: nothing can be changed here
   *[other] { $count } REPORTS, read-only: nothing can be changed here
}
unknown-checks = { $count ->
    [one] One check of this report is not known to this version of claude-fix, and is not shown here. Without a terminal, claude-fix open prints everything.
   *[other] { $count } checks of this report are not known to this version of claude-fix, and are not shown here. Without a terminal, claude-fix open prints everything.
}
key-open = open
key-above = machine above
key-below = machine below
key-page-above = ten above
key-page-below = ten below
key-rub = rub out
key-filter = type to filter
key-leave = leave
key-all = all machines
title = Machines in { $folder }
by-cause = By root cause
filter = Filter
no-match = No machine fits what was typed.
not-read = Not read
more-unread = and { $count } more
more-machines = and { $count } more; claude-fix open FILE opens one
too-many = There are more files than claude-fix looks at; the rest was left out.
healthy = nothing is broken
unknown = could not tell
not-in-report = the report does not say
banner = A report of another machine; nothing can be changed here.
machines = { $count ->
    [one] 1 machine in { $folder }
   *[other] { $count } machines in { $folder }
}
nothing-there = there is no report in { $folder }
hint-json = hint: claude-fix check --json > FILE and claude-fix report --format json -o FILE write reports that can be opened
cannot-read = { $file } cannot be read: { $because }
not-ours = it is no report of claude-fix in its JSON form
newer = it was written by a later claude-fix ({ $schema }); a newer version of claude-fix can open it
broken = it is no whole JSON document: { $because }
not-checked = from a report, not checked: { $command }
label-words = Report
compare = not checked: these are the words of the file. e, or claude-fix explain { $code }, says what claude-fix itself knows.
compare-not-known = not checked: these are the words of the file, of a cause that this claude-fix does not know. Type nothing of it.
banner-text = A report of another machine; nothing can be changed here. Its words and commands are those of the file and are not checked: compare them with claude-fix explain CODE before you type one.
badge-undated = A REPORT, read-only: nothing can be changed here
