//! What of a file need not be carried? What only those read who correct it: comments of texts, the indents of JSON.

/// The text without that; of other kinds all of it.
pub(crate) fn lean(name: &str, text: &str) -> String {
    let lines = text.split_inclusive('\n');
    if name.ends_with(".ftl") {
        lines.filter(|line| !line.starts_with('#')).collect()
    } else if name.ends_with(".json") {
        // no string of JSON goes over the end of a line
        lines.map(str::trim).collect()
    } else {
        text.to_owned()
    }
}
