//! What may be fetched from the network? One file, from hosts that are named, into memory; the caller writes it.
//!
//! No part of [`super::World`]: only the engine's `apply` is given a [`Fetch`], beside its hands.

use std::time::Duration;

use futures::future::BoxFuture;

use super::network::{ProxyLogin, Trust};
use crate::model::network::Via;

/// A file to be fetched.
#[derive(Clone)]
pub struct Request {
    /// Its address; only `https` is fetched.
    pub url: String,
    /// The hosts that it may come from, redirects included.
    pub hosts: &'static [&'static str],
    /// The most bytes that are taken.
    pub most: u64,
    /// How long it may take in all.
    pub limit: Duration,
    /// Through which proxy; `None` without one.
    pub via: Option<Via>,
    /// The proxy's address as the person set it.
    pub proxy: Option<ProxyLogin>,
    /// Whom to believe. Nothing is taken on an unverified connection, whatever the environment says.
    pub trust: Trust,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes, whole.
    pub bytes: Vec<u8>,
    /// The address that they came from in the end.
    pub from: String,
}

/// Fetches files.
pub trait Fetch: Send + Sync {
    /// Fetches one.
    ///
    /// The error says what stood in the way, as half a sentence without secrets.
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Fetched, String>>;
}

/// Fetches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Fetch for Nothing {
    fn fetch(&self, _request: Request) -> BoxFuture<'_, Result<Fetched, String>> {
        Box::pin(std::future::ready(Err(say!("system/nothing-fetched-here"))))
    }
}
