//! What can a key do, and how is a key bound to it?

use super::event::Key;
use super::walkthrough::Field;
use crate::model::step::Step;
use crate::model::ticket::Answer;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The next sensible thing: show the change, open the step, close the result.
    Next,
    /// Back to where one came from.
    Back,
    /// Open this step.
    Open(Step),
    /// Open the step that is selected.
    OpenSelected,
    /// Select the step above or below.
    Select(i8),
    /// Scroll by rows.
    Scroll(i16),
    /// Scroll by pages, of which each keeps a row of the one before.
    Page(i8),
    /// Run all checks again.
    Again,
    /// One session without the variable that is in the way.
    BackToWork,
    /// Ask Claude Code itself.
    AskClaude,
    /// Open the question of this step.
    Ask,
    /// Open the card for a real message.
    Message,
    /// Everything that was measured on the way to Anthropic.
    Detail,
    /// The network with the VPN off and on.
    Compare,
    /// Look at the network until it works.
    Watch,
    /// What Claude Code wrote down about errors.
    History,
    /// Show the card of a change that failed once more.
    TryAgain,
    /// Show the report before it is written.
    Report,
    /// Write the report that is on screen.
    WriteReport,
    /// Copy the report that is on screen.
    CopyReport,
    /// The report with names, or without.
    Names,
    /// A field for an error message.
    Paste,
    /// Everything that can be done on this step.
    Offers,
    /// A field for a new API key.
    NewKey,
    /// Keep the key although the API refused it.
    Insist,
    /// Close the field for a key, and forget it.
    ForgetKey,
    /// Move in the list of what can be done.
    Choose(i8),
    /// Take back the latest change.
    Undo,
    /// Carry to its end what claude-fix was stopped in the middle of.
    Finish,
    /// Explain what is selected: what it is, why it matters, how to do it by hand.
    Explain,
    /// The next thing that can be explained here, or the one before.
    Turn(i8),
    /// Look for a step, a check or a cause by a word.
    Search,
    /// Copy the command that does by hand what is shown.
    CopyCommand,
    /// Turn the mouse off, or on again.
    Mouse,
    /// Show the keys.
    Help,
    /// Yes to what the card says.
    Yes,
    /// No.
    No,
    /// A character for a field.
    Type,
    /// Rub out the last character of a field.
    Rub,
    /// Open the field for what the program in the pane asks.
    Answer,
    /// Send what is in the field.
    Send,
    /// Empty the field and close it.
    Forget,
    /// Copy the address.
    Copy,
    /// Copy the text that is to be handed on.
    CopyText,
    /// Open the walkthrough, or go on with it.
    Walkthrough,
    /// An answer on the phone.
    Reply(Answer),
    /// An answer to the question that claude-fix asks on the phone, from the top.
    Tell(u8),
    /// Open a field of the walkthrough.
    Write(Field),
    /// Copy the ticket.
    CopyTicket,
    /// Write the ticket into a file.
    KeepTicket,
    /// Run the program on the whole terminal instead.
    WholeTerminal,
    /// Go on waiting.
    Wait,
    /// Ask the program in the pane to end.
    Stop,
    /// Stop and come back with `fg`.
    Suspend,
    /// Leave.
    Quit,
    /// Leave at once, as after Ctrl-C.
    Interrupt,
}

/// A key that lives right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The keys that do it; none for "any character".
    pub keys: Vec<Key>,
    /// The keys as they are shown, as `⏎` or `1-0`.
    pub shown: &'static str,
    /// What it does, in a word or two.
    pub label: String,
    /// Whether it belongs into the footer.
    pub footer: bool,
    /// What it does.
    pub act: Act,
}

pub(super) fn bind(keys: impl Into<Vec<Key>>, shown: &'static str, label: impl Into<String>, act: Act) -> Binding {
    Binding { keys: keys.into(), shown, label: label.into(), footer: true, act }
}

pub(super) fn quiet(keys: impl Into<Vec<Key>>, shown: &'static str, label: impl Into<String>, act: Act) -> Binding {
    Binding { footer: false, ..bind(keys, shown, label, act) }
}
