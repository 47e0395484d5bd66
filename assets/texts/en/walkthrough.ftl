### The walkthrough for a help desk on the phone (key w, claude-fix --walkthrough), and the ticket at its end.
### .title  the name of a step
### .aloud  words to read aloud; they are said to a person who may be worried and cannot see your screen
### .sees   what the person has before them, and nothing of the operator's
### .you    what is for the operator: keys, and what to look out for
### .yes .no .other   what each answer means
### A message such as diagnosis-well holds where nothing is wrong; what it does not say, its step says.

call =
    .title = The call
    .aloud = “Nothing on your computer changes unless you say yes to it. Please tell me the number of your ticket, and read to me what Claude Code says.”
    .sees = A message of Claude Code, in the window where they work.
    .you = claude-fix looks at the computer on which it runs. That has to be the caller's: started there by them, or by you over a shared screen. i writes down the number, e takes a note, p explains a message that you paste or type.
    .yes = There is a message that Claude Code cannot sign in or was turned down.
    .no = It works again by itself. It is only checked and written down.
    .other = No message: it hangs, does not start, or asks to sign in again and again.
diagnosis =
    .title = The diagnosis
    .aloud = “claude-fix has looked at your computer and changed nothing. I read to you what it says. Does that fit what you see?”
    .sees = The same sentence and its code, if they look at this screen with you; otherwise only what they saw before.
    .you = The code names the cause: claude-fix explain and the code tells more, on any computer. e takes a note.
    .yes = It fits.
    .no = It does not fit, or they see something else.
    .other = They cannot say whether it fits.
diagnosis-looking =
    .aloud = “One moment, please. claude-fix is still looking at your computer. It changes nothing.”
    .sees = Nothing new yet.
    .you = Wait until it is over, or go on by hand.
    .yes = It is known what is wrong; it was not waited for.
    .no = It is not known what is wrong; it was not waited for.
    .other = It was not waited for.
diagnosis-well =
    .aloud = “claude-fix has looked at your computer, changed nothing, and found nothing that is broken. Do you still meet the trouble?”
    .sees = The same sentence, if they look at this screen with you.
    .you = There is no code, because no cause was found. e takes a note.
    .yes = They still meet the trouble.
    .no = It works for them now.
    .other = Something else happens now.
diagnosis-unknown =
    .aloud = “claude-fix has looked at your computer and changed nothing, and it could not tell everything. I read to you why. Do you still meet the trouble?”
    .sees = The same sentence, if they look at this screen with you.
    .you = There is no code, because no cause was found. e takes a note.
    .yes = They still meet the trouble.
    .no = It works for them now.
    .other = Something else happens now.
evidence =
    .title = The evidence
    .aloud = “claude-fix says so because of this. Do you know these things, and are they as I read them?”
    .sees = The file, the variable or the answer of the network that is named. No key is ever shown whole; the last four characters are enough to compare.
    .yes = It is so, and can be changed.
    .no = One of these is not so, or must stay as it is.
    .other = They do not know. That is common, and no reason to stop.
evidence-looking =
    .aloud = “One moment, please. claude-fix is still looking at your computer. It changes nothing.”
    .sees = Nothing new yet.
    .yes = It is known why; it was not waited for.
    .no = It is not known why; it was not waited for.
evidence-none =
    .aloud = “claude-fix has found nothing wrong on your computer, so that there is nothing to compare.”
    .sees = Nothing new.
    .yes = They have understood.
    .no = They say that something is wrong all the same.
questions =
    .title = What only they know
    .aloud = “Has anything changed since it worked last: a password, the account, the network, or a program?”
    .sees = Whatever they remember.
    .you = claude-fix itself has no question. e writes down what they tell, p explains another message.
    .yes = They told something new.
    .no = There is nothing to add.
    .other = Somebody else has to answer: an administrator, or the owner of the account.
questions-looking =
    .aloud = “One moment, please. claude-fix is still looking at your computer. Has anything changed since it worked last?”
    .you = Whether claude-fix has a question is known when it is over. e writes down what they tell.
questions-open =
    .aloud = “I have a question that only you can answer. If you do not know, that is an answer, too.”
    .sees = Their account, their browser, or whatever the question is about.
    .you = The numbers are the answers to this very question. What they say is written down, and claude-fix looks again.
repair =
    .title = The repair
    .aloud = “I open a card that shows what would change. We read it together. Nothing happens before the yes, and it can be taken back unless the card says otherwise.”
    .sees = The card, if they look at this screen with you: each file and line, what is kept of the old, and what they have to do again afterwards.
    .you = Enter opens the card. Only its own y is a yes; 1 says that they did it themselves.
    .yes = They have done it by hand; claude-fix changed nothing.
    .no = They do not want it now. Nothing was changed.
    .other = It cannot be done here: somebody else owns the file, the network or the account.
repair-looking =
    .aloud = “One moment, please. claude-fix is still looking at your computer. It changes nothing.”
    .sees = Nothing new yet.
    .you = Wait until it is over: then it is known whether something can be changed here.
repair-by-hand =
    .aloud = “claude-fix changes nothing here. I read to you what can be done. It is you who does it, and only if you want to.”
    .sees = Their own terminal or settings. What is typed into a terminal holds in that terminal only, unless it changes a file.
    .you = Read one line at a time. There is no card here, because claude-fix carries nothing out.
repair-none =
    .aloud = “There is nothing on your computer that I would change.”
    .sees = Nothing new.
    .you = There is no card here. If it still fails for them, write down with e what they see, and hand it on.
    .yes = They have changed something themselves; claude-fix changed nothing.
    .no = Nothing was changed.
    .other = Somebody else has to look at it.
verify =
    .title = Does it work?
    .aloud = “Please open a new terminal, type claude, and say hello to it. Does it answer?”
    .sees = An answer of Claude in the new terminal. A terminal that was open before may still have the old variables.
    .you = The check is claude-fix's own, made anew for this step. If it still finds something and they say that it works, ask in which terminal.
    .yes = They say that Claude answers.
    .no = The same message as before.
    .other = Another message now. Read that one.
ticket =
    .title = The ticket
    .aloud = “I write this down now. Thank you for your patience.”
    .sees = Nothing new.
    .you = f writes the ticket into a file that only this user can read, c copies it. Until then it stands on this screen only.
    .yes = Solved: they say so, and the check finds nothing broken.
    .no = Not solved; the ticket stays open.
    .other = Handed on to somebody else.
ticket-looking =
    .aloud = “One moment, please. I check your computer once more, and write this down.”
    .yes = They say that it works. The ticket says solved only if the check agrees.
ticket-broken =
    .aloud = “The check still finds something. I write down what you say, and what it finds.”
    .yes = They say that it works. The check still finds something; the ticket says both, and not solved.
ticket-unknown =
    .aloud = “The check could not tell everything. I write down what you say, and what it could not tell.”
    .yes = They say that it works. The check could not tell; the ticket says both.

done-by-card = It is done, by the card.
give-address = They can give the address: this opens the field for it.
no-number = The ticket has no number yet. Ask for it; i writes it down.
number-is = The number of your ticket is { $number }.
runs-on = { $system }, home folder { $home }
check-finds = It still finds something: { $summary }
check-sees-own-terminal = claude-fix sees the variables of the terminal in which it was started. What was typed into another one, such as unset, it sees only when it is started there anew.
checking-again = claude-fix checks this computer once more.
unwritten-title = The ticket is not written
unwritten = What was said in this call stands on this screen only. It is lost when you leave without writing it.

answer-yes = yes
answer-no = no
answer-other = something else
leads = { $means } On to { $code } ({ $title }).
leads-choice = { $means }: on to { $code } ({ $title }).

label-aloud = Say aloud
label-sees = They see
label-you = For you
label-check = The check
label-runs-on = Runs on
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
key-copy-ticket = copy
key-keep-ticket = save ticket
key-number = ticket no.
key-note = note
key-back = back
key-paste = explain error
key-again = run again
key-undo = undo
key-help = help
key-quit = quit
key-reply = answer
key-go-on = on to { $code }
key-write-and-leave = write it into a file, and leave
key-leave-without = leave without it
key-stay = stay here
key-write-down = write it down
key-forget = close without it
key-rub = rub out
key-type = type or paste

kept = The ticket is in { $file }. { $os ->
    [windows] Whoever may open its folder can read it.
   *[other] Only you can read it.
    }
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
ticket-solved = **Solved.** A check that was made afterwards finds nothing broken.
ticket-still-found = **The caller says that it works; the check still finds something:** { $summary }
ticket-not-told = **The caller says that it works; the check could not tell:** { $summary }
ticket-not-checked = **The caller says that it works; it was not checked again.**
ticket-not-solved = **Not solved.**
ticket-not-solved-well = **Not solved.** A check that was made afterwards finds nothing broken.
ticket-not-solved-found = **Not solved:** { $summary }
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
ticket-changed-nothing = claude-fix has changed nothing on this machine.
ticket-entry = - { $title } ({ $state })
ticket-entry-file = {"  "}- { $change }
ticket-entry-undo = {"  "}- To take it back: `claude-fix undo { $id }`
ticket-by-hand = ## By hand
ticket-asked = ## What was asked
ticket-given = - { $code } { $title }: { $answer }. { $means }
ticket-told = - “{ $question }” { $said }
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
