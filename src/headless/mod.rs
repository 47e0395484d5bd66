//! How does the same run look without a screen? Other readers of the same events: JSON, and text.

pub mod company;
pub mod history;
pub mod json;
pub mod junit;
pub mod machines;
pub mod replay;
pub mod report;
pub mod scan;
pub mod text;
pub mod ticket;
pub mod wrap;
