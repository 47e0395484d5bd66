
use builtin;
use str;

set edit:completion:arg-completer[claude-fix] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'claude-fix'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'claude-fix'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --walkthrough 'The wizard for a help desk on the phone: one step a screen, what to say, and a ticket at the end'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'One diagnosis, as text or JSON. Changes nothing'
            cand run 'Runs one command with the environment corrected for this once. Changes nothing on disk'
            cand fix 'Lists the repairs that are offered, or carries one out after a yes'
            cand undo 'Takes back a change, by default the latest'
            cand report 'A report for support: what was found and changed, without secrets and without names'
            cand open 'Shows a report of another machine, or all in a folder. Nothing is run, changed or sent'
            cand scan 'Finds characters that nobody sees: position, code point and name, never the text. Changes nothing'
            cand key 'Keeps an API key in the system''s keychain'
            cand explain 'Says what an error message means, and where to start. Reads standard input if no text is given'
            cand history 'The API errors that Claude Code wrote down itself, as a time line. Changes nothing'
            cand demo 'Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent'
            cand completions 'Prints the completions for a shell'
            cand man 'Prints the manual page, as man reads it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'claude-fix;check'= {
            cand --only 'Only this check or group; may be given several times'
            cand --skip 'All but this check or group; may be given several times'
            cand --timeout 'The limit for the whole run, in seconds'
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --json 'One JSON document on standard output'
            cand --junit 'One JUnit document on standard output, for pipelines: a test case for each check'
            cand --offline 'Open no network connection at all'
            cand --live 'Send one short message with Claude Code: the only proof that the service accepts the sign-in. It uses a little of your quota, and Claude Code may renew its login meanwhile'
            cand --remember 'If nothing is broken, write down what it looks like, so that a later run can say what has changed'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;run'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;fix'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --dry-run 'Show what would change, and stop'
            cand --yes 'Do not ask: this is the yes'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;undo'= {
            cand --to 'Take back everything from the latest down to this entry'
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --list 'List what was changed, and what is kept of it'
            cand --purge 'Delete the copies of old files. What needs one cannot be taken back afterwards'
            cand --dry-run 'Show what would come back, and stop'
            cand --yes 'Do not ask: this is the yes'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;report'= {
            cand --format 'How it is written'
            cand -o 'Write it to this file; otherwise it is printed'
            cand --output 'Write it to this file; otherwise it is printed'
            cand --timeout 'The limit for the checks, in seconds'
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --names 'Leave names as they are; secrets are hidden all the same'
            cand --offline 'Open no network connection at all'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'claude-fix;open'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;scan'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --json 'One JSON document'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'claude-fix;key'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
            cand store 'Keeps a key that is typed or comes on standard input'
            cand print 'Prints the key, for Claude Code''s apiKeyHelper; not on a terminal'
            cand remove 'Removes the key from the keychain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'claude-fix;key;store'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --anyway 'Keep it also if the API does not know it'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'claude-fix;key;print'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;key;remove'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --yes 'Do not ask: this is the yes'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;key;help'= {
            cand store 'Keeps a key that is typed or comes on standard input'
            cand print 'Prints the key, for Claude Code''s apiKeyHelper; not on a terminal'
            cand remove 'Removes the key from the keychain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'claude-fix;key;help;store'= {
        }
        &'claude-fix;key;help;print'= {
        }
        &'claude-fix;key;help;remove'= {
        }
        &'claude-fix;key;help;help'= {
        }
        &'claude-fix;explain'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --json 'One JSON document'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;history'= {
            cand --since 'From when on: days, hours or weeks ago, as 7d, 24h, 2w, or a date, as 2026-11-01'
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --json 'One JSON document'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'claude-fix;demo'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --walkthrough 'The walkthrough for a help desk on the phone, on that machine'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'claude-fix;completions'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'claude-fix;man'= {
            cand --theme 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME'
            cand --lang 'The language: en, ja or zh; by default that of the locale. JSON is always in English'
            cand --plain 'Plain lines instead of a full screen, for screen readers and simple terminals'
            cand --ascii 'Only ASCII characters'
            cand --no-color 'No colours; also with the variable NO_COLOR'
            cand --no-input 'Never ask; print what would be asked and stop'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'claude-fix;help'= {
            cand check 'One diagnosis, as text or JSON. Changes nothing'
            cand run 'Runs one command with the environment corrected for this once. Changes nothing on disk'
            cand fix 'Lists the repairs that are offered, or carries one out after a yes'
            cand undo 'Takes back a change, by default the latest'
            cand report 'A report for support: what was found and changed, without secrets and without names'
            cand open 'Shows a report of another machine, or all in a folder. Nothing is run, changed or sent'
            cand scan 'Finds characters that nobody sees: position, code point and name, never the text. Changes nothing'
            cand key 'Keeps an API key in the system''s keychain'
            cand explain 'Says what an error message means, and where to start. Reads standard input if no text is given'
            cand history 'The API errors that Claude Code wrote down itself, as a time line. Changes nothing'
            cand demo 'Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent'
            cand completions 'Prints the completions for a shell'
            cand man 'Prints the manual page, as man reads it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'claude-fix;help;check'= {
        }
        &'claude-fix;help;run'= {
        }
        &'claude-fix;help;fix'= {
        }
        &'claude-fix;help;undo'= {
        }
        &'claude-fix;help;report'= {
        }
        &'claude-fix;help;open'= {
        }
        &'claude-fix;help;scan'= {
        }
        &'claude-fix;help;key'= {
            cand store 'Keeps a key that is typed or comes on standard input'
            cand print 'Prints the key, for Claude Code''s apiKeyHelper; not on a terminal'
            cand remove 'Removes the key from the keychain'
        }
        &'claude-fix;help;key;store'= {
        }
        &'claude-fix;help;key;print'= {
        }
        &'claude-fix;help;key;remove'= {
        }
        &'claude-fix;help;explain'= {
        }
        &'claude-fix;help;history'= {
        }
        &'claude-fix;help;demo'= {
        }
        &'claude-fix;help;completions'= {
        }
        &'claude-fix;help;man'= {
        }
        &'claude-fix;help;help'= {
        }
    ]
    $completions[$command]
}
