//! Why does `fix` not offer what was asked for? Because the company's policy does not allow it; and whom to ask.

use std::io::Write;

use crate::model::assessment::Assessment;
use crate::model::company::{CompanyPolicy, Withheld};

/// Says why the repair of this name is not offered, if a policy is why; returns whether it is.
///
/// # Errors
/// Writing to standard error.
pub(super) fn told(assessment: &Assessment, name: &str, err: &mut impl Write) -> std::io::Result<bool> {
    let all = assessment.facts.get::<Withheld>().into_iter().flat_map(|it| &it.0);
    let mut meant = all.filter(|it| it.id == name || it.id.split(':').next() == Some(name)).peekable();
    if meant.peek().is_none() {
        return Ok(false);
    }
    for it in meant {
        writeln!(err, "claude-fix: {}", it.because)?;
    }
    if let Some(advice) = assessment.facts.get::<CompanyPolicy>().and_then(CompanyPolicy::advice) {
        writeln!(err, "hint: {advice}")?;
    }
    Ok(true)
}
