//! What are Claude Code's own rules? Pure functions over plain data: when Claude Code changes, this room changes.

pub mod explain;
