//! How are several things said in one sentence? The words between them are a language's own.

/// `this, that, more`.
pub(super) fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> String {
    joined(items, |list, more| say!("diagnoses/lists-more", list = list, more = more))
}

/// `this and that`.
pub(super) fn and<T: Into<String>>(items: impl IntoIterator<Item = T>) -> String {
    joined(items, |list, more| say!("diagnoses/lists-and", list = list, more = more))
}

/// `this or that`.
pub(super) fn or<T: Into<String>>(items: impl IntoIterator<Item = T>) -> String {
    joined(items, |list, more| say!("diagnoses/lists-or", list = list, more = more))
}

fn joined<T: Into<String>>(items: impl IntoIterator<Item = T>, join: fn(&str, &str) -> String) -> String {
    let mut items = items.into_iter().map(Into::into);
    let first = items.next().unwrap_or_default();
    items.fold(first, |list, more| join(&list, &more))
}
