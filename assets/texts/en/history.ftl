### What went wrong before, as Claude Code wrote it down itself: `claude-fix history`, and the screen behind the key h.

## One kind of error

# In place of the words of an error that has none
without-words = an error without a text
# In place of the meaning of an error that is not known
unknown = claude-fix does not know this message.
# $first and $last are times such as 09:14 or 2026-11-17 09:14
times =
    { $count ->
        [one] Once, at { $last }.
       *[other] { $count } times, from { $first } to { $last }.
    }
began-at-once-with-version = It began at { $when }, in the minute in which Claude Code { $version } was first used.
began-minutes-after-version =
    { $minutes ->
        [one] It began at { $when }, one minute after Claude Code { $version } was first used.
       *[other] It began at { $when }, { $minutes } minutes after Claude Code { $version } was first used.
    }
began-hours-after-version = It began at { $when }, { $hours } hours after Claude Code { $version } was first used.
began-after-answer = The last { $count } came in a row, from { $when } on. Claude last answered before that at { $answer }.
never-answered = It began at { $when }, and no answer of Claude from before is written down.
over = Claude has answered since, last at { $when }.
stands = Claude has not answered since.

## Everything

summary =
    { $standing ->
        [0]
            { $count ->
                [one] Claude Code wrote down one API error since { $since }. Claude has answered after it.
               *[other] Claude Code wrote down { $count } API errors since { $since }. Claude has answered after the last of them.
            }
       *[other]
            { $count ->
                [one] Claude Code wrote down one API error since { $since }. Claude has not answered after it.
               *[other] Claude Code wrote down { $count } API errors since { $since }. Claude has not answered after the last of them.
            }
    }
nothing = Claude Code wrote down no API error since { $since }.
nothing-but-answers = Claude Code wrote down no API error since { $since }. Claude last answered at { $when }.
nothing-there = Claude Code wrote down no session since { $since }.
# On the first screen. $error is Claude Code's own text; $began is one or two sentences
evidence = { $error }. { $began }
read =
    { $files ->
        [one] One file was read, { $bytes }.
       *[other] { $files } files were read, { $bytes }.
    }
read-in-part = Only { $bytes } of { $of } were read, the newest first.
unread =
    { $files ->
        [one] One file could not be read.
       *[other] { $files } files could not be read.
    }
undated =
    { $count ->
        [one] One error has a time that cannot be right.
       *[other] { $count } errors have times that cannot be right.
    }
more =
    { $count ->
        [one] One more error is not shown in detail.
       *[other] { $count } more errors are not shown in detail.
    }

## Labels and headings

title = What went wrong before
label-means = Means
label-how-often = How often
label-began = Began
label-now = Now
# On the first screen, beside what went wrong before
label-before = History
label-projects = Projects
label-versions = Versions
label-start = Start here
# $digit is the key that opens the step
start = step { $digit }, { $title }
bars = When
privacy = Only errors are looked at. What you and Claude said to each other is not kept, shown or sent.

## While it is read

reading = { $done } of { $of } read, { $errors ->
        [one] one error
       *[other] { $errors } errors
    }
reading-newest = { $done } of { $of } read, { $errors ->
        [one] one error
       *[other] { $errors } errors
    }. Newest: { $when } { $text }
waiting = Still reading; Ctrl-C stops.
looking = Reading the newest first…
interrupted = stopped; this is what was read until then

## The command line

no-folder = nothing tells where Claude Code keeps its sessions: there is no home folder
not-a-time = --since takes a number of days, hours or weeks, as 7d, 24h or 2w, or a date, as 2026-11-01; not { $text }

## Keys

key-open = history
key-stop = stop reading
key-close = close
