### What is said where Claude Code's own rules decide: `file/id` in the code.

program-may-not-be-run = may not be run (code 126)
program-not-found = was not found (code 127)
program-ends-with-code = ends with code { $code }
program-ended-by-signal = was ended by signal { $signal }
program-ended-without-code = ended without a code
program-prints-no-text = prints bytes that are no text
program-prints-nothing = ends without printing anything
program-prints-lines = prints { $lines } lines, and only the key may be printed
program-prints-words = prints several words, and only the key may be printed
program-prints-odd-key = prints a key with a { $name } ({ $code_point }) at character { $position }
program-prints-too-much = prints { $length } characters in one word, which is no key

login-is-empty = it is empty
login-begins-with-mark = it begins with a byte order mark, which Claude Code does not accept
login-is-no-text = it is not text in UTF-8
login-ends-in-middle = it ends in the middle (line { $line }, column { $column })
login-is-no-json = it is no JSON (line { $line }, column { $column })
login-no-object = its outermost value is no object
login-entry-no-object = its entry claudeAiOauth is no object
login-scopes-no-list = its entry scopes is no list


given-no-text = This is no text
character-at = { $code_point } { $name } at character { $position }
holds-character-none-its-kind = It holds a character that none of its kind has
has-only-characters-probably-cut = It has only { $length } characters: it was probably cut off while it was copied
login-token-sk-ant-oat = This is a login token (sk-ant-oat…), not an API key: it belongs into CLAUDE_CODE_OAUTH_TOKEN
refresh-token-sk-ant-ort = This is a refresh token (sk-ant-ort…), which belongs to a stored login only
admin-key-sk-ant-admin = This is an admin key (sk-ant-admin…), which manages an organisation and cannot talk to models
api-key-sk-ant-api = This is an API key (sk-ant-api…), not a token from claude setup-token: it belongs into ANTHROPIC_API_KEY
no-api-key-one-begins = This is no API key: one begins with sk-ant-api
no-token-one-begins-sk = This is no token: one begins with sk-ant-oat

the-keychain = the Keychain

proxy-bare-percent = the % in its user name or password is to be written %25
proxy-password-cuts = its password holds /, ? or # as it is, which ends the address there
proxy-is-socks = Claude Code does not speak SOCKS
proxy-begins-otherwise = it does not begin with http://
proxy-names-no-host = it names no host

page-no-address = it is no address
page-not-anthropic = it does not lead to Anthropic
page-incomplete = it is incomplete: { $names } is missing
what-pasted-no-address-begins = What was pasted is no address that begins with https.
what-pasted-no-address = What was pasted is no address.
address-does-not-lead-anthropic = That address does not lead to Anthropic. Do not sign in there.
another-page-than-one-signs = That is another page than the one that signs in; nothing follows from its address.
address-whole = That address is whole.
address-not-whole-missing-at = That address is not whole: { $names } is missing at its end.
proxy-no-address = it is no complete address such as http://host:port
settings-from-server = settings from Anthropic's server or a gateway
only-signed-in-is-sent = only a signed-in Claude Code is sent them
no-key-given = No key was given
key-holds-strange =
    { $count ->
        [one] The key holds a character that does not belong there
       *[other] The key holds characters that do not belong there
    }
no-token-given = No token was given
token-holds-strange =
    { $count ->
        [one] The token holds a character that does not belong there
       *[other] The token holds characters that do not belong there
    }
keychain-answer-unreadable = what the Keychain answered could not be read
keychain-without-answer = the Keychain could not be asked: it ended without an answer
keychain-not-asked = the Keychain could not be asked: { $because }
