//! Does each judge tell its cause from its neighbours?
