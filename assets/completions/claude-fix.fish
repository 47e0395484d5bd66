# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_claude_fix_global_optspecs
    string join \n walkthrough plain ascii no-color theme= no-input lang= h/help V/version
end

function __fish_claude_fix_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_claude_fix_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_claude_fix_using_subcommand
    set -l cmd (__fish_claude_fix_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c claude-fix -n "__fish_claude_fix_needs_command" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_needs_command" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_needs_command" -l walkthrough -d 'The wizard for a help desk on the phone: one step a screen, what to say, and a ticket at the end'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -s V -l version -d 'Print version'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "check" -d 'One diagnosis, as text or JSON. Changes nothing'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "run" -d 'Runs one command with the environment corrected for this once. Changes nothing on disk'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "fix" -d 'Lists the repairs that are offered, or carries one out after a yes'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "undo" -d 'Takes back a change, by default the latest'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "report" -d 'A report for support: what was found and changed, without secrets and without names'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "open" -d 'Shows a report of another machine, or all in a folder. Nothing is run, changed or sent'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "scan" -d 'Finds characters that nobody sees: position, code point and name, never the text. Changes nothing'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "key" -d 'Keeps an API key in the system\'s keychain'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "explain" -d 'Says what an error message means, and where to start. Reads standard input if no text is given'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "history" -d 'The API errors that Claude Code wrote down itself, as a time line. Changes nothing'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "demo" -d 'Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "completions" -d 'Prints the completions for a shell'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "man" -d 'Prints the manual page, as man reads it'
complete -c claude-fix -n "__fish_claude_fix_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l only -d 'Only this check or group; may be given several times' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l skip -d 'All but this check or group; may be given several times' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l timeout -d 'The limit for the whole run, in seconds' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l json -d 'One JSON document on standard output'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l junit -d 'One JUnit document on standard output, for pipelines: a test case for each check'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l offline -d 'Open no network connection at all'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l live -d 'Send one short message with Claude Code: the only proof that the service accepts the sign-in. It uses a little of your quota, and Claude Code may renew its login meanwhile'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l remember -d 'If nothing is broken, write down what it looks like, so that a later run can say what has changed'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand check" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand run" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l dry-run -d 'Show what would change, and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l yes -d 'Do not ask: this is the yes'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand fix" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l to -d 'Take back everything from the latest down to this entry' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l list -d 'List what was changed, and what is kept of it'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l purge -d 'Delete the copies of old files. What needs one cannot be taken back afterwards'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l dry-run -d 'Show what would come back, and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l yes -d 'Do not ask: this is the yes'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand undo" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l format -d 'How it is written' -r -f -a "md\t'Markdown'
json\t'The document of check --json, with what was changed'
html\t'One page to print'"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -s o -l output -d 'Write it to this file; otherwise it is printed' -r -F
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l timeout -d 'The limit for the checks, in seconds' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l names -d 'Leave names as they are; secrets are hidden all the same'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l offline -d 'Open no network connection at all'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand open" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l json -d 'One JSON document'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand scan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -f -a "store" -d 'Keeps a key that is typed or comes on standard input'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -f -a "print" -d 'Prints the key, for Claude Code\'s apiKeyHelper; not on a terminal'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -f -a "remove" -d 'Removes the key from the keychain'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and not __fish_seen_subcommand_from store print remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l anyway -d 'Keep it also if the API does not know it'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from store" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from print" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l yes -d 'Do not ask: this is the yes'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "store" -d 'Keeps a key that is typed or comes on standard input'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "print" -d 'Prints the key, for Claude Code\'s apiKeyHelper; not on a terminal'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Removes the key from the keychain'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l json -d 'One JSON document'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand explain" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l since -d 'From when on: days, hours or weeks ago, as 7d, 24h, 2w, or a date, as 2026-11-01' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l json -d 'One JSON document'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l walkthrough -d 'The walkthrough for a help desk on the phone, on that machine'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -l theme -d 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME' -r -f -a "dark\t''
light\t''
red-green\t''
red-green-light\t''
blue-yellow\t''
blue-yellow-light\t''
high-contrast\t''
high-contrast-light\t''"
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -l lang -d 'The language: en, ja or zh; by default that of the locale. JSON is always in English' -r
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -l plain -d 'Plain lines instead of a full screen, for screen readers and simple terminals'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -l ascii -d 'Only ASCII characters'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -l no-color -d 'No colours; also with the variable NO_COLOR'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -l no-input -d 'Never ask; print what would be asked and stop'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand man" -s h -l help -d 'Print help'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "check" -d 'One diagnosis, as text or JSON. Changes nothing'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "run" -d 'Runs one command with the environment corrected for this once. Changes nothing on disk'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "fix" -d 'Lists the repairs that are offered, or carries one out after a yes'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "undo" -d 'Takes back a change, by default the latest'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "report" -d 'A report for support: what was found and changed, without secrets and without names'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "open" -d 'Shows a report of another machine, or all in a folder. Nothing is run, changed or sent'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "scan" -d 'Finds characters that nobody sees: position, code point and name, never the text. Changes nothing'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "key" -d 'Keeps an API key in the system\'s keychain'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "explain" -d 'Says what an error message means, and where to start. Reads standard input if no text is given'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "history" -d 'The API errors that Claude Code wrote down itself, as a time line. Changes nothing'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "demo" -d 'Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "completions" -d 'Prints the completions for a shell'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "man" -d 'Prints the manual page, as man reads it'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and not __fish_seen_subcommand_from check run fix undo report open scan key explain history demo completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and __fish_seen_subcommand_from key" -f -a "store" -d 'Keeps a key that is typed or comes on standard input'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and __fish_seen_subcommand_from key" -f -a "print" -d 'Prints the key, for Claude Code\'s apiKeyHelper; not on a terminal'
complete -c claude-fix -n "__fish_claude_fix_using_subcommand help; and __fish_seen_subcommand_from key" -f -a "remove" -d 'Removes the key from the keychain'
