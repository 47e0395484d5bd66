//! What does an answer mean? The service itself, its guard at the door, or something in between that answers in its place.

use super::network::Path;

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is as it should be.
    Fine,
    /// Cloudflare, in front of Anthropic, wants a proof that only a browser gives.
    Challenge,
    /// Requests from this place are not served.
    Region,
    /// A web page of somebody else: a Wi-Fi's sign-in page, or a filter's.
    Page,
    /// Too many requests came from here.
    TooMany,
    /// The service is in trouble: 5xx.
    Trouble(u16),
    /// Anything else.
    Refused(u16),
}

/// Whether a host, or the host of an address, is Anthropic's.
#[must_use]
pub fn of_anthropic(place: &str) -> bool {
    const DOMAINS: [&str; 3] = ["anthropic.com", "claude.ai", "claude.com"];
    let host = place.split_once("://").map_or(place, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
    DOMAINS.iter().any(|domain| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

impl Path {
    /// What the answer means; `None` if none came. Of a host that is not Anthropic's only the status is understood.
    #[must_use]
    pub fn said(&self) -> Option<Said> {
        let status = self.status.filter(|_| self.open())?;
        Some(match status {
            _ if of_anthropic(&self.target.host) => self.said_for_anthropic(status),
            200..=299 => Said::Fine,
            429 => Said::TooMany,
            500.. => Said::Trouble(status),
            _ => Said::Refused(status),
        })
    }

    fn said_for_anthropic(&self, status: u16) -> Said {
        let (seen, answer) = (&self.seen, &self.seen.answer);
        let has = |text: &Option<String>, words: &str| {
            text.as_ref().is_some_and(|text| text.to_ascii_lowercase().replace('-', " ").contains(words))
        };
        let unavailable = [&answer.sent_to, &answer.title].iter().any(|text| has(text, "unavailable in region"));
        let forbidden = answer.kind.as_deref() == Some("forbidden") || has(&answer.message, "request not allowed");
        let led_away = (300..400).contains(&status) && answer.sent_to.as_deref().is_some_and(|to| !of_anthropic(to));
        // what Anthropic itself sends carries an id of its own or of Cloudflare's
        let signed = seen.request_id || answer.ray.is_some();
        let for_people = matches!(self.target.host.as_str(), "claude.ai" | "claude.com") || signed;
        match status {
            _ if unavailable || status == 451 || (status == 403 && forbidden) => Said::Region,
            _ if seen.challenge.is_some() || has(&answer.title, "just a moment") => Said::Challenge,
            511 => Said::Page,
            429 => Said::TooMany,
            500.. => Said::Trouble(status),
            _ if led_away || (seen.web_page && !for_people) => Said::Page,
            200..=299 => Said::Fine,
            _ => Said::Refused(status),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::network::{Answer, Target};

    fn said(host: &str, status: u16, change: impl FnOnce(&mut Path)) -> Said {
        let target = Target { https: true, host: host.into(), port: 443, path: "/".into(), proxy: None };
        let mut path = Path { status: Some(status), ..Path::new(target) };
        change(&mut path);
        path.said().unwrap()
    }

    const API: &str = "api.anthropic.com";

    #[test]
    fn hosts_are_anthropics_by_their_end_only() {
        for place in ["anthropic.com", "API.Anthropic.com", "https://claude.ai/login", "https://x.claude.com:443/"] {
            assert!(of_anthropic(place), "{place}");
        }
        for place in ["notclaude.ai", "claude.ai.portal.example", "http://portal.example/claude.ai", ""] {
            assert!(!of_anthropic(place), "{place}");
        }
    }

    #[test]
    fn a_status_means_what_it_says() {
        for (status, expected) in [
            (200, Said::Fine),
            (204, Said::Fine),
            (301, Said::Refused(301)),
            (401, Said::Refused(401)),
            (403, Said::Refused(403)),
            (429, Said::TooMany),
            (451, Said::Region),
            (500, Said::Trouble(500)),
            (511, Said::Page),
            (529, Said::Trouble(529)),
        ] {
            assert_eq!(said(API, status, |_| {}), expected, "{status}");
        }
        assert_eq!(said("relay.example", 404, |path| path.seen.web_page = true), Said::Refused(404));
    }

    #[test]
    fn a_page_is_of_somebody_else_unless_it_is_signed() {
        let page = |path: &mut Path| path.seen.web_page = true;
        assert_eq!(said(API, 200, page), Said::Page);
        assert_eq!(said(API, 403, page), Said::Page, "a filter's");
        assert_eq!(said("claude.ai", 200, page), Said::Fine, "it is for people");
        let by_cloudflare = |path: &mut Path| {
            path.seen.web_page = true;
            path.seen.answer.ray = Some("8f-FRA".into());
        };
        assert_eq!(said(API, 403, by_cloudflare), Said::Refused(403));
        assert_eq!(said(API, 502, page), Said::Trouble(502));
        let to = |to: &str| Answer { sent_to: Some(to.to_owned()), ..Answer::default() };
        assert_eq!(said("claude.ai", 302, |path| path.seen.answer = to("http://portal.hotel/login")), Said::Page);
        assert_eq!(said("claude.ai", 302, |path| path.seen.answer = to("https://claude.com/x")), Said::Refused(302));
    }

    #[test]
    fn the_guard_at_the_door_is_told_from_the_service() {
        let challenge = |path: &mut Path| path.seen.challenge = Some("challenge".into());
        assert_eq!(said(API, 403, challenge), Said::Challenge);
        assert_eq!(said(API, 503, challenge), Said::Challenge);
        let titled = |title: &str| Answer { title: Some(title.to_owned()), ..Answer::default() };
        assert_eq!(said(API, 403, |path| path.seen.answer = titled("Just a moment...")), Said::Challenge);
        assert_eq!(said("claude.ai", 200, |path| path.seen.answer = titled("App unavailable in region")), Said::Region);
        let forbidden = Answer { kind: Some("forbidden".into()), ..Answer::default() };
        assert_eq!(said(API, 403, |path| path.seen.answer = forbidden.clone()), Said::Region);
        assert_eq!(said(API, 401, |path| path.seen.answer = forbidden), Said::Refused(401));
        let to = Answer { sent_to: Some("https://claude.ai/app-unavailable-in-region".into()), ..Answer::default() };
        assert_eq!(said("claude.ai", 307, |path| path.seen.answer = to), Said::Region);
    }
}
