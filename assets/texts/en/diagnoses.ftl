### What the judges say: what is wrong on this machine (summaries), why that is so (evidence), and what to do (advice).
### `diagnoses/id` in the code; the beginning of an id names the file of `src/causes` that says it.
### Evidence stands in a list behind "Because", so that it begins small and ends without a full stop.

## Questions that only a person can answer

ask-code = Does the code that the browser shows arrive whole when you paste it?
    .whole = Yes, there is a # in the middle, and I paste all of it
    .half = No, there is no # in what I paste
    .dead = Nothing happens when I paste
ask-plan = Claude Code needs a Pro, Max, Team or Enterprise plan, and the stored login names none. Does your account have one of these?
    .yes = Yes, and it is paid
    .no = No, or it has ended
ask-signed-in = The login that is stored here was last written at { $written }. Have you signed in again since then?
    .yes = Yes, and Claude Code said “Login successful”
    .no = No, not since then
ask-session = A Claude Code session was started before the login was last written. Does only that window fail?
    .yes = Yes, a new window works
    .no = No, it fails everywhere
ask-address = Does the browser show an error instead of the sign-in page? Paste the address that you opened; only whether it is whole is looked at.
ask-account-with-plan = { $who } is signed in here, with the plan { $plan }. Is that the account that you want to use Claude Code with?
ask-account = { $who } is signed in here. Is that the account that you want to use Claude Code with?
    .yes = Yes, that is the right account
    .no = No, my plan belongs to another account
ask-not-known = I do not know

