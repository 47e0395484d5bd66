//! What does the real registry say, and how are this user's variables changed in it?

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use winreg::enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, KEY_QUERY_VALUE, KEY_SET_VALUE, KEY_WOW64_64KEY, RegType};
use winreg::{RegKey, RegValue};

use crate::model::registry::{Key, Value};
use crate::ports::registry::{Registry, UserVariables};

/// The largest value that is read, in bytes. A variable has at most half as many.
const LARGEST: usize = 128 * 1024;
/// Does not open a window for a moment.
const NO_WINDOW: u32 = 0x0800_0000;
/// Takes out a variable that nobody has: .NET tells every window afterwards that the variables have changed. No name and
/// no value of the person's is an argument.
const ANNOUNCE: &str = "[Environment]::SetEnvironmentVariable('CLAUDE_FIX_VARIABLES_CHANGED', $null, 'User')";

/// The registry of this machine.
#[derive(Clone, Debug)]
pub struct Windows {
    /// The folder of Windows itself, to find the program that tells others of a change.
    pub root: Option<PathBuf>,
}

fn open(key: Key, rights: u32) -> io::Result<RegKey> {
    let (root, path) = key.path().split_once('\\').unwrap_or((key.path(), ""));
    let root = RegKey::predef(if root == "HKLM" { HKEY_LOCAL_MACHINE } else { HKEY_CURRENT_USER });
    // what an administrator sets stands in the 64-bit half, whichever program looks
    root.open_subkey_with_flags(path, rights | KEY_WOW64_64KEY)
}

/// A key or value that is not there is no error.
fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

impl Registry for Windows {
    fn value(&self, key: Key, name: &str) -> io::Result<Option<Value>> {
        let Some(key) = there(open(key, KEY_QUERY_VALUE))? else { return Ok(None) };
        let Some(RegValue { bytes, vtype }) = there(key.get_raw_value(name))? else { return Ok(None) };
        if bytes.len() > LARGEST {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                say!("system/registry-value-too-large", size = bytes.len()),
            ));
        }
        Ok(Some(Value::new(vtype as u32, bytes)))
    }
}

impl UserVariables for Windows {
    fn set(&self, name: &str, value: Option<&Value>) -> io::Result<()> {
        let key = open(Key::UserVariables, KEY_QUERY_VALUE | KEY_SET_VALUE)?;
        let Some(value) = value else { return key.delete_value(name) };
        let vtype = kind(value.kind).ok_or(io::ErrorKind::InvalidData)?;
        key.set_raw_value(name, &RegValue { bytes: value.bytes().to_vec(), vtype })
    }

    #[expect(clippy::disallowed_methods, reason = "one fixed command line, whose end nobody waits for")]
    fn announce(&self) {
        use std::os::windows::process::CommandExt;
        let Some(root) = self.root.as_ref().filter(|root| root.is_absolute()) else { return };
        let program = root.join(r"System32\WindowsPowerShell\v1.0\powershell.exe");
        let mut command = Command::new(program);
        command.args(["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", ANNOUNCE]).creation_flags(NO_WINDOW);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // a window that does not answer would be waited for; where it cannot be started, the card said what to do
        let _ = command.spawn();
    }
}

/// The type of this number.
const fn kind(number: u32) -> Option<RegType> {
    Some(match number {
        0 => RegType::REG_NONE,
        1 => RegType::REG_SZ,
        2 => RegType::REG_EXPAND_SZ,
        3 => RegType::REG_BINARY,
        4 => RegType::REG_DWORD,
        5 => RegType::REG_DWORD_BIG_ENDIAN,
        6 => RegType::REG_LINK,
        7 => RegType::REG_MULTI_SZ,
        8 => RegType::REG_RESOURCE_LIST,
        9 => RegType::REG_FULL_RESOURCE_DESCRIPTOR,
        10 => RegType::REG_RESOURCE_REQUIREMENTS_LIST,
        11 => RegType::REG_QWORD,
        _ => return None,
    })
}
