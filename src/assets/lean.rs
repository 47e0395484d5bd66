//! What of a file need not be carried? What only those read who correct it: comments of texts, the indents of JSON.

use std::path::Path;

/// The text without that; of other kinds all of it.
pub(crate) fn lean(name: &str, text: &str) -> String {
    let lines = text.split_inclusive('\n');
    match Path::new(name).extension().and_then(|kind| kind.to_str()) {
        Some("ftl") => lines.filter(|line| !line.starts_with('#')).collect(),
        // no string of JSON goes over the end of a line
        Some("json") => lines.map(str::trim).collect(),
        _ => text.to_owned(),
    }
}
