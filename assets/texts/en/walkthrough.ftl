### The walkthrough for a help desk on the phone (key w, claude-fix --walkthrough), and the ticket at its end.
### .title  the name of a step
### .aloud  words to read aloud; they are said to a person who may be worried and cannot see your screen
### .sees   what the person has before them
### .yes .no .other   what each answer means

call =
    .title = The call
    .aloud = “Nothing on your computer changes unless you say yes to it. Please tell me the number of your ticket, and read to me what Claude Code says.”
    .sees = A message of Claude Code, in the window where they work. i writes down the number, p explains a message that you paste or type.
    .yes = There is a message that Claude Code cannot sign in or was turned down.
    .no = It works again by itself. It is only checked and written down.
    .other = No message: it hangs, does not start, or asks to sign in again and again. Write down what happens with e.
diagnosis =
    .title = The diagnosis
    .aloud = “claude-fix has looked at this computer and changed nothing. I read to you what it says. Does that fit what you see?”
    .sees = The same sentence on their own screen if they run claude-fix, too. They can tell you the code.
    .yes = It fits.
    .no = It does not fit, or they see something else. Write it down with e.
    .other = Nothing wrong was found here, or it could not be told.
evidence =
    .title = The evidence
    .aloud = “claude-fix says so because of this. Do you know these things, and are they as I read them?”
    .sees = The file, the variable or the answer of the network that is named. No key is ever shown whole; the last four characters are enough to compare.
    .yes = It is so, and can be changed.
    .no = One of these is not so, or must stay as it is.
    .other = They do not know. That is common, and no reason to stop.
questions =
    .title = What only they know
    .aloud = “I have a question that only you can answer. If you do not know, that is an answer, too.”
    .sees = Their account, their browser, or whatever the question is about. a writes down the answer, and claude-fix looks again.
    .yes = They answered, or told something new. Look at the diagnosis again.
    .no = There is nothing to add.
    .other = Somebody else has to answer: an administrator, or the owner of the account.
repair =
    .title = The repair
    .aloud = “I open a card that shows what would change. We read it together. Nothing happens before the yes, and it can be taken back unless the card says otherwise.”
    .sees = The card: each file and line, what is kept of the old, and what they have to do again afterwards.
    .yes = It is done: by the card, or by hand.
    .no = They do not want it now. Nothing was changed.
    .other = It cannot be done here: somebody else owns the file, the network or the account.
verify =
    .title = Does it work?
    .aloud = “Please open a new terminal, type claude, and say hello to it. Does it answer?”
    .sees = An answer of Claude in the new terminal. A terminal that was open before may still have the old variables.
    .yes = Claude answers.
    .no = The same message as before. Look at the diagnosis again.
    .other = Another message now. Read that one.
ticket =
    .title = The ticket
    .aloud = “It is written down. I read the number of your ticket to you once more. Thank you for your patience.”
    .sees = Nothing more to do. c copies the ticket, f writes it into a file that only you can read.
    .yes = Solved; the ticket can be closed.
    .no = Not solved; the ticket stays open.
    .other = Handed on to somebody else.

answer-yes = yes
answer-no = no
answer-other = something else
leads = { $means } On to { $code } ({ $title }).

label-aloud = Say aloud
label-sees = They see
label-read = Read out
label-code = Code
label-because = Because
label-ask = Ask
label-change = The change
label-by-hand = By hand
label-warning = Careful
label-note = Note

still-looking = claude-fix is still looking at this machine.
explain-seen = How it is seen
explain-repair = What claude-fix does
code-is = { $code }, said “{ $spoken }” ({ $id })
no-evidence = Nothing is wrong here that would need evidence.
no-question = No question is open.
no-change = Nothing is offered that would change this machine.
change-is = { $title } ({ $stakes })
the-ticket = The ticket

field-number = The number of the ticket
field-note = A note for the ticket
field-hint = Write no password and no key here; what looks like one is left out.

key-walkthrough = walkthrough for the phone
key-show-change = show the change
key-back-to-work = back to work
key-copy-text = copy the text
key-copy-ticket = copy the ticket
key-keep-ticket = write the ticket into a file
key-number = number of the ticket
key-note = write a note
key-back = back
key-paste = paste an error
key-again = run again
key-undo = undo
key-help = help
key-quit = quit
key-write-down = write it down
key-forget = close without it
key-rub = rub out
key-type = type or paste

kept = The ticket is in { $file }. Only you can read it.
kept-in-practice = The ticket is in { $file } on the made-up machine. This is practice: no file was written on this computer.
not-kept = The ticket could not be written into a file. It can still be copied with c.
write-in-lines = Write it here, and press Enter on an empty line. Nothing goes back.
needs-a-terminal = the walkthrough needs a terminal to ask in
needs-a-terminal-hint = claude-fix check prints the same diagnosis

mark-running = not finished
mark-broken = broken
mark-unknown = could not tell
mark-warning = deserves a look
mark-noted = good to know
mark-healthy = fine
mark-empty = nothing to check

## The ticket, in Markdown

ticket-heading = # Claude Code sign-in: { $number }
ticket-heading-plain = # Claude Code sign-in
ticket-took = Began { $began }, took { $took }.
ticket-machine = Machine: { $system }. Claude Code: { $version }. claude-fix: { $own }.
ticket-no-version = not found
ticket-solved = **Solved.**
ticket-not-solved = **Not solved.**
ticket-handed-on = **Handed on.**
ticket-open = **Not said whether it is solved.**
ticket-before-after = ## Before and after
ticket-columns = | step | before | after |
ticket-answer = answer
ticket-not-looked = not looked at
ticket-found = ## What was found
ticket-found-nothing = Nothing that explains trouble with signing in.
ticket-cause = - { $code } `{ $id }`: { $title } ({ $stands })
ticket-gone = gone afterwards
ticket-stays = still there
ticket-new = new afterwards
ticket-changed = ## What was changed
ticket-changed-nothing = Nothing was changed on this machine.
ticket-entry = - { $title } ({ $state })
ticket-entry-file = {"  "}- { $change }
ticket-entry-undo = {"  "}- To take it back: `claude-fix undo { $id }`
ticket-by-hand = ## By hand
ticket-asked = ## What was asked
ticket-given = - { $code } { $title }: { $answer }. { $means }
ticket-notes = ## Notes
ticket-note = - { $code } { $note }
ticket-left-out = { $count ->
    [one] One line was left out because it could hold a secret.
   *[other] { $count } lines were left out because they could hold a secret.
}
state-applied = applied
state-undone = taken back
state-failed = failed or cancelled
state-stopped = stopped in the middle
no-such-code = There is no code { $code }. A code is one of the letters F, H, K, L, Q, R, W, X, Y and two digits from 2 to 9. Ask for it once more, letter by letter.
