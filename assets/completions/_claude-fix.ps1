
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'claude-fix' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'claude-fix'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'claude-fix' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--walkthrough', '--walkthrough', [CompletionResultType]::ParameterName, 'The wizard for a help desk on the phone: one step a screen, what to say, and a ticket at the end')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'One diagnosis, as text or JSON. Changes nothing')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Runs one command with the environment corrected for this once. Changes nothing on disk')
            [CompletionResult]::new('fix', 'fix', [CompletionResultType]::ParameterValue, 'Lists the repairs that are offered, or carries one out after a yes')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Takes back a change, by default the latest')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'A report for support: what was found and changed, without secrets and without names')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Shows a report of another machine, or all in a folder. Nothing is run, changed or sent')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Finds characters that nobody sees: position, code point and name, never the text. Changes nothing')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Keeps an API key in the system''s keychain')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Says what an error message means, and where to start. Reads standard input if no text is given')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'The API errors that Claude Code wrote down itself, as a time line. Changes nothing')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Prints the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Prints the manual page, as man reads it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'claude-fix;check' {
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only this check or group; may be given several times')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'All but this check or group; may be given several times')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'The limit for the whole run, in seconds')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'One JSON document on standard output')
            [CompletionResult]::new('--junit', '--junit', [CompletionResultType]::ParameterName, 'One JUnit document on standard output, for pipelines: a test case for each check')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no network connection at all')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Send one short message with Claude Code: the only proof that the service accepts the sign-in. It uses a little of your quota, and Claude Code may renew its login meanwhile')
            [CompletionResult]::new('--remember', '--remember', [CompletionResultType]::ParameterName, 'If nothing is broken, write down what it looks like, so that a later run can say what has changed')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;run' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;fix' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and stop')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask: this is the yes')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;undo' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Take back everything from the latest down to this entry')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List what was changed, and what is kept of it')
            [CompletionResult]::new('--purge', '--purge', [CompletionResultType]::ParameterName, 'Delete the copies of old files. What needs one cannot be taken back afterwards')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would come back, and stop')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask: this is the yes')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;report' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How it is written')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write it to this file; otherwise it is printed')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write it to this file; otherwise it is printed')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'The limit for the checks, in seconds')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Leave names as they are; secrets are hidden all the same')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no network connection at all')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'claude-fix;open' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;scan' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'One JSON document')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'claude-fix;key' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Keeps a key that is typed or comes on standard input')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Prints the key, for Claude Code''s apiKeyHelper; not on a terminal')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Removes the key from the keychain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'claude-fix;key;store' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--anyway', '--anyway', [CompletionResultType]::ParameterName, 'Keep it also if the API does not know it')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'claude-fix;key;print' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;key;remove' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask: this is the yes')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;key;help' {
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Keeps a key that is typed or comes on standard input')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Prints the key, for Claude Code''s apiKeyHelper; not on a terminal')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Removes the key from the keychain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'claude-fix;key;help;store' {
            break
        }
        'claude-fix;key;help;print' {
            break
        }
        'claude-fix;key;help;remove' {
            break
        }
        'claude-fix;key;help;help' {
            break
        }
        'claude-fix;explain' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'One JSON document')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;history' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From when on: days, hours or weeks ago, as 7d, 24h, 2w, or a date, as 2026-11-01')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'One JSON document')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'claude-fix;demo' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--walkthrough', '--walkthrough', [CompletionResultType]::ParameterName, 'The walkthrough for a help desk on the phone, on that machine')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'claude-fix;completions' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'claude-fix;man' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high contrast; also with the variable CLAUDE_FIX_THEME')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language: en, ja or zh; by default that of the locale. JSON is always in English')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines instead of a full screen, for screen readers and simple terminals')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Only ASCII characters')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours; also with the variable NO_COLOR')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; print what would be asked and stop')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'claude-fix;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'One diagnosis, as text or JSON. Changes nothing')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Runs one command with the environment corrected for this once. Changes nothing on disk')
            [CompletionResult]::new('fix', 'fix', [CompletionResultType]::ParameterValue, 'Lists the repairs that are offered, or carries one out after a yes')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Takes back a change, by default the latest')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'A report for support: what was found and changed, without secrets and without names')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Shows a report of another machine, or all in a folder. Nothing is run, changed or sent')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Finds characters that nobody sees: position, code point and name, never the text. Changes nothing')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Keeps an API key in the system''s keychain')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Says what an error message means, and where to start. Reads standard input if no text is given')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'The API errors that Claude Code wrote down itself, as a time line. Changes nothing')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Prints the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Prints the manual page, as man reads it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'claude-fix;help;check' {
            break
        }
        'claude-fix;help;run' {
            break
        }
        'claude-fix;help;fix' {
            break
        }
        'claude-fix;help;undo' {
            break
        }
        'claude-fix;help;report' {
            break
        }
        'claude-fix;help;open' {
            break
        }
        'claude-fix;help;scan' {
            break
        }
        'claude-fix;help;key' {
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Keeps a key that is typed or comes on standard input')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Prints the key, for Claude Code''s apiKeyHelper; not on a terminal')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Removes the key from the keychain')
            break
        }
        'claude-fix;help;key;store' {
            break
        }
        'claude-fix;help;key;print' {
            break
        }
        'claude-fix;help;key;remove' {
            break
        }
        'claude-fix;help;explain' {
            break
        }
        'claude-fix;help;history' {
            break
        }
        'claude-fix;help;demo' {
            break
        }
        'claude-fix;help;completions' {
            break
        }
        'claude-fix;help;man' {
            break
        }
        'claude-fix;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
