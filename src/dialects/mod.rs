//! How are the files written that people keep? Finding a value in them, and taking it out without touching the rest.
